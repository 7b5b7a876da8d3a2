package dialogue

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"haiphongbot/internal/vietnamese"
)

// saying is a way of saying something.
type saying struct {
	plain  *regexp.Regexp // over wording.plain; nil for none
	glyphs *regexp.Regexp // over wording.dense; nil for none
}

// in reports whether a message says it.
func (s saying) in(w wording) bool {
	return s.plain != nil && s.plain.MatchString(w.plain) || s.glyphs != nil && s.glyphs.MatchString(w.dense)
}

// sayings are ways of saying things, each as its alternatives.
type sayings map[string][]string

// readSayings reads a file of them, in the form of vietnamese.ListsByHeading. Below a
// heading that names what is said stands one alternative a line, as a regular expression
// over wording.plain or, where it has other letters than those of ASCII, over
// wording.dense; some are over the message as it was typed. A heading in braces within an
// alternative stands for those below it.
func readSayings(text string) sayings { return vietnamese.ListsByHeading(text) }

// of returns what stands below a heading, with further alternatives.
func (s sayings) of(heading string, further ...string) saying {
	var plain, glyphs []string
	for _, a := range append(further, s.alternatives(heading)...) {
		a = s.resolve(a)
		if strings.ContainsFunc(a, func(r rune) bool { return r > unicode.MaxASCII }) {
			glyphs = append(glyphs, a)
		} else {
			plain = append(plain, a)
		}
	}
	var found saying
	if len(plain) > 0 {
		found.plain = mustAll(plain...)
	}
	if len(glyphs) > 0 {
		found.glyphs = regexp.MustCompile(strings.Join(glyphs, "|"))
	}
	return found
}

// source returns what stands below a heading as a part of a pattern: the first of the
// alternatives that matches counts.
func (s sayings) source(heading string) string {
	return s.resolve(strings.Join(s.alternatives(heading), "|"))
}

func (s sayings) alternatives(heading string) []string {
	alternatives, ok := s[heading]
	if !ok {
		panic("nothing is said of " + heading) // a mistake in this package
	}
	return alternatives
}

// reference matches a heading that stands in an alternative.
var reference = regexp.MustCompile(`\{[a-z][a-z ]*\}`)

// resolve puts what stands below headings in their places.
func (s sayings) resolve(pattern string) string {
	return reference.ReplaceAllStringFunc(pattern, func(name string) string {
		return "(?:" + s.source(name[1:len(name)-1]) + ")"
	})
}

// mustAll compiles one pattern out of alternatives, each a sequence of plain
// words. Matches are whole words, the longest possible.
func mustAll(alternatives ...string) *regexp.Regexp {
	pattern := regexp.MustCompile(`\b(?:` + strings.Join(alternatives, "|") + `)\b`)
	pattern.Longest()
	return pattern
}

// lazy is a pattern that is compiled when it is first needed: what only follows on an
// answer costs a first question neither time nor memory.
type lazy func() *regexp.Regexp

func lazily(pattern string) lazy {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// plainWord matches the words inside a pattern's source.
var plainWord = regexp.MustCompile(`[a-z]{2,}`)

var optionalEnding = regexp.MustCompile(`([a-z]{2,})[a-z]\?`)

// patternWords is the vocabulary of all patterns: what slips of the finger are
// mended to. It is read off the patterns themselves, so that a new pattern
// needs no second entry.
var patternWords = sync.OnceValue(func() map[string]bool {
	words := make(map[string]bool)
	for _, source := range patternSources() {
		source = strings.ReplaceAll(source, `\b`, " ")
		for _, w := range plainWord.FindAllString(source, -1) {
			words[w] = true
		}
		for _, m := range optionalEnding.FindAllStringSubmatch(source, -1) {
			words[m[1]] = true // "friday" of "fridays?"
		}
	}
	return words
})

// minMended is the length of the shortest word that slips are mended to.
const minMended = 4

// patternWordsBySize returns the pattern words, in order, whose length differs
// from size by one at most.
func patternWordsBySize(size int) []string {
	return slices.Concat(patternWordSizes()[size-1], patternWordSizes()[size], patternWordSizes()[size+1])
}

var patternWordSizes = sync.OnceValue(func() map[int][]string {
	bySize := make(map[int][]string)
	for w := range patternWords() {
		if len(w) >= minMended {
			bySize[len(w)] = append(bySize[len(w)], w)
		}
	}
	for _, words := range bySize {
		slices.Sort(words)
	}
	return bySize
})

func isPatternWord(w string) bool { return patternWords()[w] }

// patternSources lists the source of every pattern.
func patternSources() []string {
	sources := []string{blocked.plain.String(), agency.String(), complaint.String(), banter.plain.String(), asking.String()}
	for _, c := range slices.Concat(contactCues, smalltalkCues) {
		sources = append(sources, c.plain.String())
	}
	for _, r := range requests {
		sources = append(sources, r.pattern.String())
	}
	return sources
}
