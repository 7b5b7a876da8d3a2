package dialogue

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// label is the text of a button: a text cut between words to what a phone
// shows.
func label(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= maxLabel {
		return text
	}
	short := cut(text, maxLabel-1)
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " .,;:–-") + "…"
}

// choice is a button that opens a passage, among others to choose from. Its
// label are words of the passage that say what it is about: in the row of a table its
// first cell, else those that share most with a question, or the beginning of the
// sentence that answers or, if that is unknown, of the passage.
func (t *talk) choice(p *knowledge.Passage, sentence, question string) Button {
	t.offered = append(t.offered, refTo(p))
	if sentence == "" {
		sentence = p.Text
	}
	text := sentence
	if cells := knowledge.Cells(p.Text); cells != nil {
		text = cells[0].Value
	} else if c, ok := t.closest(p, sentence, question); ok {
		text = c
	}
	return press(line(label(topic(text))), action{verb: showWhole, ref: refTo(p)})
}

// clauseEnd matches where a clause of a passage ends, sentenceEnd where what
// follows can stand for itself.
var (
	clauseEnd   = regexp.MustCompile(`[,;.:…]+\s+`)
	sentenceEnd = regexp.MustCompile(`[;.:…]+\s+`)
)

// Weights of a clause, in the natural logarithm of how rare a word is among the
// passages found.
const (
	answering = 0.5 // what a clause of the answering sentence counts more
	telling   = 1.0 // a clause of less weight shares nothing that tells it apart
)

// closest returns a passage from the clause on that shares with a question most
// of what other passages found do not hold, or from the beginning of its sentence
// when a label from there on shows it too; false when none shares enough.
func (t *talk) closest(p *knowledge.Passage, sentence, question string) (string, bool) {
	weights := t.rarity(question)
	best, from, to := telling, -1, -1
	weigh := func(start, end int) {
		weight := 0.0
		for _, w := range contentWords(p.Text[start:end]) {
			weight += weights[w]
		}
		if weight > 0 && strings.Contains(sentence, strings.TrimSpace(p.Text[start:end])) {
			weight += answering
		}
		if weight > best {
			best, from, to = weight, start, end
		}
	}
	start := 0
	for _, at := range clauseEnd.FindAllStringIndex(p.Text, -1) {
		weigh(start, at[0])
		start = at[1]
	}
	weigh(start, len(p.Text))
	if from < 0 {
		return "", false
	}
	if at := sentenceEnd.FindAllStringIndex(p.Text[:from], -1); at != nil {
		start = at[len(at)-1][1]
	} else {
		start = 0
	}
	if _, rest := utf8.DecodeRuneInString(p.Text[from:]); strings.Contains(topic(p.Text[start:]), p.Text[from+rest:to]) {
		from = start
	}
	return p.Text[from:], true
}

// rarity weighs the words of a question by how few of the passages found hold
// them.
func (t *talk) rarity(question string) map[string]float64 {
	weights := make(map[string]float64)
	for _, w := range contentWords(question) {
		held := 0
		for _, h := range t.result.Hits {
			if speaksOf(h.Passage.Text, w, 1) {
				held++
			}
		}
		if held > 0 {
			weights[w] = math.Log(float64(len(t.result.Hits)) / float64(held))
		}
	}
	return weights
}

// contentWords returns the different words of a text that say what it is about,
// without accents.
func contentWords(text string) []string {
	var words []string
	seen := make(map[string]bool)
	for _, t := range vietnamese.Tokenize(text) {
		if vietnamese.ClassOf(t) == vietnamese.Content && !seen[t.Folded] {
			seen[t.Folded] = true
			words = append(words, t.Folded)
		}
	}
	return words
}

// What stands before the words that say what a clause is about.
var (
	// connective joins it to what was said before.
	connective = regexp.MustCompile(`(?i)^(?:(?:bên cạnh đó|đồng thời|ngoài ra|đáng chú ý|đặc biệt|theo đó|cụ thể|do đó|vì vậy|tuy nhiên|hơn nữa|cùng với đó|trong đó|từ đó|và)[\s,:]+)+`)
	// domain names its field, which is what it is about.
	domain = regexp.MustCompile(`(?i)^(?:trong|về|đối với|với) (?:các )?(?:lĩnh vực|công tác|ngành|mặt)\s+`)
	// adverbial says when, where and what for.
	adverbial = regexp.MustCompile(`(?i)^(?:trong|để|nhằm|theo|giai đoạn|đến|từ|tại|với|cùng với|bên cạnh|trên cơ sở|năm)\s[^,;.]{1,90},\s+`)
	// doer says who does it, and how they set about it.
	doer = regexp.MustCompile(`(?i)^(?:(?:toàn đảng|toàn quân|toàn dân|thành phố|hải phòng|đảng bộ|(?:mục tiêu|định hướng)(?: phát triển)? của|mục tiêu sẽ|định hướng|đến năm \d+|sẽ|kiên định theo|chú trọng|nhất trí|đề ra|nỗ lực|hướng tới|tiếp tục|trở thành|là|đó là|đã|đang|tập trung)[\s,]+)+(?:và\s+)?`)
)

// minTopic is the length, in characters, of the shortest clause worth a label.
const minTopic = 8

// topic returns the part of a sentence that says what it is about: from behind
// its opening to the end of the last clause that a label can show, without the
// mark at its end and with a capital.
func topic(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	text = after(connective, text)
	if named := after(domain, text); named != text {
		text = named
	} else {
		text = after(doer, after(adverbial, text))
	}
	end := len(text)
	for _, at := range clauseEnd.FindAllStringIndex(text+" ", -1) {
		if n := utf8.RuneCountInString(text[:at[0]]); n >= minTopic && n <= maxLabel {
			end = at[0]
		}
		if text[at[0]] == '.' {
			break
		}
	}
	text = strings.TrimRight(text[:end], " .,;:–-")
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// after returns a text without the opening that a pattern matches, unless too
// little would be left.
func after(opening *regexp.Regexp, text string) string {
	if at := opening.FindStringIndex(text); at != nil && utf8.RuneCountInString(text[at[1]:]) >= minTopic {
		return text[at[1]:]
	}
	return text
}
