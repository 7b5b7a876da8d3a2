package evaluate

import (
	"slices"
	"strings"
)

// figures sums up what became of all questions, typed in one way.
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

// only returns the judgements of the questions of a kind.
func only(all []judgement, kind Kind) []judgement {
	var out []judgement
	for _, j := range all {
		if j.question.Kind == kind {
			out = append(out, j)
		}
	}
	return out
}

// share is how many judgements something is true of, as a share of 1.
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

// decision counts what the dialogue did; nil when only the search was asked.
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
