package search

import (
	"reflect"
	"slices"
	"strings"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// newSpelling collects the words that questions may be repaired to: those of the folder
// and of its glossary. None of the words by which questions say what they ask for is
// repaired to a word of the folder: what it does not hold is what matters then.
func newSpelling(lib *knowledge.Library) *vietnamese.Lexicon {
	l := vietnamese.NewLexicon()
	for _, name := range strings.FieldsFunc(provinces, func(r rune) bool { return r == ',' || r == '*' }) {
		l.Add(strings.TrimSpace(name)) // so that none is repaired to a word of the folder
	}
	l.Add(asking)
	for things := range vietnamese.Contrasts() {
		addAll(l, slices.Concat(things...))
	}
	for asked := range vietnamese.Properties() {
		addAll(l, asked)
	}
	amend(l, &knowledge.Library{}, lib)
	l.Settle()
	return l
}

func addAll(l *vietnamese.Lexicon, terms []string) {
	for _, t := range terms {
		l.Add(t)
	}
}

// respell returns the spelling of a library, made from that of another when it can be.
func respell(l *vietnamese.Lexicon, before, now *knowledge.Library) *vietnamese.Lexicon {
	if l != nil && !l.Full() {
		l = l.Fork()
		if amend(l, before, now); !l.Full() {
			return l
		}
	}
	return newSpelling(now)
}

// amend takes the texts of one library out of a lexicon and those of another in.
func amend(l *vietnamese.Lexicon, before, now *knowledge.Library) {
	was := make(map[string]*knowledge.Document, len(before.Documents))
	for _, d := range before.Documents {
		was[d.ID] = d
	}
	for _, d := range now.Documents {
		if old, known := was[d.ID]; known && reads(old, d) {
			delete(was, d.ID)
			continue
		}
		eachText(d, l.AddTokens)
	}
	for _, d := range was {
		eachText(d, l.RemoveTokens)
	}
	if !reflect.DeepEqual(before.Checks, now.Checks) || !reflect.DeepEqual(before.Glossary, now.Glossary) {
		eachTerm(before, l.RemoveTokens)
		eachTerm(now, l.AddTokens)
	}
}

// reads reports whether two documents have the same words at the same places.
func reads(a, b *knowledge.Document) bool {
	return a.Title == b.Title && slices.EqualFunc(a.Passages, b.Passages, same) && slices.Equal(a.Beyond, b.Beyond)
}

// eachText calls f with the texts of a document and their tokens, which it is not to keep.
func eachText(d *knowledge.Document, f func(string, []vietnamese.Token)) {
	var tokens []vietnamese.Token
	plain := func(text string) {
		tokens = vietnamese.AppendTokens(tokens[:0], text)
		f(text, tokens)
	}
	listed := func(question string) {
		question, tokens = longhand(question, tokens)
		f(question, tokens)
	}
	plain(d.Title)
	for _, p := range d.Passages {
		plain(p.Text)
		for _, h := range p.Headings {
			plain(h)
		}
		for _, asked := range p.Phrasings {
			listed(asked.Question)
		}
	}
	for _, asked := range d.Beyond {
		listed(asked)
	}
}

// longhand is a question that staff have listed, as it is compared with those that are
// asked, in which shorthand is read as what it stands for, and its tokens, in the buffer.
func longhand(question string, buffer []vietnamese.Token) (string, []vietnamese.Token) {
	return vietnamese.Longhand(vietnamese.Clean(question), buffer)
}

// eachTerm calls f with the questions of the gate and the terms of the glossary, and their
// tokens, which it is not to keep.
func eachTerm(lib *knowledge.Library, f func(string, []vietnamese.Token)) {
	var tokens []vietnamese.Token
	for _, c := range lib.Checks {
		var question string
		question, tokens = longhand(c.Question, tokens)
		f(question, tokens)
	}
	for _, c := range lib.Glossary.Concepts {
		for _, terms := range [][]string{c.Vietnamese, c.Everyday, c.Short, c.English, c.Related} {
			for _, term := range terms {
				term = vietnamese.Clean(term)
				tokens = vietnamese.AppendTokens(tokens[:0], term)
				f(term, tokens)
			}
		}
	}
}

// asking are words by which questions say what they ask for, beside those that exclude
// each other and those of properties.
const asking = "giá lương phí tiền bao nhiêu mấy ai nào khi bao giờ bao lâu ở đâu danh sách " +
	"ngã tư phường xã đường phố cầu chợ bệnh viện trường đại học khách sạn ngân hàng công ty doanh nghiệp hồ sơ giấy tờ " +
	"giám đốc chủ tịch hiệu trưởng ông bà thầy cô héc ta mét vuông phần trăm nghìn triệu tỷ đồng " +
	"điều gì khiến cớ gì vì lẽ gì chừng nào hồi nào khúc nào mạnh ai nấy làm mục đích nguyên nhân thời điểm kiến trúc sư mẫu đơn"
