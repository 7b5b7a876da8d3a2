package search

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// shipped builds the index of the folder that ships with the program.
func shipped(t testing.TB) *Index {
	t.Helper()
	lib, err := knowledge.Load(context.Background(), "../../knowledge", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	x, err := Build(lib)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

// only returns the shard of an index that has one, and how that sees a question.
func only(t testing.TB, x *Index) (*shard, func(question string) *query) {
	t.Helper()
	shards := slices.DeleteFunc(x.shards[:], func(s *shard) bool { return s == nil })
	if len(shards) != 1 {
		t.Fatalf("the index has %d shards", len(shards))
	}
	return shards[0], func(question string) *query { return shards[0].see(x.read(Question{Text: question})) }
}

func TestAQuestionFindsItsPassageHoweverItIsTyped(t *testing.T) {
	x := shipped(t)
	const question = "Thành phố ưu tiên xúc tiến đầu tư từ những nước nào?"
	for _, typed := range []string{question, vietnamese.Fold(question), norm.NFD.String(question), strings.ToUpper(question)} {
		r, err := x.Search(context.Background(), Question{Text: typed}, 3)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Hits) != 3 || r.Hits[0].Passage.Paragraph != 4 || !strings.Contains(r.Hits[0].Sentence, "Nhật Bản, Hàn Quốc, EU, Hoa Kỳ, Singapore") {
			t.Errorf("%q: found %+v", typed, r.Hits)
		}
	}
}

func TestHitsKeepWhatTheyPromise(t *testing.T) {
	x := shipped(t)
	for _, typed := range []string{"", "?", "cảng", "năm 2030 có mấy khu công nghiệp", strings.Repeat("a* \"+\\", 700), "港湾", "\xff\xfe", strings.Repeat("🔥", 4096)} {
		r, err := x.Search(context.Background(), Question{Text: typed}, 3)
		if err != nil {
			t.Fatalf("%.20q: %v", typed, err)
		}
		last := 1.0
		for _, h := range r.Hits {
			if h.Confidence < 0 || h.Confidence > last {
				t.Errorf("%.20q: confidence %v after %v", typed, h.Confidence, last)
			}
			last = h.Confidence
			if !strings.Contains(h.Passage.Text, h.Sentence) {
				t.Errorf("%.20q: sentence %q is not in its passage", typed, h.Sentence)
			}
		}
	}
}

func TestAYearOutsideThePeriodIsNamed(t *testing.T) {
	x := shipped(t)
	for question, want := range map[string]string{
		"Định hướng phát triển Hải Phòng đến năm 2030": "2030",
		"Mục tiêu phát triển năm 2018 là gì":           "",
		"Trước năm 2015 Hải Phòng theo mô hình nào?":   "2015",
		"Quyết sách nhanh nhạy là đến 2020 hay 2030?":  "",
	} {
		r, err := x.Search(context.Background(), Question{Text: question}, 1)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(r.Unknown, " "); got != want {
			t.Errorf("%q: unknown %q, want %q", question, got, want)
		}
	}
}

// TestASeriesOverYearsIsReadAsOne asks for a year that only the end of a sentence
// names, for which it does not repeat what it speaks of.
func TestASeriesOverYearsIsReadAsOne(t *testing.T) {
	x, err := Build(libraryOf("Kế hoạch bảo vệ môi trường", "Kế hoạch chia làm hai giai đoạn 2021–2025 và 2026–2030. Đến năm 2025, 65% nước thải sinh hoạt được thu gom, xử lý; đến năm 2030 đạt 85%.",
		"Cảng Bắc Lam rộng 38 ha, hoàn thành năm 2026; cảng Đông Sơn rộng 12 ha."))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for question, want := range map[string]string{
		"Năm 2030 bao nhiêu phần trăm nước thải sinh hoạt được thu gom?":                      "",
		"Giai đoạn 2021–2025 bao nhiêu phần trăm nước thải sinh hoạt được thu gom?":           "",
		"Giai đoạn 2025–2035 bao nhiêu phần trăm nước thải sinh hoạt được thu gom?":           "2035",
		"Năm 2035 bao nhiêu phần trăm nước thải sinh hoạt được thu gom?":                      "2035",
		"Giai đoạn 2035–2040 bao nhiêu phần trăm nước thải sinh hoạt được thu gom trong tỉnh": "2035 2040",
	} {
		r, err := x.Search(t.Context(), Question{Text: question}, 1)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(r.Unknown, " "); got != want {
			t.Errorf("%q: unknown %q, want %q", question, got, want)
		}
	}
}

// TestThePeriodOfAllDocumentsFindsNoPassage names the period that the only document is
// of, and that one of its passages names.
func TestThePeriodOfAllDocumentsFindsNoPassage(t *testing.T) {
	x := shipped(t)
	for question, want := range map[string]int{
		"Trong giai đoạn 2015-2020, đô thị phát triển theo hướng nào?": 5,
		"tu 2015 den 2020 tp chong tham nhung the nao":                 6,
		"giai đoạn 2015 – 2020":                                        1,
	} {
		r, err := x.Search(t.Context(), Question{Text: question}, 1)
		if err != nil || len(r.Hits) == 0 {
			t.Fatalf("%s: %d hits, %v", question, len(r.Hits), err)
		}
		if got := r.Hits[0].Passage.Paragraph; got != want {
			t.Errorf("%s: paragraph %d, want %d", question, got, want)
		}
	}
}

// TestATermWithoutAccentsSaysWhatItSays types a term whose syllables are other,
// everyday words without their accents: "hoi" is also to ask.
func TestATermWithoutAccentsSaysWhatItSays(t *testing.T) {
	_, read := only(t, shipped(t))
	q := read("quan an hoi lo thi thanh pho tinh sao")
	for i, w := range q.words[:q.own] {
		if w.Text == "hoi" && !q.content(i) {
			t.Error("\"hoi lo\" is read as to ask")
		}
	}
	q = read("cho toi hoi thanh pho tinh sao")
	for i, w := range q.words[:q.own] {
		if w.Text == "hoi" && q.content(i) {
			t.Error("\"hoi\" alone is read as a part of a term")
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	x := shipped(b)
	for name, question := range map[string]string{
		"typical": "thanh pho uu tien xuc tien dau tu tu nhung nuoc nao",
		"long":    strings.Repeat("định hướng phát triển kinh tế biển ", 110),
		"hostile": strings.Repeat("a* \"+\\", 700),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := x.Search(context.Background(), Question{Text: question}, 3); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestARowIsFoundByItsCells asks for figures of a table, of which each row is a passage.
func TestARowIsFoundByItsCells(t *testing.T) {
	x := indexed(t, libraryOf("Bảng giá",
		"Khu công nghiệp: Đình Vũ; Giá thuê (USD/m2): 110; Phí quản lý (USD/m2/năm): 0,8",
		"Khu công nghiệp: Tràng Duệ; Giá thuê (USD/m2): 95; Phí quản lý (USD/m2/năm): 0,6",
		"Khu công nghiệp: Nam Cầu Kiền; Giá thuê (USD/m2): 90; Phí quản lý (USD/m2/năm): 0,5",
		"Nhà đầu tư đặt cọc trước khi ký hợp đồng với ban quản lý.",
	))
	for _, c := range []struct {
		question string
		row      int // that answers; 0 for none
		cell     string
		unmet    bool
	}{
		{"giá thuê ở Tràng Duệ bao nhiêu", 2, "Giá thuê (USD/m2): 95", false},
		{"phi quan ly dinh vu bao nhieu tien", 1, "Phí quản lý (USD/m2/năm): 0,8", false},
		{"khu nào giá thuê 90 USD", 3, "Giá thuê (USD/m2): 90", false},
		{"giá thuê khu công nghiệp bao nhiêu", 0, "", false},
		{"giá thuê khu công nghiệp Deep C bao nhiêu", 0, "", false},
		{"diện tích khu công nghiệp Tràng Duệ bao nhiêu ha", 0, "", true},
	} {
		r, err := x.Search(t.Context(), Question{Text: c.question}, 1)
		if err != nil || len(r.Hits) == 0 {
			t.Fatalf("%s: %d hits, %v", c.question, len(r.Hits), err)
		}
		h := r.Hits[0]
		if sure := h.Confidence >= 0.5; sure != (c.row > 0) || sure && h.Passage.Paragraph != c.row || h.Unmet != c.unmet {
			t.Errorf("%s: row %d, confidence %.2f, unmet %t", c.question, h.Passage.Paragraph, h.Confidence, h.Unmet)
		}
		if c.row > 0 && h.Sentence != c.cell {
			t.Errorf("%s: %q answers, want %q", c.question, h.Sentence, c.cell)
		}
	}
}

// TestARowThatTellsNoCellApartIsQuotedWhole asks by the name only, and for a figure that
// any of several cells could be.
func TestARowThatTellsNoCellApartIsQuotedWhole(t *testing.T) {
	row := "Khu công nghiệp: Tràng Duệ; Diện tích (ha): 402; Giá thuê (USD/m2): 95"
	x := indexed(t, libraryOf("Bảng giá", "Khu công nghiệp: Đình Vũ; Diện tích (ha): 541; Giá thuê (USD/m2): 110", row))
	for _, question := range []string{"khu công nghiệp Tràng Duệ", "khu công nghiệp Tràng Duệ bao nhiêu?"} {
		if h := find(t, x, question, 1)[0]; h.Sentence != row {
			t.Errorf("%s: %q answers, want the whole row", question, h.Sentence)
		}
	}
}

// TestAnEmptyCellIsUnmet asks for what the rows of a table have but for one.
func TestAnEmptyCellIsUnmet(t *testing.T) {
	x := indexed(t, libraryOf("Danh mục dự án",
		"Dự án: Nhà máy đốt rác Trấn Dương; Diện tích (ha): 12; Ghi chú: Phát điện 22 MW",
		"Dự án: Kho lạnh Đình Vũ; Diện tích (ha): 5; Cán bộ đầu mối: Ông Phạm Quốc Tuấn",
		"Dự án: Bến xe phía Bắc; Diện tích (ha): 3; Cán bộ đầu mối: Bà Lê Thị Hoa; Email: hoa@example.vn",
	))
	for question, unmet := range map[string]bool{
		"cán bộ đầu mối của nhà máy đốt rác Trấn Dương": true,
		"cho xin mail dự án kho lạnh Đình Vũ":           true,
		"cán bộ đầu mối của kho lạnh Đình Vũ":           false,
		"nhà máy đốt rác Trấn Dương rộng cỡ nào":        false,
		"mail dự án bến xe phía Bắc":                    false,
	} {
		if h := find(t, x, question, 1)[0]; h.Unmet != unmet {
			t.Errorf("%s: unmet is %t of row %d", question, h.Unmet, h.Passage.Paragraph)
		}
	}
}

// TestListsOfOneDocumentSayNothingOfAnother puts a document about which staff have taught
// nothing beside one with thousands of listed questions: what is found in it stays, and
// each is found for its own questions.
func TestListsOfOneDocumentSayNothingOfAnother(t *testing.T) {
	ferry := libraryOf("Bến phà", "Bến phà Đồng Bài chạy 24 chuyến mỗi ngày, mỗi chuyến chở 300 khách.", "Vé phà bán tại quầy từ 5 giờ sáng.")
	ferry.Documents[0].ID = "ben-pha.md"
	alone := indexed(t, ferry)
	lib := mixed(t)
	lib.Documents = []*knowledge.Document{lib.Documents[slices.IndexFunc(lib.Documents, func(d *knowledge.Document) bool { return len(d.Beyond) > 0 })], ferry.Documents[0]}
	lib.Checks = nil
	beside := indexed(t, lib)
	for _, question := range []string{"Bến phà Đồng Bài chạy mấy chuyến mỗi ngày?", "ve pha ban o dau", "mỗi chuyến phà chở bao nhiêu khách"} {
		want, got := find(t, alone, question, 1)[0], find(t, beside, question, 1)[0]
		if got.Passage != want.Passage || math.Abs(got.Confidence-want.Confidence) > 0.1 {
			t.Errorf("%q: finds %s with %.2f, alone %s with %.2f", question, target(got.Passage), got.Confidence, target(want.Passage), want.Confidence)
		}
	}
	if got := find(t, beside, "Thành phố ưu tiên xúc tiến đầu tư từ những nước nào?", 1)[0]; got.Passage.Document == ferry.Documents[0] || got.Confidence < 0.8 {
		t.Errorf("a question of the listed document finds %s with %.2f", target(got.Passage), got.Confidence)
	}
}

// TestWordsOfASentenceAreAnswered types clauses of the documents, word for word: who asks
// nothing wants to read what is said there.
func TestWordsOfASentenceAreAnswered(t *testing.T) {
	x := shipped(t)
	for _, typed := range []string{
		"quyết sách nhanh nhạy để tận dụng thời cơ lịch sử", "the che kinh te thi truong dinh huong xa hoi chu nghia",
		"Cửa chính ra biển của các địa phương phía Bắc", "giữ vững chủ quyền quốc gia", "tham gia vào chuỗi quản trị",
	} {
		if h := find(t, x, typed, 1)[0]; h.Confidence < leastOfKnown {
			t.Errorf("%q: %s with %.2f", typed, target(h.Passage), h.Confidence)
		}
	}
	for _, typed := range []string{"quyết sách nhanh nhạy của Đà Nẵng", "kinh tế thị trường năm 2035"} {
		if h := find(t, x, typed, 1)[0]; h.Confidence > 0.5 {
			t.Errorf("%q: %s with %.2f", typed, target(h.Passage), h.Confidence)
		}
	}
}

// TestATitleSpeaksForEachSentence asks of a thing that the title names and the paragraph
// that answers does not: the first paragraph, which names it too, is no better for that.
func TestATitleSpeaksForEachSentence(t *testing.T) {
	x := indexed(t, libraryOf("Lớp tập huấn quy tắc xuất xứ hàng hóa",
		"Trung tâm phối hợp với Hiệp hội Doanh nghiệp mở lớp tập huấn quy tắc xuất xứ hàng hóa đi EU theo Hiệp định EVFTA, dành cho cán bộ xuất nhập khẩu và kế toán. Lớp học hai ngày 11 và 12/8/2026 tại khách sạn Hoa Biển.",
		"Học phí 450.000 đồng một người. Giám đốc là nữ được miễn học phí.",
		"Phiếu đăng ký gửi về Trung tâm trước ngày 31/7/2026. Người dự đủ thời lượng được cấp giấy chứng nhận."))
	for question, paragraph := range map[string]int{
		"hạn đăng ký lớp tập huấn quy tắc xuất xứ":                                          3,
		"giam doc cong ty em la nu thi di hoc lop quy tac xuat xu co duoc giam gi khong":    2,
		"học xong lớp tập huấn quy tắc xuất xứ hàng hóa có được cấp giấy chứng nhận không?": 3,
		"lớp tập huấn quy tắc xuất xứ học ở đâu":                                            1,
	} {
		if h := find(t, x, question, 1)[0]; h.Passage.Paragraph != paragraph {
			t.Errorf("%q: paragraph %d with %.2f, want %d", question, h.Passage.Paragraph, h.Confidence, paragraph)
		}
	}
	seen, err := x.Observe(t.Context(), Question{Text: "lớp tập huấn quy tắc xuất xứ hàng hóa có cấp giấy chứng nhận không"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if held := seen[0].Features[inSentence]; held < 0.9 {
		t.Errorf("of a question for what the title names %.2f is found in the sentence", held)
	}
}

// TestANoticeAnswersOnlyWhatItTells puts three paragraphs, about which staff have taught
// nothing, beside the article: they are not the answer to what the article or nothing tells.
func TestANoticeAnswersOnlyWhatItTells(t *testing.T) {
	lib := mixed(t)
	article := lib.Documents[slices.IndexFunc(lib.Documents, func(d *knowledge.Document) bool { return len(d.Beyond) > 0 })]
	notice := libraryOf("Hội nghị xúc tiến đầu tư 2026",
		"Hội nghị xúc tiến đầu tư thành phố Hải Phòng năm 2026 diễn ra ngày 15/4/2026 tại Trung tâm Hội nghị thành phố, số 18 Hoàng Diệu, với sự tham gia của 300 doanh nghiệp.",
		"Doanh nghiệp đăng ký tham dự trước ngày 31/3/2026 qua thư điện tử của Trung tâm. Phí tham dự là 2 triệu đồng một người.",
		"Trung tâm nghỉ Tết từ ngày 14/02/2026 đến hết ngày 22/02/2026.").Documents[0]
	notice.ID = "thong-bao.md"
	lib.Documents = []*knowledge.Document{article, notice}
	x := indexed(t, lib)
	for question, told := range map[string]bool{
		"Hội nghị xúc tiến đầu tư năm 2026 tổ chức ở đâu?":                    true,
		"phi tham du hoi nghi bao nhieu":                                      true,
		"Trung tâm nghỉ Tết đến ngày nào?":                                    true,
		"Thành phố hiện có bao nhiêu hợp tác xã đang hoạt động?":              false,
		"co may benh vien o hai phong":                                        false,
		"How strong does Haiphong want to be militarily?":                     false,
		"Hải Phòng sẽ trở thành trọng điểm phát triển kinh tế gì của cả nước": false,
		"thanh pho uu tien xuc tien dau tu tu nhung nuoc nao":                 false,
		"cuoc song nguoi dan co kha len khong":                                false,
	} {
		h := find(t, x, question, 1)[0]
		if got := h.Passage.Document == notice && h.Confidence > 0.45; got != told {
			t.Errorf("%q: %s with %.2f, told by the notice: %v", question, target(h.Passage), h.Confidence, told)
		}
	}
}
