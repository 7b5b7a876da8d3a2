package pdf

import "testing"

// Letters of these are 10 points high, their middle 3 points above the baseline.
func TestWhatIsStruckIsNoText(t *testing.T) {
	words := textAt(50, 700, "Von dat ", 90, 700, "1,2 ty", 120, 700, "1,65 ty", 155, 700, ", tang", 50, 680, "nam 2025")
	for _, tt := range []struct{ name, rule, want string }{
		{"a line through the words", "90 703 m 120 703 l S\n", "Von dat 1,65 ty, tang"},
		{"a thin box through the words", "90 702.5 30 0.8 re f\n", "Von dat 1,65 ty, tang"},
		{"before a comma", "120 703 m 155 703 l S\n", "Von dat 1,2 ty, tang"},
		{"an underline", "90 698.5 m 120 698.5 l S\n", "Von dat 1,2 ty1,65 ty, tang"},
		{"the rule of a frame that is too low", "40 703 m 400 703 l S\n", "Von dat 1,2 ty1,65 ty, tang"},
	} {
		if got := linesOf(t, onePage(tt.rule+words, fixedWidth)); len(got) != 2 || got[0] != tt.want || got[1] != "nam 2025" {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}

func TestWhatIsStruckDividesNoRow(t *testing.T) {
	rules := "100 700 m 300 700 l S 100 680 m 300 680 l S 100 660 m 300 660 l S 100 700 m 100 660 l S 200 700 m 200 660 l S 300 700 m 300 660 l S\n202 668 m 217 668 l S\n"
	page := pageOf(t, onePage(rules+textAt(105, 685, "Loai", 205, 685, "Phi", 105, 665, "Nho", 202, 665, "250", 222, 665, "300"), fixedWidth))
	if got, want := cellsOf(page.Lines), "Loai|Phi\nNho|300"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
