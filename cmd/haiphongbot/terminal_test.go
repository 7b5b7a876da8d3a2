package main

import (
	"strings"
	"testing"

	"haiphongbot/internal/dialogue"
)

func show(t *testing.T, s screen, blocks []dialogue.Block, buttons [][]dialogue.Button) string {
	t.Helper()
	var b strings.Builder
	s.out = &b
	if err := s.show(blocks, buttons); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestShow(t *testing.T) {
	blocks := []dialogue.Block{
		{Kind: dialogue.Paragraph, Text: "Lưu ý."},
		{Kind: dialogue.Quotation, Text: "Hải Phòng là cảng. Cảng lớn.", From: len("Hải Phòng là cảng. "), To: len("Hải Phòng là cảng. Cảng lớn.")},
		{Kind: dialogue.Source, Text: "Nguồn: Báo cáo", Link: "https://example.org/"},
	}
	buttons := [][]dialogue.Button{{{Label: "Trước"}, {Label: "Sau"}}, {}, {{Label: "Gọi"}}}
	for _, test := range []struct {
		name string
		s    screen
		want string
	}{
		{"plain", screen{}, "Lưu ý.\n\n│ Hải Phòng là cảng. Cảng lớn.\n  Nguồn: Báo cáo https://example.org/\n\n  [1] Trước   [2] Sau\n  [3] Gọi\n\n"},
		{"styled", screen{styled: true}, "Lưu ý.\n\n│ Hải Phòng là cảng. \x1b[1mCảng lớn.\x1b[0m\n  \x1b[2mNguồn: Báo cáo https://example.org/\x1b[0m\n\n" +
			"  \x1b[1m[1] \x1b[0mTrước   \x1b[1m[2] \x1b[0mSau\n  \x1b[1m[3] \x1b[0mGọi\n\n"},
		{"narrow", screen{width: 16}, "Lưu ý.\n\n│ Hải Phòng là\n│ cảng. Cảng\n│ lớn.\n  Nguồn: Báo cáo\n  https://example.org/\n\n  [1] Trước   \n  [2] Sau\n  [3] Gọi\n\n"},
	} {
		if got := show(t, test.s, blocks, buttons); got != test.want {
			t.Errorf("%s:\n%q, want\n%q", test.name, got, test.want)
		}
	}
}

func TestShowDropsControlCharacters(t *testing.T) {
	got := show(t, screen{}, []dialogue.Block{{Kind: dialogue.Paragraph, Text: "a\x1b[31mđỏ\x07\u009b\nb"}}, nil)
	if got != "a[31mđỏ\nb\n\n" {
		t.Errorf("%q", got)
	}
}

func TestColumns(t *testing.T) {
	for text, want := range map[string]int{"Hải": 3, "日本": 4, "한국 ": 5, "": 0} {
		if got := columns(text); got != want {
			t.Errorf("columns(%q) = %d", text, got)
		}
	}
}
