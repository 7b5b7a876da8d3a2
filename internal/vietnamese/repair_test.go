package vietnamese

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// folder is the text that the test lexicon is built from.
const folder = `Phát huy hiệu quả các tiềm năng, lợi thế, đổi mới mô hình tăng trưởng, nâng cao sức cạnh tranh, đẩy mạnh thu hút đầu tư.
Đầu mối giao thông quan trọng của cả nước, cửa chính ra biển của các địa phương phía Bắc; pháo đài về quốc phòng - an ninh.
Cải thiện mạnh mẽ môi trường đầu tư, hoàn thành mục tiêu. Hoàn thành chương trình xây dựng nông thôn mới. Phát triển doanh nghiệp, hợp tác xã.
Xúc tiến đầu tư từ Nhật Bản, Hàn Quốc, EU, Hoa Kỳ, Singapore… Doanh nghiệp có thương hiệu, tham gia vào chuỗi quản trị, chuỗi dịch vụ.
Đô thị Hải Phòng xanh, văn minh, hiện đại và thông minh. Khâu đột phá về kết cấu hạ tầng, nguồn nhân lực chất lượng cao, cải cách hành chính.
Đổi mới căn bản, toàn diện giáo dục và đào tạo. Bảo đảm môi trường sinh thái. Phòng chống tham nhũng, lãng phí. Toàn Đảng, toàn quân, toàn dân.
Phát huy dân chủ và sức mạnh đoàn kết toàn dân; vai trò của Mặt trận Tổ quốc. Cán bộ thành phố như thế nào, thế nào là tốt. Không được. Đến năm nào.
investment environment, infrastructure, logistics, high-quality human resources, administrative reform, Samsung, city government`

func testLexicon() *Lexicon {
	l := NewLexicon()
	for line := range strings.Lines(folder) {
		l.Add(NFC(line))
	}
	return l
}

// best writes a question with each token replaced by its best candidate of at
// least the weight.
func best(rs []Repaired, weight float64) string {
	var words []string
	for _, r := range rs {
		if len(r.Candidates) > 0 && r.Candidates[0].Weight >= weight {
			for _, t := range r.Candidates[0].Tokens {
				words = append(words, t.Text)
			}
			continue
		}
		words = append(words, r.Token.Text)
	}
	return strings.Join(words, " ")
}

func TestRepair(t *testing.T) {
	l := testLexicon()
	tests := []struct{ question, want string }{
		// accents left as typed
		{"mooi truong dau tuw co dduowcj caair thieenj khoong", "môi truong dau tư co được cải thiện không"},
		{"d9a62u mo61i giao tho6ng", "đầu mối giao thông"},
		{"thanhf phoos hair phongf", "thành phố hải phòng"},
		// chat
		{"htx vs dn dc tp j ko", "hợp tác xã với doanh nghiệp được thành phố j không"},
		{"mt đầu tư", "môi trường đầu tư"},
		{"gd thì ntn", "giáo dục thì như thế nào"},
		// blanks
		{"thamgia chuỗi", "tham gia chuỗi"},
		{"thanhpho haiphong", "thanh pho hai phong"},
		{"nôngthônmới", "nông thôn mới"},
		{"nongthonmoi", "nong thon moi"},
		// words of every question are none, whether the lexicon has them or not
		{"tháng mấy vậy nhỉ", "tháng mấy vậy nhỉ"},
		// slips
		{"daonh nghiệp thuơng hiệu", "doanh nghiệp thương hiệu"},
		{"phong chóng tham nhủng lảng phí", "phong chống tham nhũng lãng phí"},
		{"dân chũ đoàn kêt toàn dâng", "dân chủ đoàn kết toàn dân"},
		{"cãi cách hành chánh", "cải cách hành chính"},
		{"giáo dụt đào tạoo", "giáo dục đào tạo"},
		{"trất lượng cao", "chất lượng cao"},
		{"xinh thái", "sinh thái"},
		{"quốc fòng", "quốc phòng"},
		{"nguồn nhân lựt", "nguồn nhân lực"},
		{"hiệu quã", "hiệu quả"},
		{"đđến năm", "đến năm"},
		// foreign words
		{"investmnet enviroment in the city", "investment environment in the city"},
		{"adminstrative reform of the city", "administrative reform of the city"},
		{"đầu tư từ singapor", "đầu tư từ singapore"},
		// nothing to repair; a tone on the wrong vowel is the same Key
		{"moi trừơng sinh thaí", "moi trừơng sinh thaí"},
		{"thành phố hải phòng", "thành phố hải phòng"},
		{"thanh pho hai phong", "thanh pho hai phong"},
		{"Quảng Ninh có gì", "Quảng Ninh có gì"},
		{"da nang, can tho, quang ninh", "da nang can tho quang ninh"},
		{"giá thuê đất ở Đình Vũ", "giá thuê đất ở Đình Vũ"},
		{"Foxconn, LG Display, Vinhomes", "Foxconn LG Display Vinhomes"},
		{"the cost of land in town", "the cost of land in town"},
		{"blockchain ethereum bitcoin", "blockchain ethereum bitcoin"},
		{"thủ tướng, bí thư, chủ tịch", "thủ tướng bí thư chủ tịch"},
		{"sân bay, bệnh viện, trường học", "sân bay bệnh viện trường học"},
		{"2020 57-NQ/TW 5G CO2 G7", "2020 57 nghị quyết trung ương 5G CO2 G7"},
		{"港口 항구", "港 口 항 구"},
	}
	for _, tt := range tests {
		if got := best(l.Repair(Tokenize(NFC(tt.question))), 0.5); NFC(got) != NFC(tt.want) {
			t.Errorf("Repair(%q)\n got %q\nwant %q", tt.question, got, tt.want)
		}
	}
}

// What the folder knows is never read as anything else, with accents or
// without.
func TestRepairKeepsKnownWords(t *testing.T) {
	l := testLexicon()
	for _, text := range []string{folder, Fold(folder), strings.ToUpper(folder)} {
		for _, line := range strings.Split(NFC(text), "\n") {
			for _, r := range l.Repair(Tokenize(line)) {
				if len(r.Candidates) > 0 {
					t.Errorf("%q became %v", r.Token.Text, r.Candidates[0].Tokens)
				}
			}
		}
	}
}

func TestRepairPlaces(t *testing.T) {
	tokens := Tokenize("ở thamgia gì")
	got := testLexicon().Repair(tokens)
	if len(got) != len(tokens) {
		t.Fatalf("%d results for %d tokens", len(got), len(tokens))
	}
	for _, c := range got[1].Candidates {
		for _, tok := range c.Tokens {
			if tok.Start != tokens[1].Start || tok.End != tokens[1].End {
				t.Errorf("candidate at %d:%d, want %d:%d", tok.Start, tok.End, tokens[1].Start, tokens[1].End)
			}
		}
	}
}

func TestRepairWithEmptyLexicon(t *testing.T) {
	if got := best(NewLexicon().Repair(Tokenize("dduwowngf ko thamgia xyz")), 0.5); got != "đường không thamgia xyz" {
		t.Errorf("got %q", got)
	}
}

// TestRepairOfALongWordTakesLittle has a word that is one letter over and over, of
// which each place could be one too many.
func TestRepairOfALongWordTakesLittle(t *testing.T) {
	l := testLexicon()
	const length = 100_000
	tokens := Tokenize(strings.Repeat("a", length))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	l.Repair(tokens)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 100*length {
		t.Errorf("%d bytes took %d bytes of memory", length, took)
	}
}

func TestOneSlip(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"phong", "phong", false}, {"phong", "phon", true}, {"phong", "phoong", true}, {"phong", "pohng", true}, {"phong", "phang", true},
		{"phong", "pho", false}, {"phong", "hpogn", false}, {"ab", "ba", true}, {"", "a", true}, {"", "", false}, {"abcd", "badc", false},
	}
	for _, tt := range tests {
		if oneSlip(tt.a, tt.b) != tt.want || oneSlip(tt.b, tt.a) != tt.want {
			t.Errorf("oneSlip(%q, %q) is not %v both ways", tt.a, tt.b, tt.want)
		}
	}
}

func FuzzRepair(f *testing.F) {
	l := testLexicon()
	f.Add("daonh nghiệp thuơng hiệu thamgia d9a62u dduwowngf ko 2020 港 Foxconn")
	f.Add(strings.Repeat("hanhchinhdoanhnghiep", 20))
	f.Add("\xff\u0301s")
	f.Fuzz(func(t *testing.T, s string) {
		tokens := Tokenize(s)
		out := l.Repair(tokens)
		if len(out) != len(tokens) {
			t.Fatalf("%d results for %d tokens", len(out), len(tokens))
		}
		for i, r := range out {
			if i >= maxRepairs && len(r.Candidates) > 0 || len(r.Candidates) > maxCandidates {
				t.Errorf("too many candidates for %q", r.Token.Text)
			}
			if len(r.Candidates) > 0 && l.Knows(r.Token) {
				t.Errorf("known %q was repaired", r.Token.Text)
			}
			last := 1.0
			for _, c := range r.Candidates {
				if c.Weight > last || c.Weight < weightLeast || len(c.Tokens) == 0 {
					t.Errorf("%q: weight %v after %v, %d tokens", r.Token.Text, c.Weight, last, len(c.Tokens))
				}
				last = c.Weight
			}
		}
	})
}

// bigLexicon has 20,000 different words, most of them foreign, and their pairs.
func bigLexicon() *Lexicon {
	l := NewLexicon()
	var b strings.Builder
	n := 0
	for onset := range accentedSyllables.onsets {
		for rhyme := range accentedSyllables.rhymes {
			fmt.Fprintf(&b, "%s%s ", onset, rhyme)
			n++
		}
	}
	for i := 0; n < 20_000; i++ {
		for _, stem := range []string{"invest", "port", "logist", "develop", "indust"} {
			fmt.Fprintf(&b, "%s%c%c%c ", stem, 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
			n++
		}
	}
	l.Add(b.String())
	l.Add(NFC(folder))
	return l
}

func BenchmarkRepair(b *testing.B) {
	l := bigLexicon()
	for name, question := range map[string]string{
		"clean":   "thành phố ưu tiên xúc tiến đầu tư từ những nước nào",
		"typos":   "daonh nghệip có thuơng hiẹu thì thamgia chuỗi nào, phong chóng tham nhủng lảng phí thì tp làm thế lào",
		"typed":   "mooi truong dau tuw co dduowcj caair thieenj khoong",
		"hostile": strings.Repeat("hanhchinhdoanhnghiepphattrientham xqzzw investabb ", 30),
	} {
		tokens := Tokenize(NFC(question))
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				l.Repair(tokens)
			}
		})
	}
}

func BenchmarkLexicon(b *testing.B) {
	for b.Loop() {
		bigLexicon()
	}
}

func ExampleLexicon_Repair() {
	l := NewLexicon()
	l.Add("Phòng chống tham nhũng, lãng phí. Doanh nghiệp tham gia chuỗi dịch vụ.")
	for _, r := range l.Repair(Tokenize("daonh nghiệp lảng phí thamgia")) {
		if len(r.Candidates) > 0 {
			for _, t := range r.Candidates[0].Tokens {
				fmt.Print(t.Text, " ")
			}
			fmt.Printf("for %s, %.2f\n", r.Token.Text, r.Candidates[0].Weight)
		}
	}
	// Output:
	// doanh for daonh, 0.81
	// lãng for lảng, 0.81
	// tham gia for thamgia, 0.85
}

// A letter of chat language is read as such though the lexicon has it.
func TestRepairReadsLettersOfChat(t *testing.T) {
	l := testLexicon()
	l.Add("điện áp 220 V, nhóm V, như vậy thì sao")
	for _, text := range []string{"dân chủ như v", "dân chủ thì s"} {
		repaired := l.Repair(Tokenize(text))
		if last := repaired[len(repaired)-1]; len(last.Candidates) == 0 || last.Candidates[0].Reason != Chat {
			t.Errorf("%q: the last letter stands as it is", text)
		}
	}
}

// TestRepairReadsShortFormsByTheirPlace reads "bn" as "how much", but as who is spoken
// to behind the end of a question.
func TestRepairReadsShortFormsByTheirPlace(t *testing.T) {
	l := testLexicon()
	for text, want := range map[string]string{
		"giá thuê đất bn":    "bao nhiêu",
		"bn nước":            "bao nhiêu",
		"có dân chủ ko bn":   "bạn",
		"dân chủ ntn z bn":   "bạn",
		"dân chủ thế nào bn": "bạn",
	} {
		for _, r := range l.Repair(Tokenize(text)) {
			if r.Token.Text != "bn" {
				continue
			}
			if len(r.Candidates) == 0 {
				t.Errorf("%q: no reading of bn", text)
				continue
			}
			var words []string
			for _, c := range r.Candidates[0].Tokens {
				words = append(words, c.Text)
			}
			if got := strings.Join(words, " "); got != want {
				t.Errorf("%q: bn is %q, want %q", text, got, want)
			}
		}
	}
}

// Of several words that a neighbour vouches for, the one that stands beside it most often.
func TestRepairPrefersWhatOftenStandsTogether(t *testing.T) {
	l := NewLexicon()
	l.Add("đô thị trung tâm")
	l.Add("kinh tế bến bãi")
	l.Add("nhân bản")
	for range 40 {
		l.Add("kinh tế thị trường")
		l.Add("kinh tế biển")
		l.Add("Nhật Bản")
	}
	for question, want := range map[string]string{
		"kinh tế thị trươg": "kinh tế thị trường",
		"kinh tế bển":       "kinh tế biển",
		"đầu tư nhât bản":   "đầu tư nhật bản",
	} {
		if got := best(l.Repair(Tokenize(NFC(question))), 0.5); NFC(got) != NFC(want) {
			t.Errorf("Repair(%q) = %q, want %q", question, got, want)
		}
	}
}

// An abbreviation that stands in the folder is written out where the folder has its words.
func TestRepairWritesOutShorthandThatTheFolderHas(t *testing.T) {
	l := NewLexicon()
	l.Add("tp muốn có thêm cán bộ giỏi, gd cũng vậy")
	l.Add("thành phố Hải Phòng")
	for question, want := range map[string]string{
		"tp có cán bộ giỏi": "thành phố có cán bộ giỏi",
		"gd của tp":         "gd của thành phố",
		"is the tp big":     "is the tp big",
	} {
		if got := best(l.Repair(Tokenize(question)), 0.5); NFC(got) != NFC(want) {
			t.Errorf("Repair(%q) = %q, want %q", question, got, want)
		}
	}
}
