package search

import "testing"

func TestInitialsAreSpeltOut(t *testing.T) {
	x := indexed(t, libraryOf("Chính sách",
		"Hồ sơ nộp tại Sở Thông tin và Truyền thông trước ngày 15.",
		"Quỹ Bảo lãnh tín dụng thành phố hỗ trợ doanh nghiệp nhỏ.",
		"Nông dân trồng lúa nước ở vùng trũng, trồng lúa nương trên đồi.",
	))
	for question, want := range map[string]string{
		"Sở TTTT nhận hồ sơ khi nào?": "Sở Thông tin và Truyền thông nhận hồ sơ khi nào?",
		"so tttt nhan ho so khi nao":  "so Thông tin và Truyền thông nhan ho so khi nao",
		"Quỹ BLTD hỗ trợ ai?":         "Quỹ Bảo lãnh tín dụng hỗ trợ ai?",
		"TLN là gì":                   "TLN là gì", // three words in small letters
		"vùng VTTL ở đâu":             "vùng VTTL ở đâu",
		"QUỸ BLTD HỖ TRỢ AI":          "QUỸ Bảo lãnh tín dụng HỖ TRỢ AI",
		"quỹ hỗ trợ ai":               "quỹ hỗ trợ ai",
		"":                            "",
	} {
		if got := x.spellOut(question); got != want {
			t.Errorf("%q: %q, want %q", question, got, want)
		}
	}
	if h := find(t, x, "Sở TTTT nhận hồ sơ trước ngày nào?", 1)[0]; h.Passage.Paragraph != 1 {
		t.Errorf("initials find paragraph %d", h.Passage.Paragraph)
	}
}
