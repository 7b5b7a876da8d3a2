package dialogue

import (
	_ "embed" // the model
	"encoding/binary"
	"hash/fnv"
	"math"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// sense is what phrasings.txt teaches about intents: a linear model over the
// words of a message. Patterns know what was thought of; the model weighs the
// words of messages that nobody thought of, and overrules a pattern that
// matched in the wrong company ("where do I pay my taxes?").
type sense struct {
	intents []string
	rows    string // by feature, in the order of their hashes: hash, then a weight for each intent
}

// senseModel is the model of phrasings.txt. TestSenseModel compares them, and
// writes the model anew with -update.
//
//go:embed sense.model
var senseModel string

var learnt = sync.OnceValue(func() *sense { return openSense(senseModel) })

const (
	hashBytes = 4
	// weightUnit is what a weight is counted in; a byte holds ±127 of them.
	weightUnit = 1.0 / 16
)

// openSense reads a model as learn writes it: a line with the intents, then the rows.
func openSense(model string) *sense {
	line, rows, _ := strings.Cut(model, "\n")
	return &sense{intents: strings.Fields(line), rows: rows}
}

// hash numbers a feature (FNV-1a).
func hash(feature string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(feature))
	return h.Sum32()
}

// row returns the weights of a feature, "" when the model has not met it.
func (s *sense) row(feature string) string {
	size := hashBytes + len(s.intents)
	wanted := hash(feature)
	at := func(i int) uint32 { return binary.BigEndian.Uint32([]byte(s.rows[i*size : i*size+hashBytes])) }
	n := len(s.rows) / size
	i := sort.Search(n, func(i int) bool { return at(i) >= wanted })
	if i == n || at(i) != wanted {
		return ""
	}
	return s.rows[i*size+hashBytes : (i+1)*size]
}

// scores sums the weights of rows for each intent.
func (s *sense) scores(rows []string) []float64 {
	scores := make([]float64, len(s.intents))
	scale := scaleOf(len(rows))
	for _, row := range rows {
		for k := range scores {
			scores[k] += scale * weightUnit * float64(int8(row[k]))
		}
	}
	return scores
}

// scaleOf keeps long messages from being surer than short ones.
func scaleOf(features int) float64 { return 1 / math.Sqrt(float64(features+1)) }

// share turns scores into shares of one, in place.
func share(scores []float64) []float64 {
	highest, sum := math.Inf(-1), 0.0
	for _, x := range scores {
		highest = max(highest, x)
	}
	for k, x := range scores {
		scores[k] = math.Exp(x - highest)
		sum += scores[k]
	}
	for k := range scores {
		scores[k] /= sum
	}
	return scores
}

// trust is what a pattern's word is worth to the model, as a score.
const trust = 0.5

// judge returns the likeliest intent of a message, given the one that the
// patterns see, and how sure that is, from 0 to 1.
func (s *sense) judge(w wording, seen string) (intent string, sure float64) {
	var known []string
	for _, name := range featuresOf(w) {
		if row := s.row(name); row != "" {
			known = append(known, row)
		}
	}
	scores := s.scores(known)
	for k, name := range s.intents {
		if name == seen {
			scores[k] += trust
		}
	}
	for k, p := range share(scores) {
		if p > sure {
			intent, sure = s.intents[k], p
		}
	}
	return intent, sure
}

// knows reports whether the model has met most of a message's words; of others
// it would only guess.
func (s *sense) knows(w wording) bool {
	met, words := 0, strings.Fields(w.plain)
	for _, word := range words {
		if s.row(word) != "" {
			met++
		}
	}
	return 2*met >= len(words)
}

// Bounds of what the model looks at.
const (
	wordsSensed  = 40
	glyphsSensed = 60
	lettersPart  = 4 // letters of a part of a word
	glyphsPart   = 3 // characters of a part of a text without blanks, at most
)

// featuresOf names what the model knows a message by: its words, their pairs
// and parts, which survive a slip of the finger; for scripts without blanks
// runs of up to three characters; and how much is said beside the words of
// contact and of small talk.
func featuresOf(w wording) []string {
	words := strings.Fields(w.plain)
	words = words[:min(len(words), wordsSensed)]
	var features []string
	before := "^"
	for _, word := range words {
		features = append(features, word, before+" "+word)
		before = word
		for whole := "<" + word + ">"; len(whole) >= lettersPart; whole = whole[1:] {
			features = append(features, "~"+whole[:lettersPart])
		}
	}
	if len(words) > 0 {
		bare := agency.ReplaceAllString(w.plain, " ")
		features = append(features, before+" $", "#words "+strconv.Itoa(min(len(words), 8)),
			"#beside contact "+strconv.Itoa(min(rest(bare, contactFiller), 4)), "#beside talk "+strconv.Itoa(min(rest(w.plain, smalltalkFiller), 3)))
		if bare != w.plain {
			features = append(features, "#agency")
		}
	}
	return append(features, glyphFeatures(w.dense)...)
}

// glyphFeatures are those of a text without blanks.
func glyphFeatures(dense string) []string {
	if dense == "" {
		return nil
	}
	glyphs := []rune(dense)
	glyphs = append(append([]rune("^"), glyphs[:min(len(glyphs), glyphsSensed)]...), '$')
	features := []string{"#glyphs " + strconv.Itoa(min(glyphRest(dense), 6))}
	for size := 1; size <= glyphsPart; size++ {
		for i := 0; i+size <= len(glyphs); i++ {
			features = append(features, string(glyphs[i:i+size]))
		}
	}
	return features
}
