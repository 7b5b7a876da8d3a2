package knowledge

import (
	"fmt"
	"strconv"
	"strings"
)

// Every sentence that staff read about PDF files.

func pdfLocked(id string) Problem {
	return Problem{Error, id, 0, "Tệp PDF này có mật khẩu nên không đọc được.",
		"Mở tệp bằng mật khẩu, in hoặc lưu lại thành tệp PDF không có mật khẩu rồi chép vào thư mục."}
}

func pdfDamaged(id string) Problem {
	return Problem{Error, id, 0, "Tệp PDF bị hỏng nên không đọc được.",
		"Chép lại tệp từ nguồn; nếu vẫn lỗi, mở tài liệu gốc bằng Word và lưu lại thành .docx."}
}

func pdfMended(id string) Problem {
	return Problem{Warning, id, 0, "Tệp PDF bị hỏng một phần; đã đọc phần còn đọc được, có thể thiếu nội dung.",
		"Chép lại tệp từ nguồn, hoặc mở tài liệu gốc bằng Word và lưu lại thành .docx."}
}

func pdfTooSlow(id string) Problem {
	return Problem{Error, id, 0, fmt.Sprintf("Tệp PDF quá phức tạp, đọc quá %.0f giây nên đã dừng.", maxPDFTime.Seconds()),
		"Chia tài liệu thành nhiều tệp nhỏ hơn, hoặc lưu tài liệu gốc thành .docx."}
}

func pdfScanned(id string) Problem {
	return Problem{Error, id, 0, "Tệp PDF này là bản chụp (ảnh quét), không có chữ nên không trích dẫn được.",
		"Dùng tệp Word gốc (.docx); nếu không có, hãy nhận dạng chữ (OCR) rồi soát lại, hoặc gõ lại vào Word."}
}

func pdfScannedPages(id string, pages []int) Problem {
	numbers := make([]string, 0, len(pages))
	for _, n := range pages[:min(len(pages), 20)] {
		numbers = append(numbers, strconv.Itoa(n))
	}
	list := strings.Join(numbers, ", ")
	if len(pages) > len(numbers) {
		list += "…"
	}
	return Problem{Warning, id, pages[0], fmt.Sprintf("Trang %s là ảnh chụp, không có chữ nên không được dùng.", list),
		"Nếu các trang này có nội dung cần trích dẫn, hãy dùng tệp Word gốc (.docx) hoặc gõ lại."}
}

func pdfWithoutText(id string) Problem {
	return Problem{Error, id, 0, "Tệp PDF không có chữ nào.", "Kiểm tra lại tệp; dùng tệp Word gốc (.docx) nếu có."}
}

func pdfUnknownLetters(id string) Problem {
	return Problem{Error, id, 0, "Chữ trong tệp PDF này không có bảng mã nên không đọc được chính xác.",
		"Mở tài liệu gốc bằng Word và lưu lại thành .docx, hoặc xuất lại PDF từ Word."}
}
