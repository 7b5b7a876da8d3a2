package knowledge

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"haiphongbot/internal/vietnamese"
)

// Every sentence that staff read about the folder as a whole and about the
// files in it. Those about what is written inside YAML are in
// problems_yaml.go.

func unreadable(id string, err error) Problem {
	if errors.Is(err, fs.ErrPermission) {
		return Problem{Error, id, 0, "Không có quyền đọc tệp này.", "Cấp quyền đọc tệp cho chương trình (hoặc chép lại tệp vào thư mục)."}
	}
	return Problem{Error, id, 0, "Không đọc được tệp này từ ổ đĩa.", "Chép lại tệp vào thư mục; nếu vẫn lỗi, hãy báo người quản trị máy."}
}

func damaged(id string) Problem {
	mend := "Mở tệp bằng chương trình đã tạo ra nó, lưu lại thành tệp mới rồi chép vào thư mục."
	if strings.EqualFold(path.Ext(id), ".docx") {
		mend = "Mở tệp bằng Word, lưu lại thành tệp .docx mới rồi chép vào thư mục."
	}
	return Problem{Error, id, 0, "Tệp bị hỏng nên không đọc được.", mend}
}

func lockedDocument(id string) Problem {
	return Problem{Error, id, 0, "Tệp Word có mật khẩu nên không đọc được.",
		"Mở tệp bằng Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu > Mã hóa bằng mật khẩu, xóa trống), lưu lại thành .docx."}
}

func oldDocument(id string) Problem {
	return Problem{Error, id, 0, "Đây là tệp Word kiểu cũ (.doc) chỉ đổi phần đuôi thành .docx.",
		"Mở tệp bằng Word, chọn Lưu thành (Save As), kiểu .docx, rồi chép tệp mới vào thư mục."}
}

func notWord(id string) Problem {
	return Problem{Error, id, 0, "Tệp có đuôi .docx nhưng không phải là tệp Word, hoặc chưa chép xong.",
		"Mở tệp bằng Word, lưu lại thành .docx rồi chép lại vào thư mục."}
}

func misnamed(id string, kind fileKind) Problem {
	return Problem{Error, id, 0, fmt.Sprintf("Tệp có đuôi %s nhưng thật ra là %s (%s) nên không được dùng.", suffix(id), kind.name, kind.suffixes[0]),
		fmt.Sprintf("Đổi đuôi tệp thành %s (trong Windows: View > Show > File name extensions để thấy phần đuôi).", kind.suffixes[0])}
}

func fileTooLarge(id string, size int64) Problem {
	return Problem{Error, id, 0,
		fmt.Sprintf("Tệp lớn %s, vượt giới hạn %s.", megabytes(size), megabytes(maxFileBytes)),
		"Chia tệp thành nhiều tệp nhỏ, hoặc bỏ bớt hình ảnh rồi lưu lại."}
}

func textTooLong(id string) Problem {
	return Problem{Error, id, 0,
		fmt.Sprintf("Phần chữ trong tệp dài quá %s nên tệp không được dùng.", megabytes(maxTextBytes)),
		"Chia tài liệu thành nhiều tệp nhỏ hơn, ví dụ mỗi chương một tệp."}
}

func tooManyParagraphs(id string) Problem {
	return Problem{Error, id, 0,
		fmt.Sprintf("Tệp có hơn %d đoạn; phần sau không được dùng.", maxBlocks),
		"Chia tài liệu thành nhiều tệp nhỏ hơn."}
}

func megabytes(n int64) string { return fmt.Sprintf("%d MB", (n+(1<<20)-1)>>20) }

func emptyFile(id string) Problem {
	return Problem{Error, id, 0, "Tệp trống, không có nội dung.", "Chép lại tệp có nội dung, hoặc xóa tệp này."}
}

func nothingToQuote(id string) Problem {
	return Problem{Error, id, 0, "Tệp không có đoạn văn nào để trích dẫn.", "Viết nội dung bên dưới tiêu đề, hoặc xóa tệp này."}
}

func notText(id string) Problem {
	return Problem{Error, id, 0, "Không nhận ra bảng mã chữ của tệp.", "Mở tệp bằng Notepad hoặc Word, lưu lại với bảng mã UTF-8."}
}

// legacyEncoding: partly says that the rest of the file is Unicode.
func legacyEncoding(id, encoding string, partly, doubtful bool) Problem {
	name := map[string]string{
		vietnamese.EncodingVNI:    "VNI",
		vietnamese.EncodingTCVN3:  "TCVN3 (ABC)",
		vietnamese.EncodingCP1258: "Windows-1258",
		vietnamese.EncodingUTF8:   "UTF-8 bị lưu nhầm",
		vietnamese.EncodingVIQR:   "VIQR (dấu viết sau chữ)",
		encodingWestern:           "Windows-1252 (chữ Tây Âu)",
	}[encoding]
	if doubtful {
		return Problem{Warning, id, 0,
			fmt.Sprintf("Không chắc về bảng mã chữ của tệp; đã đọc như bảng mã %s.", name),
			"Xem lại các đoạn đã đọc; nếu sai dấu, mở tệp bằng Notepad hoặc Word, lưu lại với bảng mã UTF-8."}
	}
	what := "Tệp"
	if partly {
		what = "Một phần của tệp"
	}
	return Problem{Note, id, 0,
		fmt.Sprintf("%s dùng bảng mã cũ %s; nội dung đã được tự động chuyển sang Unicode.", what, name),
		"Không cần sửa; nếu thấy sai dấu, mở tệp và lưu lại với bảng mã UTF-8."}
}

func brokenCharacters(id string, line, count int) Problem {
	return Problem{Warning, id, line,
		fmt.Sprintf("Có %d chữ bị hỏng, hiện thành «\uFFFD».", count),
		"Gõ lại các chữ này, rồi lưu tệp với bảng mã UTF-8."}
}

func noReader(id string) Problem {
	p := Problem{Warning, id, 0, "Chưa đọc được loại tệp này nên nội dung không được dùng.", "Chép nội dung vào Word và lưu thành .docx, hoặc lưu thành .txt."}
	switch suffix(id) {
	case ".doc", ".dot", ".rtf", ".odt", ".wps", ".pages":
		p.Severity = Error
		p.Message = "Chưa đọc được tệp Word kiểu cũ hoặc của phần mềm khác."
		p.Mend = "Mở tệp bằng Word, chọn Lưu thành (Save As), kiểu .docx, rồi chép tệp .docx vào thư mục."
	case ".xls", ".xlsb", ".ods":
		p.Severity = Error
		p.Message = "Chưa đọc được bảng tính kiểu này."
		p.Mend = "Mở tệp bằng Excel, lưu lại thành .xlsx với các cột cau_hoi, tra_loi, nguon."
	case ".ppt", ".pptx", ".odp":
		p.Mend = "Chép nội dung trình chiếu vào Word và lưu thành .docx."
	case ".zip", ".rar", ".7z", ".gz", ".tar":
		p.Message = "Tệp nén không được đọc."
		p.Mend = "Giải nén rồi chép các tài liệu bên trong vào thư mục."
	case ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".svg":
		p.Message = "Tệp hình ảnh không có chữ để trích dẫn."
		p.Mend = "Gõ lại nội dung vào Word và lưu thành .docx, hoặc xóa tệp này."
	case ".yaml", ".yml":
		p.Message = "Không biết tệp .yaml này dùng để làm gì."
		p.Mend = fmt.Sprintf("Các tên dùng được: %s; hoặc tên một tài liệu trong cùng thư mục, ví dụ bao-cao.docx.yaml.", strings.Join(specialFiles, ", "))
		if meant, ok := nearest(id, specialFiles); ok {
			p.Severity = Error
			p.Mend = fmt.Sprintf("Có lẽ tên đúng là %s: hãy đổi tên tệp.", meant)
		}
	}
	return p
}

// otherName reports a special file that is read in spite of its name.
func otherName(id, file string) Problem {
	return Problem{Note, id, 0, fmt.Sprintf("Tệp này được đọc như %s.", file),
		fmt.Sprintf("Nên đổi tên thành đúng %s (trong Windows: View > Show > File name extensions để thấy phần đuôi).", file)}
}

// spareFile reports a file that means a special file when another one is it.
func spareFile(id, used string) Problem {
	return Problem{Warning, id, 0, fmt.Sprintf("Tệp này là một bản khác của %s nên không được dùng; bot chỉ dùng %s.", used, used),
		"Chép nội dung đúng vào tệp đang dùng rồi xóa tệp này."}
}

func brokenLink(id string) Problem {
	return Problem{Error, id, 0, "Đây là lối tắt dẫn ra ngoài thư mục hoặc dẫn tới tệp không còn, nên không được đọc.", "Chép chính tệp đó vào thư mục thay cho lối tắt."}
}

func linkedFolder(id string) Problem {
	return Problem{Warning, id, 0, "Đây là lối tắt tới một thư mục khác, nên không được đọc.", "Chép các tệp cần dùng vào thư mục thay cho lối tắt."}
}

func notAFile(id string) Problem {
	return Problem{Warning, id, 0, "Đây không phải là tệp thông thường nên bị bỏ qua.", "Xóa mục này khỏi thư mục."}
}

func sameName(id string) Problem {
	return Problem{Error, id, 0, "Có hai tệp trùng tên (chỉ khác cách ghi dấu); chỉ một tệp được dùng.", "Đổi tên hoặc xóa một trong hai tệp."}
}

func tooDeep(id string) Problem {
	return Problem{Error, id, 0, fmt.Sprintf("Thư mục nằm sâu hơn %d cấp nên không được đọc.", maxDepth), "Chuyển các tệp bên trong lên thư mục cấp trên."}
}

func tooManyFiles() Problem {
	return Problem{Error, "", 0, fmt.Sprintf("Thư mục có hơn %d tệp; các tệp còn lại không được đọc.", maxFiles), "Bỏ bớt các tệp không phải là tài liệu."}
}

func longParagraph(id string, line, paragraph, length int) Problem {
	return Problem{Note, id, line,
		fmt.Sprintf("Đoạn %d dài %d ký tự, khó đọc trên điện thoại.", paragraph, length),
		"Nên tách đoạn này thành các đoạn ngắn, cách nhau một dòng trống."}
}

func cutParagraph(id string, line, first, last, length int) Problem {
	return Problem{Warning, id, line,
		fmt.Sprintf("Một đoạn dài %d ký tự, được tự động chia thành các đoạn %d–%d.", length, first, last),
		"Nên tự tách thành các đoạn ngắn, cách nhau một dòng trống."}
}

func expired(id string, day time.Time) Problem {
	return Problem{Warning, id, 0,
		fmt.Sprintf("Tài liệu đã hết hiệu lực từ sau ngày %s nên không còn được trích dẫn.", vietnameseDay(day)),
		"Thay bằng tài liệu mới, sửa het_hieu_luc nếu còn hiệu lực, hoặc xóa tệp."}
}

func expiresSoon(id string, day time.Time) Problem {
	return Problem{Warning, id, 0,
		fmt.Sprintf("Tài liệu chỉ còn hiệu lực đến hết ngày %s; sau đó sẽ không còn được trích dẫn.", vietnameseDay(day)),
		"Chuẩn bị tài liệu thay thế, hoặc sửa het_hieu_luc nếu được gia hạn."}
}

func passagesRepeated(id, by string, passages int) Problem {
	return Problem{Note, id, 0,
		fmt.Sprintf("%d đoạn trùng hoặc gần trùng với %s; khi được hỏi, bot chỉ trích dẫn %s.", passages, by, by), "Không cần sửa nếu đúng ý."}
}

func documentRepeated(id string, copies []string) Problem {
	const few = 20
	list := strings.Join(copies[:min(few, len(copies))], ", ")
	if len(copies) > few {
		list += fmt.Sprintf(" và %d tệp nữa", len(copies)-few)
	}
	return Problem{Warning, id, 0,
		fmt.Sprintf("%d tệp khác trùng hoặc gần trùng với tệp này: %s. Khi được hỏi, bot chỉ trích dẫn tệp này.", len(copies), list),
		"Xóa các bản cũ hoặc bản chép thừa; nếu bản khác mới đúng, hãy xóa tệp này, hoặc ghi ngày mới hơn ở dòng ngay của bản đúng."}
}

func otherPeriod(id, period, other, otherPeriod string) Problem {
	return Problem{Note, id, 0,
		fmt.Sprintf("Cùng chủ đề với %s nhưng khác giai đoạn (%s và %s).", other, period, otherPeriod),
		"Nếu tài liệu cũ không còn giá trị, hãy ghi het_hieu_luc hoặc xóa tệp; nếu cần giữ cả hai thì không phải sửa."}
}

func futureDate(id string, day time.Time) Problem {
	return Problem{Warning, id, 0,
		fmt.Sprintf("Ngày của tài liệu (%s) ở sau ngày hôm nay.", vietnameseDay(day)),
		"Kiểm tra lại ngày, nhất là thứ tự ngày/tháng."}
}

func vietnameseDay(t time.Time) string { return t.Format("02/01/2006") }

func noContactFile() Problem {
	return Problem{Warning, contactFile, 0, "Chưa có tệp liên hệ, nên khi được hỏi, Trung tâm không đưa ra được số điện thoại nào.",
		"Tạo tệp lien-he.yaml có ít nhất dòng: hotline: <số điện thoại>."}
}

func noHotline() Problem {
	return Problem{Warning, contactFile, 0, "Chưa có số hotline.", "Điền dòng hotline: <số điện thoại>."}
}

func earlierKept(id string) Problem {
	return Problem{Warning, id, 0, "Bản mới của tệp này chưa dùng được, nên bot vẫn trả lời bằng bản trước đó.",
		"Sửa tệp theo hướng dẫn ở trên rồi lưu lại; muốn thôi dùng hẳn thì xóa tệp."}
}

func folderAway() Problem {
	return Problem{Error, "", 0, "Không mở được thư mục kho tài liệu (ổ mạng chưa kết nối, thư mục bị đổi tên hoặc không có quyền đọc); bot vẫn trả lời bằng bản gần nhất.",
		"Kết nối lại ổ đĩa hoặc đặt lại tên và quyền của thư mục; bot tự đọc lại sau ít phút."}
}

func unusedDocuments(ids []string) Problem {
	return Problem{Note, "", 0, fmt.Sprintf("Hơn 30 ngày qua chưa có câu hỏi nào được trả lời bằng %d tài liệu: %s.", len(ids), shortList(ids)),
		"Nếu tài liệu vẫn cần, thêm những cách người ta hay hỏi vào cau_hoi_mau; nếu không còn cần, hãy xóa tệp."}
}
