package vietnamese

import (
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestExpandChat(t *testing.T) {
	tests := []struct {
		token   string
		want    []string
		certain bool
	}{
		{"ko", []string{"không"}, true},
		{"KO", []string{"không"}, true},
		{"k", []string{"không"}, false},
		{"dc", []string{"được", "địa chỉ"}, true},
		{"ntn", []string{"như thế nào"}, true},
		{"j", []string{"gì"}, false},
		{"zậy", []string{"vậy"}, true},
		{"mún", []string{"muốn"}, true},
		{"nhìu", []string{"nhiều"}, true},
		{"ng", []string{"người"}, true},
		{"nc", []string{"nước"}, true},
		{"cty", []string{"công ty"}, true},
		{"vs", []string{"với", "vì sao"}, true},
		{"bik", []string{"biết"}, true},
		{"trc", []string{"trước"}, true},
		{"bn", []string{"bao nhiêu", "bạn"}, true},
		{"đk", []string{"điều kiện", "đăng ký", "được"}, true},
		{"htx", []string{"hợp tác xã"}, true},
		{"hs", []string{"hồ sơ", "học sinh"}, true},
		{"sv", []string{"sinh viên"}, true},
		{"gd", []string{"giáo dục"}, true},
		{"sđt", []string{"số điện thoại"}, true},
		{"thành", nil, false},
		{"ma", nil, false},
		{"FDI", nil, false},
		{"2020", nil, false},
	}
	for _, tt := range tests {
		tok := Tokenize(tt.token)[0]
		if diff := cmp.Diff(tt.want, ExpandChat(tok)); diff != "" {
			t.Errorf("ExpandChat(%q) (-want +got):\n%s", tt.token, diff)
		}
		if got := ChatCertain(tok); got != tt.certain {
			t.Errorf("ChatCertain(%q) = %v, want %v", tt.token, got, tt.certain)
		}
	}
}

func TestLonghand(t *testing.T) {
	tests := []struct{ text, want string }{
		{"hp co muon thu hut them dau tu ko", "Hải Phòng co muon thu hut them dau tu không"},
		{"Phát triển KT-XH, cty nào?", "Phát triển kinh tế-xã hội, công ty nào?"},
		{"người dân được làm chủ", "người dân được làm chủ"},
		{"Is the HQ in HP?", "Is the HQ in HP?"},
		{"tp co thu hut ddaauf tuw k", "thành phố co thu hut đầu tư không"},
		{"nguowif daan cos dduwowcj hooix tro khoong", "người dân có được hỗi tro không"},
		{"cán bộ phải làm j z", "cán bộ phải làm gì vậy"},
		{"xe bus ở ga nào", "xe bus ở ga nào"},
		{"", ""},
	}
	for _, tt := range tests {
		if got, tokens := Longhand(tt.text, nil); got != tt.want || !slices.Equal(tokens, Tokenize(got)) {
			t.Errorf("Longhand(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

// Every meaning must be Vietnamese, every short form one token, and a short
// form that could be read as a syllable must be marked as doubtful, but for
// those that are well formed and no word.
func TestChatTables(t *testing.T) {
	noWords := map[string]bool{}
	for _, tok := range Tokenize("hổng khum đựơc vạy bợn ngừi chụy rùi roài mún nhìu iu thui lun hỉu mừ") {
		noWords[tok.Key] = true
	}
	if len(chat) < 400 {
		t.Errorf("only %d short forms", len(chat))
	}
	for short, e := range chat {
		if !e.doubtful && !noWords[short] && (ValidSyllable(short) || utf8.RuneCountInString(short) == 1) {
			t.Errorf("%q is an ordinary syllable or a single letter, and not marked as doubtful", short)
		}
		if tokens := Tokenize(short); len(tokens) != 1 {
			t.Errorf("%q is %d tokens and is never looked up", short, len(tokens))
		}
		for i, words := range e.words {
			for _, tok := range Tokenize(words) {
				if !ValidSyllable(tok.Text) {
					t.Errorf("%q: %q is no syllable", short, tok.Text)
				}
			}
			for _, other := range e.words[:i] {
				if other == words {
					t.Errorf("%q: %q twice", short, words)
				}
			}
		}
	}
}
