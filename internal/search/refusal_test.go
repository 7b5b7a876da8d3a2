package search

import (
	"fmt"
	"testing"

	"haiphongbot/internal/knowledge"
)

// TestADocumentDoesNotAnswerWhatStaffSayItDoesNot lists a question that a document does
// not answer: neither it nor one in nearly its words is answered with that document, while
// all else is, and while another document may answer it.
func TestADocumentDoesNotAnswerWhatStaffSayItDoesNot(t *testing.T) {
	const port = "Cảng Bắc Lam do Công ty Đông Hải đầu tư, rộng 38 ha, đón tàu 50.000 tấn từ năm 2026."
	lib := libraryOf("Kế hoạch phát triển cảng", port, "Bến phà Nam Triệu ngừng hoạt động từ tháng 6/2024.")
	lib.Documents[0].Beyond = []string{"Công ty Đông Hải đã đầu tư vào cảng Bắc Lam những hạng mục nào?"}
	x, err := Build(lib)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for _, c := range []struct {
		question string
		answered bool
	}{
		{"Công ty Đông Hải đã đầu tư vào cảng Bắc Lam những hạng mục nào?", false},
		{"cong ty dong hai dau tu vao cang bac lam nhung hang muc nao", false},
		{"Cảng Bắc Lam rộng bao nhiêu ha?", true},
		{"Bến phà Nam Triệu ngừng hoạt động từ khi nào?", true},
	} {
		if got := find(t, x, c.question, 1)[0].Confidence; got > 0.4 != c.answered {
			t.Errorf("%q: confidence %.2f, answered: %v", c.question, got, c.answered)
		}
	}

	question := lib.Documents[0].Beyond[0]
	other := &knowledge.Document{ID: "hang-muc.md", Title: "Hạng mục đầu tư"}
	other.Passages = []*knowledge.Passage{{Document: other, Paragraph: 1,
		Text: "Công ty Đông Hải đã đầu tư vào cảng Bắc Lam các hạng mục: cầu tàu, kho lạnh, bãi container."}}
	lib.Documents = append(lib.Documents, other)
	y, err := x.Update(lib)
	if err != nil {
		t.Fatal(err)
	}
	defer y.Close()
	if h := find(t, y, question, 1)[0]; h.Passage != other.Passages[0] || h.Confidence < 0.4 {
		t.Errorf("%q finds %q with %.2f", question, h.Passage.Text, h.Confidence)
	}
}

// TestLongListsTeachWhichWordsAskForMore lists what a document answers, where each berth
// lies, and what it does not, what each costs, and asks about a berth on neither list.
func TestLongListsTeachWhichWordsAskForMore(t *testing.T) {
	lib := libraryOf("Kế hoạch phát triển cảng", "Các bến cảng nằm ở phía đông thành phố, dọc theo kênh Hà Nam.")
	d := lib.Documents[0]
	for i := range fewestListed {
		d.Passages[0].Phrasings = append(d.Passages[0].Phrasings, knowledge.Phrasing{Question: fmt.Sprintf("Bến số %d nằm ở phía nào?", i)})
		d.Beyond = append(d.Beyond, fmt.Sprintf("Thuê bến số %d hết bao nhiêu tiền?", i))
	}
	x := indexed(t, lib)
	outside := func(x *Index, l level, question string) float64 {
		s := x.shards[l]
		return s.outsideRemit(s.see(x.read(Question{Text: question})), s.library.Documents[0])
	}
	for question, within := range map[string]bool{
		"Bến số 400 nằm ở phía nào?":            true,
		"ben so 400 nam o dau":                  true,
		"Thuê bến số 400 hết bao nhiêu tiền?":   false,
		"thue ben so 400 mot thang may tien":    false,
		"Muốn thuê bến thì hết chừng bao nhiêu": false,
	} {
		if got := outside(x, delimited, question); got == 0 || got < 0 != within {
			t.Errorf("%q: %.2f outside the remit, within: %v", question, got, within)
		}
	}

	same, err := x.Update(lib)
	if err != nil {
		t.Fatal(err)
	}
	defer same.Close()
	if same.shards[delimited].remits[d] != x.shards[delimited].remits[d] {
		t.Error("the same lists are learnt anew")
	}
	other := libraryOf("Kế hoạch trồng rừng", "Thuê máy trồng rừng do xã lo.", "Bến đò ngừng chạy.")
	other.Documents[0].ID = "b.md"
	before := indexed(t, other)
	other.Documents = append(other.Documents, d)
	updated, err := before.Update(other)
	if err != nil {
		t.Fatal(err)
	}
	defer updated.Close()
	q := "thue ben so 400 het bao nhieu"
	if was, now := outside(x, delimited, q), outside(updated, delimited, q); was != now {
		t.Errorf("%v outside the remit, in an index made from another %v", was, now)
	}
	d.Beyond = d.Beyond[1:]
	few, err := Build(lib)
	if err != nil {
		t.Fatal(err)
	}
	defer few.Close()
	if got := outside(few, taught, "Thuê bến số 400 hết bao nhiêu tiền?"); got != 0 {
		t.Errorf("lists too short say %.2f", got)
	}
}
