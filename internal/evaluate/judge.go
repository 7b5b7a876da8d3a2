package evaluate

import (
	"slices"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// shared is the share of an answer's syllables that a sentence must hold when
// neither contains the other: gold answers often run over a sentence's end.
const shared = 0.6

// judgement is what became of one question.
type judgement struct {
	question Question
	answer   Answer
	rank     int // of the first right hit, from 1; 0 when there is none among the first ten
	// sentence is whether the top hit's sentence answers; meaningful when
	// sentenceJudged, that is when the top hit is right and the file's answer
	// stands in it.
	sentence, sentenceJudged bool
}

func judge(q Question, targets []*knowledge.Passage, a Answer) judgement {
	j := judgement{question: q, answer: a}
	for i, hit := range a.Hits {
		if i < maxRank && slices.Contains(targets, hit.Passage) {
			j.rank = i + 1
			break
		}
	}
	if j.rank != 1 || len(q.Answers) == 0 {
		return j
	}
	passage := keys(a.Hits[0].Passage.Text)
	sentence := keys(a.Hits[0].Sentence)
	for _, text := range q.Answers {
		answer := keys(text)
		if len(answer) == 0 || !contains(passage, answer) {
			continue
		}
		j.sentenceJudged = true
		j.sentence = j.sentence || overlaps(sentence, answer)
	}
	return j
}

// overlaps reports whether a sentence gives an answer: one contains the other,
// or the sentence holds at least the share named above of the answer's syllables.
func overlaps(sentence, answer []string) bool {
	if contains(sentence, answer) || contains(answer, sentence) {
		return true
	}
	left := make(map[string]int)
	for _, key := range sentence {
		left[key]++
	}
	held := 0
	for _, key := range answer {
		if left[key] > 0 {
			left[key]--
			held++
		}
	}
	return float64(held) >= shared*float64(len(answer))
}

// keys are a text's syllables in the form in which spellings are equal.
func keys(text string) []string {
	tokens := vietnamese.Tokenize(vietnamese.NFC(text))
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.Key
	}
	return out
}

// contains reports whether part stands in whole, in order and without gaps. An
// empty part stands nowhere.
func contains(whole, part []string) bool {
	if len(part) == 0 {
		return false
	}
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.Equal(whole[i:i+len(part)], part) {
			return true
		}
	}
	return false
}
