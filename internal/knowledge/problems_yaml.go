package knowledge

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Every sentence that staff read about front matter and the YAML files.

func brokenYAML(id string, line int, reason yamlReason) Problem {
	p := Problem{Error, id, line, "Phần khai báo viết sai cách nên không đọc được.", "Kiểm tra dòng này và dòng ngay trên: mỗi mục viết theo dạng «khóa: giá trị», các mục thẳng cột với nhau."}
	switch reason {
	case yamlTab:
		p.Message = "Dòng này có dấu Tab hoặc ký hiệu không được phép ở đầu giá trị."
		p.Mend = "Thay dấu Tab bằng dấu cách; nếu giá trị bắt đầu bằng ký hiệu như @, `, % thì đặt cả giá trị trong dấu ngoặc kép \"…\"."
	case yamlColon:
		p.Message = "Dòng này có thêm dấu hai chấm trong giá trị."
		p.Mend = "Đặt cả giá trị trong dấu ngoặc kép, ví dụ: tieu_de: \"Quy hoạch: cảng biển\"."
	case yamlQuote:
		p.Message = "Có dấu ngoặc mở ra mà chưa đóng lại."
		p.Mend = "Kiểm tra dấu ngoặc kép \"…\" và ngoặc vuông […] ở dòng này và các dòng trên."
	case yamlFlow:
		p.Message = "Danh sách trong ngoặc […] chưa đóng, hoặc có câu chứa dấu hỏi hay ký hiệu khác mà chưa đặt trong ngoặc kép."
		p.Mend = "Đặt từng câu trong dấu ngoặc kép: [\"câu thứ nhất?\", \"câu thứ hai?\"], và kiểm tra ngoặc đóng ]."
	case yamlIndent:
		p.Message = "Các dòng không thẳng cột với nhau nên không đọc được."
		p.Mend = "Viết các mục cùng cấp thẳng cột, dùng dấu cách để thụt dòng; giá trị có ký hiệu đặc biệt thì đặt trong dấu ngoặc kép."
	}
	return p
}

func unreadTOML(id string, line int) Problem {
	return Problem{Warning, id, line, "Phần khai báo giữa hai dòng «+++» (kiểu TOML) không đọc được nên bị bỏ qua.",
		"Viết phần khai báo giữa hai dòng «---», mỗi dòng một mục, ví dụ: tieu_de: Quy hoạch cảng biển."}
}

func openFrontMatter(id string, line int) Problem {
	return Problem{Warning, id, line, "Phần khai báo ở đầu tệp mở bằng «---» nhưng chưa đóng lại.", "Thêm một dòng «---» ngay sau phần khai báo."}
}

func bareFrontMatter(id string, line int) Problem {
	return Problem{Warning, id, line, "Phần khai báo ở đầu tệp không nằm giữa hai dòng «---»; bot vẫn đọc như phần khai báo.", "Thêm một dòng «---» ngay trên và một dòng «---» ngay dưới phần khai báo."}
}

func wantMapping(id string, line int, keys []string) Problem {
	return Problem{Error, id, line, "Chỗ này phải là các dòng «khóa: giá trị».", fmt.Sprintf("Các khóa dùng được: %s.", strings.Join(keys, ", "))}
}

func wantList(id string, line int) Problem {
	return Problem{Error, id, line, "Chỗ này phải là một danh sách.", "Viết mỗi mục trên dòng riêng, bắt đầu bằng dấu gạch ngang và một dấu cách: «- …»."}
}

func wantText(id string, line int, key string) Problem {
	return Problem{Error, id, line, fmt.Sprintf("Giá trị của «%s» phải là chữ viết liền trên một dòng.", key),
		fmt.Sprintf("Viết: %s: \"…\".", key)}
}

func unknownKey(id string, line int, key, meant string, known []string) Problem {
	p := Problem{Warning, id, line, fmt.Sprintf("Không có khóa nào tên là «%s» nên dòng này bị bỏ qua.", shortened(key)),
		fmt.Sprintf("Các khóa dùng được: %s.", strings.Join(known, ", "))}
	if meant != "" {
		p.Mend = fmt.Sprintf("Có lẽ khóa đúng là «%s»: hãy sửa lại.", meant)
	}
	return p
}

// otherKey reports a key that is read in spite of how it is written.
func otherKey(id string, line int, key, meant string) Problem {
	return Problem{Warning, id, line, fmt.Sprintf("Khóa «%s» được hiểu là «%s».", shortened(key), meant),
		fmt.Sprintf("Nếu đúng ý, nên viết đúng là «%s»; nếu không, hãy xóa dòng này.", meant)}
}

// badExpiry reports a last day of validity that cannot be read. until is the day
// that is taken instead, zero for none.
func badExpiry(id string, line int, value string, until time.Time) Problem {
	p := badValue(id, line, keyExpires, value)
	p.Message = fmt.Sprintf("Giá trị «%s» của «%s» không hiểu được nên tài liệu vẫn được trích dẫn như còn hiệu lực.", shortened(value), keyExpires)
	if !until.IsZero() {
		p.Severity = Warning
		p.Message = fmt.Sprintf("Giá trị «%s» của «%s» không hiểu được; tạm coi là hết hiệu lực sau ngày %s.", shortened(value), keyExpires, vietnameseDay(until))
	}
	return p
}

func repeatedKey(id string, line int, key string) Problem {
	return Problem{Warning, id, line, fmt.Sprintf("Khóa «%s» viết hai lần; chỉ dòng trước được dùng.", key), "Xóa một trong hai dòng."}
}

func badValue(id string, line int, key, value string) Problem {
	p := Problem{Error, id, line, fmt.Sprintf("Giá trị «%s» của «%s» không hiểu được nên bị bỏ qua.", shortened(value), key), ""}
	switch key {
	case keyDate, keyExpires:
		p.Mend = fmt.Sprintf("Viết ngày theo dạng năm-tháng-ngày hoặc ngày/tháng/năm, ví dụ: %s: 2017-02-28 hoặc %s: 28/02/2017.", key, key)
	case keyPeriod:
		p.Mend = "Viết năm đầu và năm cuối, ví dụ: giai_doan: 2015-2020."
	case keyBooking:
		p.Mend = "Viết địa chỉ trang web đầy đủ, bắt đầu bằng https://; nếu chưa có thì để trống."
	case keyHotline:
		p.Mend = "Viết số điện thoại, ví dụ: hotline: 0225.3822.258."
	case keyEmail:
		p.Mend = "Viết một địa chỉ thư điện tử đầy đủ, có dấu @; nếu chưa có thì để trống."
	case keyRefuse:
		p.Mend = "Viết tu_choi: true nếu câu hỏi phải bị từ chối; nếu không thì bỏ dòng này."
	}
	return p
}

// shortened quotes at most a line of what staff wrote.
func shortened(s string) string {
	const longest = 60
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= longest {
		return string(r)
	}
	return string(r[:longest]) + "…"
}

func phrasingWithoutPassage(id string, line int) Problem {
	return Problem{Warning, id, line, "Mục cau_hoi_mau này chưa cho biết hỏi về đoạn nào.", "Thêm doan: <số thứ tự của đoạn>, hoặc doan: \"vài chữ trích nguyên văn từ đoạn\"."}
}

func phrasingWithoutQuestion(id string, line int, passage string) Problem {
	return Problem{Warning, id, line, fmt.Sprintf("Mục cau_hoi_mau cho đoạn «%s» chưa có câu hỏi nào.", shortened(passage)), "Thêm cau_hoi: [\"câu hỏi thứ nhất\", \"câu hỏi thứ hai\"]."}
}

func bothAnsweredAndNot(id, question string) Problem {
	return Problem{Warning, id, 0, fmt.Sprintf("Câu «%s» vừa nằm trong cau_hoi_mau vừa nằm trong khong_tra_loi, nên bot vẫn trả lời.", shortened(question)), "Xóa câu ấy ở một trong hai chỗ."}
}

func passageNotFound(id string, line int, doc *Document, passage string, found int) Problem {
	p := Problem{Error, id, line, fmt.Sprintf("Không tìm thấy đoạn «%s» trong %s.", shortened(passage), doc.ID), "Chép lại vài chữ liền nhau, đúng nguyên văn, từ đoạn muốn nói tới."}
	_, notNumber := strconv.Atoi(passage)
	switch {
	case notNumber == nil:
		p.Mend = fmt.Sprintf("Tài liệu này có %d đoạn: viết số từ 1 đến %d, hoặc trích vài chữ nguyên văn của đoạn.", len(doc.Passages), len(doc.Passages))
	case found > 1:
		p.Message = fmt.Sprintf("Chữ «%s» có trong %d đoạn của %s nên không biết là đoạn nào.", shortened(passage), found, doc.ID)
		p.Mend = "Trích dài hơn, sao cho chỉ một đoạn có những chữ đó."
	}
	return p
}

func conceptWithoutTerm(line int) Problem {
	return Problem{Error, glossaryFile, line, "Mục thuật ngữ này thiếu «vi» nên bị bỏ qua.", "Thêm thuật ngữ tiếng Việt, ví dụ: vi: [khu công nghiệp]."}
}

func sharedTerm(term string, lines []int) Problem {
	at := make([]string, len(lines))
	for i, n := range lines {
		at[i] = strconv.Itoa(n)
	}
	return Problem{Note, glossaryFile, lines[1],
		fmt.Sprintf("«%s» có trong nhiều mục thuật ngữ (các mục ở dòng %s).", shortened(term), strings.Join(at, ", ")),
		"Nếu cùng một nghĩa, hãy gộp các mục lại; nếu khác nghĩa thì không cần sửa."}
}

func checkWithoutQuestion(line int) Problem {
	return Problem{Error, checksFile, line, "Mục kiểm tra này chưa có câu hỏi.", "Thêm cau_hoi: \"…\"."}
}

func checkWithoutTarget(line int) Problem {
	return Problem{Error, checksFile, line, "Câu hỏi này chưa cho biết phải tìm ra đoạn nào.",
		"Thêm tai_lieu: <tên tệp> và doan: <số hoặc trích nguyên văn>; nếu câu hỏi phải bị từ chối thì thêm tu_choi: true."}
}

func checkBothWays(line int) Problem {
	return Problem{Error, checksFile, line, "Câu hỏi này vừa phải bị từ chối vừa có tài liệu trả lời.", "Chỉ giữ tu_choi, hoặc chỉ giữ tai_lieu và doan."}
}

func checkDocumentNotFound(line int, name, meant string) Problem {
	p := Problem{Error, checksFile, line, fmt.Sprintf("Không có tài liệu nào tên là «%s».", shortened(name)), "Viết đúng tên tệp, kể cả thư mục con và phần đuôi, ví dụ: quy-hoach/cang-bien.md."}
	if meant != "" {
		p.Mend = fmt.Sprintf("Có lẽ tên đúng là «%s»: hãy sửa lại.", meant)
	}
	return p
}
