package vietnamese

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func texts(s string, spans []Span) []string {
	var out []string
	for _, sp := range spans {
		out = append(out, s[sp.Start:sp.End])
	}
	return out
}

func TestSentences(t *testing.T) {
	tests := []struct {
		name string
		text string
		want []string
	}{
		{"empty", " \n ", nil},
		{"no stop", "Định hướng phát triển", []string{"Định hướng phát triển"}},
		{"two", "Thành phố lớn.  Cảng đẹp!", []string{"Thành phố lớn.", "Cảng đẹp!"}},
		{"city", "Ủy ban nhân dân TP. Hải Phòng họp. Sau đó về Q. Hồng Bàng.", []string{"Ủy ban nhân dân TP. Hải Phòng họp.", "Sau đó về Q. Hồng Bàng."}},
		{"closed up abbreviation", "Về TP.HCM và TP.Hải Phòng. Xong.", []string{"Về TP.HCM và TP.Hải Phòng.", "Xong."}},
		{"and so on in the middle", "Cảng, sân bay, v.v. được mở rộng.", []string{"Cảng, sân bay, v.v. được mở rộng."}},
		{"and so on at the end", "Có cảng, sân bay, v.v. Thành phố mở rộng.", []string{"Có cảng, sân bay, v.v.", "Thành phố mở rộng."}},
		{"academic titles", "ThS. Nguyễn An và PGS.TS. Trần Bình dự. GS. Lê Chi vắng.", []string{"ThS. Nguyễn An và PGS.TS. Trần Bình dự.", "GS. Lê Chi vắng."}},
		{"initials", "Ông A. B. Nguyễn đến. Bà J.K. Rowling đi.", []string{"Ông A. B. Nguyễn đến.", "Bà J.K. Rowling đi."}},
		{"label", "Thuộc nhóm A. Dự án lớn.", []string{"Thuộc nhóm A.", "Dự án lớn."}},
		{"numbers", "Tăng 1.000 tỷ, 3,5% so với 2.5. Nghị quyết 57-NQ/TW. Xong.", []string{"Tăng 1.000 tỷ, 3,5% so với 2.5.", "Nghị quyết 57-NQ/TW.", "Xong."}},
		{"year", "Đến năm 2020. Sau đó tiếp.", []string{"Đến năm 2020.", "Sau đó tiếp."}},
		{"ellipsis goes on", "Nhật Bản, Hàn Quốc… và các nước khác.", []string{"Nhật Bản, Hàn Quốc… và các nước khác."}},
		{"ellipsis ends", "Hoa Kỳ, Singapore… Tăng nhanh số lượng.", []string{"Hoa Kỳ, Singapore…", "Tăng nhanh số lượng."}},
		{"three dots", "Chờ... rồi đi... Nay về.", []string{"Chờ... rồi đi...", "Nay về."}},
		{"quotation", "Ông nói: “Đi thôi!” rồi cười. “Về nhé.” Bà đáp.", []string{"Ông nói: “Đi thôi!” rồi cười.", "“Về nhé.”", "Bà đáp."}},
		{"brackets", "Dự án lớn (gồm cả cảng.) Sau đó nghỉ.", []string{"Dự án lớn (gồm cả cảng.)", "Sau đó nghỉ."}},
		{"remark", "Giá 5 đồng (?) là rẻ.", []string{"Giá 5 đồng (?) là rẻ."}},
		{"lines", "MỤC TIÊU\nThành phố lớn. Cảng.\n\nKết", []string{"MỤC TIÊU", "Thành phố lớn.", "Cảng.", "Kết"}},
		{"wrapped line", "Thành phố\nphát triển nhanh.\r\nCảng\r\nbiển.", []string{"Thành phố\nphát triển nhanh.", "Cảng\r\nbiển."}},
		{"list", "Gồm:\n- cảng biển\n- sân bay;\n1. Đường sắt\n2. Đường bộ\na) cầu\nb) phà", []string{"Gồm:", "- cảng biển", "- sân bay;", "1. Đường sắt", "2. Đường bộ", "a) cầu", "b) phà"}},
		{"headings with numbers", "Điều 5. Hiệu lực thi hành. II. Nhiệm vụ", []string{"Điều 5. Hiệu lực thi hành.", "II. Nhiệm vụ"}},
		{"questions in small letters", "giáo dục thế nào? còn y tế thì sao", []string{"giáo dục thế nào?", "còn y tế thì sao"}},
		{"full stop and small letter", "tôi muốn hỏi về cảng. còn y tế thì sao", []string{"tôi muốn hỏi về cảng.", "còn y tế thì sao"}},
		{"addresses of the web", "Xem haiphong.gov.vn/tin?id=1 nhé. Gọi 0225.3822.258.", []string{"Xem haiphong.gov.vn/tin?id=1 nhé.", "Gọi 0225.3822.258."}},
		{"money", "Giá 5.000 đ. Thuế 10%.", []string{"Giá 5.000 đ.", "Thuế 10%."}},
		{"Japanese", "港について教えてください。お願いします。", []string{"港について教えてください。", "お願いします。"}},
		{"many stops", "Thật sao?!! Vâng.", []string{"Thật sao?!!", "Vâng."}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, texts(tt.text, Sentences(tt.text))); diff != "" {
			t.Errorf("%s: Sentences(%q) (-want +got):\n%s", tt.name, tt.text, diff)
		}
	}
}

func TestClauses(t *testing.T) {
	tests := []struct {
		name string
		text string
		want []string
	}{
		{"short", "Cảng lớn, sân bay mới, đường rộng.", []string{"Cảng lớn, sân bay mới, đường rộng."}},
		{"semicolons", "Là trung tâm y tế; là đầu mối giao thông (đường bộ; đường sắt); đời sống nâng cao.",
			[]string{"Là trung tâm y tế;", "là đầu mối giao thông (đường bộ; đường sắt);", "đời sống nâng cao."}},
		{"names stay together", "Tỉnh đổi mới công tác xúc tiến đầu tư, mở rộng quan hệ với Nhật Bản, Hàn Quốc, EU, Hoa Kỳ, Singapore, Úc, Ấn Độ, nâng cao chất lượng dịch vụ công, đẩy mạnh cải cách hành chính.",
			[]string{"Tỉnh đổi mới công tác xúc tiến đầu tư,", "mở rộng quan hệ với Nhật Bản, Hàn Quốc, EU, Hoa Kỳ, Singapore, Úc, Ấn Độ,", "nâng cao chất lượng dịch vụ công,", "đẩy mạnh cải cách hành chính."}},
		{"adjectives stay together", "Quận phấn đấu xây dựng đô thị xanh, văn minh, hiện đại, phát triển thương mại, dịch vụ và du lịch, giữ vững an ninh chính trị và trật tự, an toàn xã hội trên toàn địa bàn.",
			[]string{"Quận phấn đấu xây dựng đô thị xanh, văn minh, hiện đại,", "phát triển thương mại, dịch vụ và du lịch,", "giữ vững an ninh chính trị và trật tự, an toàn xã hội trên toàn địa bàn."}},
		{"frame belongs to its clause", "Trong giai đoạn tới, tập trung đầu tư hạ tầng cảng biển và kho bãi, thu hút các hãng tàu lớn của thế giới, nâng cao năng lực bốc xếp và rút ngắn thời gian thông quan.",
			[]string{"Trong giai đoạn tới, tập trung đầu tư hạ tầng cảng biển và kho bãi,", "thu hút các hãng tàu lớn của thế giới,", "nâng cao năng lực bốc xếp và rút ngắn thời gian thông quan."}},
		{"a noun that looks like a verb", "Huyện khuyến khích phát triển kinh tế hộ gia đình, hợp tác xã nông nghiệp, tổ chức kinh tế tập thể, hỗ trợ vay vốn, xây dựng thương hiệu nông sản sạch của các làng nghề.",
			[]string{"Huyện khuyến khích phát triển kinh tế hộ gia đình, hợp tác xã nông nghiệp, tổ chức kinh tế tập thể,", "hỗ trợ vay vốn,", "xây dựng thương hiệu nông sản sạch của các làng nghề."}},
		{"two members are one thought", "Tiếp tục thực hiện tốt ba khâu đột phá chiến lược về phát triển kết cấu hạ tầng kinh tế-xã hội, phát triển nguồn nhân lực chất lượng cao và đẩy mạnh cải cách hành chính.",
			[]string{"Tiếp tục thực hiện tốt ba khâu đột phá chiến lược về phát triển kết cấu hạ tầng kinh tế-xã hội, phát triển nguồn nhân lực chất lượng cao và đẩy mạnh cải cách hành chính."}},
		{"no list at all", "Người dân ở các phường ven sông đã nhiều lần kiến nghị, theo lời ông trưởng khu, với chính quyền quận, sở xây dựng, ban quản lý dự án và các nhà thầu về con đường hỏng.",
			[]string{"Người dân ở các phường ven sông đã nhiều lần kiến nghị, theo lời ông trưởng khu, với chính quyền quận, sở xây dựng, ban quản lý dự án và các nhà thầu về con đường hỏng."}},
	}
	for _, tt := range tests {
		got := texts(tt.text, Clauses(tt.text, Span{0, len(tt.text)}))
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// checkSpans fails unless spans are in order, trimmed, within outer, and hold
// everything of it that is not white space.
func checkSpans(t *testing.T, s string, outer Span, spans []Span) {
	t.Helper()
	at := outer.Start
	for _, sp := range spans {
		if sp.Start < at || sp.End <= sp.Start || sp.End > outer.End {
			t.Fatalf("span %v out of order or bounds in %q", sp, s)
		}
		if lost := strings.TrimSpace(s[at:sp.Start]); lost != "" {
			t.Fatalf("%q of %q is in no span", lost, s)
		}
		if text := s[sp.Start:sp.End]; strings.TrimFunc(text, unicode.IsSpace) != text {
			t.Fatalf("span %q is not trimmed", text)
		}
		at = sp.End
	}
	if lost := strings.TrimSpace(s[at:outer.End]); lost != "" {
		t.Fatalf("%q of %q is in no span", lost, s)
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("Giai đoạn 2015-2020, TP. Hải Phòng… Nhật Bản, v.v. A. B. Nguyễn.\n- một\n1. hai; ba (bốn; năm) “sáu.” Bảy?")
	f.Add("\xff. \u2028…\r\n\r.( ).;;,,")
	f.Fuzz(func(t *testing.T, s string) {
		sentences := Sentences(s)
		checkSpans(t, s, Span{0, len(s)}, sentences)
		for _, sp := range sentences {
			checkSpans(t, s, sp, Clauses(s, sp))
		}
	})
}

func BenchmarkSentences(b *testing.B) {
	s := strings.Repeat("Trong lĩnh vực quốc phòng - an ninh, TP. Hải Phòng giữ vững chủ quyền, làm tốt công tác phòng chống tham nhũng, lãng phí. ", 20)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		for _, sp := range Sentences(s) {
			Clauses(s, sp)
		}
	}
}

func TestSentencesOfHostileTextAreFast(t *testing.T) {
	for _, s := range []string{". ", "a, ", "(;", "\n a", "A.", "… "} {
		long := strings.Repeat(s, 200_000/len(s))
		for _, sp := range Sentences(long) {
			Clauses(long, sp)
		}
	}
}
