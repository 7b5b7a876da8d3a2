package search

import (
	"fmt"
	"testing"

	"haiphongbot/internal/knowledge"
)

// TestDoubts asks in words of which staff have listed questions for one passage, for
// another and to be refused. A word that the passage has itself is not doubted, nor one
// that is asked mostly of it. A word known from refused questions alone is a word, too.
func TestDoubts(t *testing.T) {
	lib := libraryOf("Định hướng",
		"Thành phố phát triển kết cấu hạ tầng, đẩy mạnh công nghiệp hóa và nâng cao chất lượng đào tạo.",
		"Thành phố là trung tâm y tế của vùng.",
	)
	d := lib.Documents[0]
	listed := func(p *knowledge.Passage, n int, frame string) {
		for i := range n {
			p.Phrasings = append(p.Phrasings, knowledge.Phrasing{Question: fmt.Sprintf(frame, i+1)})
		}
	}
	listed(d.Passages[0], 12, "thành phố có phát triển đường sá khu %d không?")
	listed(d.Passages[0], 1, "làm ở nhà máy thép thì đường khu %d có được mở rộng không?")
	listed(d.Passages[1], wellTaught, "bệnh viện số %d có được phát triển không?")
	for i := range 12 {
		d.Beyond = append(d.Beyond, fmt.Sprintf("thành phố có phát triển thép loại %d không?", i+1), fmt.Sprintf("hóa chất loại %d có được sản xuất không?", i+1))
	}
	x := indexed(t, lib)
	checkFeatures(t, x, 0.5, []featureCase{
		{"thành phố có phát triển hạ tầng không?", doubted, false},
		{"thành phố có phát triển đường sá không?", doubted, false},
		{"thành phố có phát triển thép không?", doubted, true},
		{"thanh pho co phat trien thep khong", doubted, true},
	})
	checkFeatures(t, x, 0.9, []featureCase{
		{"công nghiệp hóa", foundOrAsked, true},
		{"hóa chất", foundOrAsked, false}, // whose syllables the passage has apart
	})
}
