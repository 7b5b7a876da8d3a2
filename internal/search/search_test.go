package search

import (
	"context"
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
