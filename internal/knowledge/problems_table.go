package knowledge

import "fmt"

// Every sentence that staff read about question–answer lists.

const listColumns = "Dòng đầu của bảng ghi tên các cột: cau_hoi (câu hỏi), tra_loi (câu trả lời), nguon (nguồn)."

// noAnswerColumns says which column of a question–answer list is missing; line is
// that of the row that looks like the header.
func noAnswerColumns(id string, line int, c columns) Problem {
	p := Problem{Error, id, line, "Bảng này thiếu cột «tra_loi» (câu trả lời) nên không được dùng.", listColumns}
	if c.answer >= 0 {
		p.Message = "Bảng này thiếu cột «cau_hoi» (câu hỏi) nên không được dùng."
	}
	return p
}

// plainTable says how a table without questions and answers is read.
func plainTable(id string) Problem {
	return Problem{Note, id, 0, "Bảng này được đọc theo từng dòng, mỗi ô kèm tên cột.",
		"Không cần sửa; nếu đây là danh sách hỏi – đáp: " + listColumns}
}

func spacedTable(id string, line int) Problem {
	return Problem{Warning, id, line, "Từ dòng này có vẻ là một bảng xếp bằng dấu cách; bot chưa chắc về các cột nên đọc như đoạn văn, các ô có thể dính vào nhau.",
		"Chép bảng vào Word (.docx) hoặc Excel (.xlsx), hoặc viết mỗi dòng của bảng thành một câu."}
}

func hiddenCells(id, sheet string, count int) Problem {
	return Problem{Note, id, 0, fmt.Sprintf("Trang tính «%s» có %d dòng hoặc cột đang ẩn nên không được dùng.", sheet, count),
		"Không cần sửa nếu đúng ý; nếu cần dùng, hãy bỏ ẩn (hoặc bỏ lọc) rồi lưu lại."}
}

func faultyCells(id, sheet string, cells []string) Problem {
	return Problem{Warning, id, 0, fmt.Sprintf("Trang tính «%s» có ô hiện lỗi thay vì giá trị: %s; các ô này không được dùng.", sheet, shortList(cells)),
		"Sửa công thức, hoặc gõ giá trị đúng vào ô."}
}

// rowFault is what can be wrong with one row of a list.
type rowFault int

const (
	rowTooWide rowFault = iota
	rowWithoutAnswer
	rowWithoutQuestion
	rowRepeated
	rowContradicts
)

// problem reports a fault of the row at line; earlier is the row it repeats.
func (f rowFault) problem(id string, line int, text string, earlier int) Problem {
	text = shortened(text)
	switch f {
	case rowTooWide:
		return Problem{Error, id, line, fmt.Sprintf("Dòng %d có nhiều ô hơn dòng tên cột nên không được dùng.", line),
			"Có lẽ câu hỏi hoặc câu trả lời có dấu phẩy hay dấu chấm phẩy: hãy đặt cả ô trong dấu ngoặc kép \"…\", hoặc lưu bảng thành .xlsx."}
	case rowWithoutAnswer:
		return Problem{Warning, id, line, fmt.Sprintf("Dòng %d có câu hỏi «%s» nhưng chưa có câu trả lời nên bị bỏ qua.", line, text),
			"Điền cột tra_loi, hoặc xóa dòng này."}
	case rowWithoutQuestion:
		return Problem{Note, id, line, fmt.Sprintf("Dòng %d có câu trả lời «%s» nhưng chưa có câu hỏi.", line, text),
			"Điền cột cau_hoi để câu trả lời dễ được tìm thấy hơn."}
	case rowRepeated:
		return Problem{Note, id, line, fmt.Sprintf("Câu hỏi «%s» ở dòng %d lặp lại dòng %d, cùng một câu trả lời.", text, line, earlier),
			"Xóa một trong hai dòng."}
	default:
		return Problem{Warning, id, line, fmt.Sprintf("Câu hỏi «%s» ở dòng %d đã có ở dòng %d với câu trả lời khác.", text, line, earlier),
			"Giữ một câu trả lời đúng, xóa dòng còn lại."}
	}
}

// moreRows stands for the rows beyond those reported one by one.
func moreRows(id string, f rowFault, more int) Problem {
	p := f.problem(id, 0, "", 0)
	what := map[rowFault]string{
		rowTooWide:         "có nhiều ô hơn dòng tên cột",
		rowWithoutAnswer:   "chưa có câu trả lời",
		rowWithoutQuestion: "chưa có câu hỏi",
		rowRepeated:        "lặp lại câu hỏi của dòng trước",
		rowContradicts:     "lặp lại câu hỏi của dòng trước với câu trả lời khác",
	}[f]
	p.Message = fmt.Sprintf("Còn %d dòng nữa %s.", more, what)
	return p
}

func wrongQuotes(id string, line int) Problem {
	return Problem{Error, id, line, "Dấu ngoặc kép trong bảng viết sai nên có dòng có thể bị đọc thiếu hoặc dính vào nhau.",
		"Kiểm tra dòng này: mỗi ô mở ngoặc kép phải đóng lại, dấu ngoặc kép bên trong ô viết hai lần (\"\"). Lưu bảng thành .xlsx thì không gặp lỗi này."}
}

func lockedWorkbook(id string) Problem {
	return Problem{Error, id, 0, "Bảng tính này có mật khẩu hoặc là tệp Excel kiểu cũ, nên không đọc được.",
		"Mở bằng Excel, bỏ mật khẩu (File > Info > Protect Workbook), lưu lại thành .xlsx."}
}

func damagedSheet(id, sheet string, tooLarge bool) Problem {
	p := Problem{Error, id, 0, fmt.Sprintf("Trang tính «%s» bị hỏng nên không đọc được.", shortened(sheet)),
		"Mở tệp bằng Excel, lưu lại thành tệp .xlsx mới rồi chép vào thư mục."}
	if tooLarge {
		p.Message = fmt.Sprintf("Trang tính «%s» quá lớn nên không được dùng.", shortened(sheet))
		p.Mend = "Chia danh sách thành nhiều tệp nhỏ hơn."
	}
	return p
}
