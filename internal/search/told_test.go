package search

import (
	"slices"
	"testing"

	"haiphongbot/internal/vietnamese"
)

// TestFactsThatAreToldInOtherForms asks for what sentences tell in a form of their own, and
// for what they do not tell although they have something like it.
func TestFactsThatAreToldInOtherForms(t *testing.T) {
	x := indexed(t, libraryOf("Quy định",
		"Tổ công tác hỗ trợ doanh nghiệp họp mỗi tháng một lần. Xe điện vào phố cổ chạy trên đường lát đá.",
		"Quán bánh đa bà Cụ bán từ 6h đến 14h30. Chợ hoa Hàng Kênh bán hoa tươi.",
		"Nhà đầu tư không phải nộp lệ phí khi xin giấy chứng nhận. Doanh nghiệp nộp tiền ký quỹ.",
		"Hồ sơ vay vốn gồm đơn theo mẫu; bản sao đăng ký kinh doanh; hợp đồng thuê nhà xưởng.",
		"Ban chỉ đạo do Chủ tịch Ủy ban nhân dân thành phố làm trưởng ban. Tổ thư ký do trưởng ban lập.",
		"Dự án lấn biển phải xin ý kiến Bộ Tài chính trước khi chấp thuận.",
		"Mỗi năm 400 công chức được bồi dưỡng tin học.",
		"Đường bay Busan khai thác từ 29/3. Đường bay Đài Bắc còn chờ phép.",
		"Tuyến đường mới giúp xe tải tiết kiệm 35 phút mỗi chuyến.",
		"Chủ gian hàng vi phạm lần thứ ba bị thu hồi chỗ.",
		"Thị trường trọng tâm gồm Nhật Bản và Hàn Quốc.",
	))
	for question, lacks := range map[string]bool{
		"Tổ công tác hỗ trợ doanh nghiệp bao lâu họp một lần?":     false,
		"Xe điện vào phố cổ bao lâu có một chuyến?":                true,
		"quán bánh đa bà cụ bán đến mấy giờ":                       false,
		"Chợ hoa Hàng Kênh bán đến mấy giờ?":                       true,
		"Nhà đầu tư nộp bao nhiêu lệ phí xin giấy chứng nhận?":     false,
		"Doanh nghiệp nộp bao nhiêu tiền ký quỹ?":                  true,
		"Hồ sơ vay vốn gồm những giấy tờ gì?":                      false,
		"Ai làm trưởng ban chỉ đạo?":                               false,
		"Dự án lấn biển phải xin ý kiến bộ nào?":                   false,
		"mỗi năm có mấy trăm công chức được bồi dưỡng":             false,
		"Đường bay Busan khai thác từ khi nào?":                    false,
		"Đường bay Đài Bắc khai thác từ khi nào?":                  true,
		"Tuyến đường mới giúp xe tải đỡ được bao nhiêu thời gian?": false,
		"Chủ gian hàng vi phạm mấy lần thì bị thu hồi chỗ?":        false,
		"Which foreign countries are the focus markets?":           false,
	} {
		if seen := observe(t, x, question); seen.Features[lacksFact] > 0 != lacks {
			t.Errorf("%s: lacks %t by %q", question, !lacks, seen.Passage.Text)
		}
	}
}

// TestTermsThatOnlyLookLikeAProperty has words of a property that mean something else, or
// whose likely accents do.
func TestTermsThatOnlyLookLikeAProperty(t *testing.T) {
	_, read := only(t, shipped(t))
	for _, c := range []struct {
		question, cue string // what would tell the property
		asked         bool
	}{
		{"mức thu nhập của người dân", "thù lao", true},
		{"thuế thu nhập doanh nghiệp", "thù lao", false},
		{"what does the city charge for a permit", "thu tiền", true},
		{"who is in charge of investment", "thu tiền", false},
		{"how far is the port", "khoảng cách", true},
		{"How far in advance must we tell the city?", "khoảng cách", false},
		{"mỗi ngày bao nhiêu chuyến", "tần suất", true},
		{"to tu van gom bao nhieu chuyen gia", "tần suất", false},
		{"Are meals served?", "căng tin", true},
		{"Will you sign deals with foreign investors?", "căng tin", false},
	} {
		asked := slices.ContainsFunc(read(c.question).properties, func(p cues) bool {
			return p.stand(c.cue, vietnamese.Tokenize(c.cue))
		})
		if asked != c.asked {
			t.Errorf("%s: %q tells what is asked for: %t", c.question, c.cue, asked)
		}
	}
}
