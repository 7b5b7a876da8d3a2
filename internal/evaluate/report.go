package evaluate

import (
	"slices"
	"strings"
)

// Report is the outcome of Run.
type Report struct {
	Forms []Form `json:"forms"` // as typed, without accents
}

// Form holds the figures of one way of typing.
type Form struct {
	Name        string      `json:"name"`
	Ranking     []Ranking   `json:"ranking"` // the whole first, then by style
	Intents     []Intents   `json:"intents,omitempty"`
	Decision    *Decision   `json:"decision,omitempty"` // nil when only the search was asked
	Reliability []Bin       `json:"reliability"`
	Thresholds  []Threshold `json:"thresholds"`
	Failures    []Failure   `json:"failures"`
}

// Ranking is how well right passages are found. All figures but the counts are
// shares of 1.
type Ranking struct {
	Style     string  `json:"style"` // "" for all answerable questions
	Questions int     `json:"questions"`
	R1        float64 `json:"r1"`
	R3        float64 `json:"r3"`
	MRR10     float64 `json:"mrr10"`
	// Sentence is the share of right sentences among the top hits that are
	// right and whose answer is known, Judged their number. Length is how much
	// of the passage those sentences take up, in bytes: at 1 the whole passage
	// is shown, and Sentence says nothing.
	Sentence float64 `json:"sentence"`
	Judged   int     `json:"judged"`
	Length   float64 `json:"length"`
}

// Intents is how often contact and small talk were understood.
type Intents struct {
	Kind      Kind    `json:"kind"`
	Questions int     `json:"questions"`
	Right     float64 `json:"right"`
}

// Decision is what the dialogue did with questions that are to be answered or refused.
type Decision struct {
	Answerable   int `json:"answerable"`
	Right        int `json:"right"`     // answered, from the right passage
	Wrong        int `json:"wrong"`     // answered, from another one
	Clarified    int `json:"clarified"` // asked back
	Silent       int `json:"silent"`    // refused, or taken for something else
	Unanswerable int `json:"unanswerable"`
	Refused      int `json:"refused"`
	AskedBack    int `json:"asked_back"`
	Answered     int `json:"answered"` // although nothing answers
	Other        int `json:"other"`    // taken for contact, small talk or a command

	Joint       float64 `json:"joint"`        // (Right + Refused) of all
	WrongAnswer float64 `json:"wrong_answer"` // (Wrong + Answered) of all answers given
}

// Bin is how often top hits of some confidence were right.
type Bin struct {
	From       float64 `json:"from"`
	Questions  int     `json:"questions"`
	Confidence float64 `json:"confidence"` // mean
	Right      float64 `json:"right"`
}

// Threshold is what answering from a confidence on would do, by the search alone.
type Threshold struct {
	From      float64 `json:"from"`
	Precision float64 `json:"precision"` // right ones of the answers given
	Coverage  float64 `json:"coverage"`  // answerable questions answered at all
	Refused   float64 `json:"refused"`   // unanswerable questions refused
	Joint     float64 `json:"joint"`     // answerable answered right and unanswerable refused, of all
}

// Failure is one question that went wrong.
type Failure struct {
	Question Question     `json:"question"`
	Outcome  string       `json:"outcome,omitempty"`
	Intent   string       `json:"intent,omitempty"`
	Rank     int          `json:"rank"` // of the right passage; 0 when it is not among the first ten
	What     string       `json:"what"`
	Hits     []FailureHit `json:"hits"`
}

// FailureHit is one of the first hits of a failure.
type FailureHit struct {
	Document   string  `json:"document"`
	Paragraph  int     `json:"paragraph"`
	Confidence float64 `json:"confidence"`
	Sentence   string  `json:"sentence"`
}

func figures(name string, all []judgement) Form {
	f := Form{Name: name, Decision: decision(all), Reliability: reliability(all), Thresholds: thresholds(all)}
	answerable := only(all, Answerable)
	if len(answerable) > 0 {
		f.Ranking = append(f.Ranking, ranking("", answerable))
	}
	styles := make(map[string][]judgement)
	for _, j := range answerable {
		styles[j.question.Style] = append(styles[j.question.Style], j)
	}
	for style, js := range styles {
		if len(styles) > 1 {
			f.Ranking = append(f.Ranking, ranking(style, js))
		}
	}
	slices.SortFunc(f.Ranking, func(a, b Ranking) int { return strings.Compare(a.Style, b.Style) })
	for _, kind := range []Kind{Contact, Smalltalk} {
		if js := only(all, kind); len(js) > 0 && f.Decision != nil {
			f.Intents = append(f.Intents, Intents{kind, len(js), share(js, judgement.intentRight)})
		}
	}
	for _, j := range all {
		if what := j.failure(f.Decision != nil); what != "" {
			f.Failures = append(f.Failures, newFailure(j, what))
		}
	}
	return f
}

func only(all []judgement, kind Kind) []judgement {
	var out []judgement
	for _, j := range all {
		if j.question.Kind == kind {
			out = append(out, j)
		}
	}
	return out
}

func share(js []judgement, is func(judgement) bool) float64 {
	n := 0
	for _, j := range js {
		if is(j) {
			n++
		}
	}
	return ratio(n, len(js))
}

// ratio is n of m, 0 of none.
func ratio(n, m int) float64 {
	if m == 0 {
		return 0
	}
	return float64(n) / float64(m)
}

func ranking(style string, js []judgement) Ranking {
	r := Ranking{Style: style, Questions: len(js)}
	r.R1 = share(js, func(j judgement) bool { return j.rank == 1 })
	r.R3 = share(js, func(j judgement) bool { return j.rank >= 1 && j.rank <= 3 })
	right, length := 0, 0.0
	for _, j := range js {
		if j.rank > 0 {
			r.MRR10 += 1 / float64(j.rank) / float64(len(js))
		}
		if j.sentenceJudged {
			r.Judged++
			length += ratio(len(j.answer.Hits[0].Sentence), len(j.answer.Hits[0].Passage.Text))
			if j.sentence {
				right++
			}
		}
	}
	r.Sentence = ratio(right, r.Judged)
	if r.Judged > 0 {
		r.Length = length / float64(r.Judged)
	}
	return r
}

// intentRight reports whether contact or small talk was understood. What only
// looks like contact is right when it is not taken for contact.
func (j judgement) intentRight() bool {
	if j.question.Want == "none" {
		return j.answer.Outcome != "contact"
	}
	return j.answer.Outcome == string(j.question.Kind) && j.answer.Intent == j.question.Want
}

func decision(all []judgement) *Decision {
	var d Decision
	asked := false
	for _, j := range all {
		asked = asked || j.answer.Outcome != ""
		switch j.question.Kind {
		case Answerable:
			d.Answerable++
			switch {
			case j.answer.Outcome == "answer" && j.rank == 1:
				d.Right++
			case j.answer.Outcome == "answer":
				d.Wrong++
			case j.answer.Outcome == "clarify":
				d.Clarified++
			default:
				d.Silent++
			}
		case Unanswerable:
			d.Unanswerable++
			switch j.answer.Outcome {
			case "unknown":
				d.Refused++
			case "clarify":
				d.AskedBack++
			case "answer":
				d.Answered++
			default:
				d.Other++
			}
		}
	}
	if !asked {
		return nil
	}
	d.Joint = ratio(d.Right+d.Refused, d.Answerable+d.Unanswerable)
	d.WrongAnswer = ratio(d.Wrong+d.Answered, d.Right+d.Wrong+d.Answered)
	return &d
}

// top is the confidence of the best hit, 0 when there is none.
func (j judgement) top() float64 {
	if len(j.answer.Hits) == 0 {
		return 0
	}
	return j.answer.Hits[0].Confidence
}

func reliability(all []judgement) []Bin {
	bins := make([]Bin, 10)
	for i := range bins {
		bins[i].From = float64(i) / 10
	}
	for _, j := range all {
		if j.question.Kind != Answerable && j.question.Kind != Unanswerable || len(j.answer.Hits) == 0 {
			continue
		}
		b := &bins[max(0, min(9, int(j.top()*10)))]
		b.Questions++
		b.Confidence += j.top()
		if j.rank == 1 {
			b.Right++
		}
	}
	for i := range bins {
		if n := float64(bins[i].Questions); n > 0 {
			bins[i].Confidence /= n
			bins[i].Right /= n
		}
	}
	return bins
}

func thresholds(all []judgement) []Threshold {
	answerable, unanswerable := only(all, Answerable), only(all, Unanswerable)
	var out []Threshold
	for step := 1; step < 20; step++ {
		t := Threshold{From: float64(step) / 20}
		given, right, covered, refused := 0, 0, 0, len(unanswerable)
		for _, j := range answerable {
			if j.top() >= t.From {
				given++
				covered++
				if j.rank == 1 {
					right++
				}
			}
		}
		for _, j := range unanswerable {
			if j.top() >= t.From {
				given++
				refused--
			}
		}
		t.Precision = ratio(right, given)
		t.Coverage = ratio(covered, len(answerable))
		t.Refused = ratio(refused, len(unanswerable))
		t.Joint = ratio(right+refused, len(answerable)+len(unanswerable))
		out = append(out, t)
	}
	return out
}

// failure says what went wrong, "" for nothing.
func (j judgement) failure(decided bool) string {
	switch j.question.Kind {
	case Answerable:
		switch {
		case j.rank != 1:
			return "wrong passage first"
		case decided && j.answer.Outcome != "answer":
			return "not answered"
		case j.sentenceJudged && !j.sentence:
			return "wrong sentence"
		}
	case Unanswerable:
		if decided && j.answer.Outcome != "unknown" {
			return "not refused"
		}
	case Contact, Smalltalk:
		if decided && !j.intentRight() {
			return "wrong intent"
		}
	}
	return ""
}

func newFailure(j judgement, what string) Failure {
	f := Failure{Question: j.question, Outcome: j.answer.Outcome, Intent: j.answer.Intent, Rank: j.rank, What: what}
	for _, hit := range j.answer.Hits[:min(3, len(j.answer.Hits))] {
		f.Hits = append(f.Hits, FailureHit{hit.Passage.Document.ID, hit.Passage.Paragraph, hit.Confidence, hit.Sentence})
	}
	return f
}
