package knowledge

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// yamlFile reads YAML that staff wrote, and reports what is wrong by line.
type yamlFile struct {
	id       string
	above    int // lines of the file above the YAML, as with front matter
	problems []Problem
}

func (f *yamlFile) report(p Problem) { f.problems = append(f.problems, p) }

func (f *yamlFile) line(n *yaml.Node) int { return n.Line + f.above }

// parse returns the root node, or nil when the YAML is empty or broken.
func (f *yamlFile) parse(text string) *yaml.Node {
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		line, reason := yamlError(err)
		f.report(brokenYAML(f.id, line+f.above, reason))
		return nil
	}
	if len(document.Content) == 0 {
		return nil
	}
	return document.Content[0]
}

// fields calls set for each known key of a mapping, once, and reports the
// others together with the key that was probably meant.
func (f *yamlFile) fields(n *yaml.Node, known []string, set func(key string, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		f.report(wantMapping(f.id, f.line(n), known))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		written := clean(key.Value)
		name, sure := meantKey(written, known)
		switch {
		case name == "":
			meant, _ := nearest(written, known)
			f.report(unknownKey(f.id, f.line(key), written, meant, known))
			continue
		case seen[name]:
			f.report(repeatedKey(f.id, f.line(key), name))
			continue
		case !sure:
			f.report(otherKey(f.id, f.line(key), written, name))
		}
		seen[name] = true
		set(name, value)
	}
}

// otherKeys are names that staff give to keys, without accents and blanks.
var otherKeys = map[string]string{
	"ngayhethieuluc": keyExpires, "hieulucden": keyExpires, "hieulucdenngay": keyExpires, "cohieulucden": keyExpires, "cohieulucdenngay": keyExpires,
	"hieulucdenhet": keyExpires, "hieulucdenhetngay": keyExpires, "hethieulucngay": keyExpires, "hethieulucsau": keyExpires, "thoidiemhethieuluc": keyExpires,
	"hethan": keyExpires, "ngayhethan": keyExpires, "thoihanhieuluc": keyExpires,
	"ngaybanhanh": keyDate, "ngaydang": keyDate, "ngayky": keyDate, "ngayvanban": keyDate,
	"title": keyTitle, "date": keyDate, "source": keySource, "tentailieu": keyTitle, "tenvanban": keyTitle, "nguontailieu": keySource, "nguontrich": keySource, "cauhoihaygap": keyPhrasings,
	"coquan": keyAgency, "donvi": keyAgency, "dienthoai": keyHotline, "sodienthoai": keyHotline, "duongdaynong": keyHotline, "diachi": keyAddress, "giolamviec": keyHours, "datlich": keyBooking, "datlichhen": keyBooking,
}

// meantKey returns which of the known keys a word means: the very key, its letters
// with other accents and signs, a name of otherKeys, or the end of validity with one
// slip, which must not be lost. sure is false when it is not the very key.
func meantKey(word string, known []string) (key string, sure bool) {
	if contains(known, word) {
		return word, true
	}
	letters := bare(word)
	for _, k := range known {
		if slices.Equal(bare(k), letters) {
			return k, false
		}
	}
	if k := otherKeys[string(letters)]; contains(known, k) {
		return k, false
	}
	if contains(known, keyExpires) && len(letters) < 20 && distance(letters, bare(keyExpires)) == 1 {
		return keyExpires, false
	}
	return "", false
}

// text returns a single value; "" when it is empty or, which is reported, no
// single value.
func (f *yamlFile) text(key string, n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode {
		f.report(wantText(f.id, f.line(n), key))
		return ""
	}
	if n.Tag == "!!null" {
		return ""
	}
	return strings.TrimSpace(clean(n.Value))
}

// texts returns a list of values; a single value is a list of one. Empty
// entries are dropped.
func (f *yamlFile) texts(key string, n *yaml.Node) []string {
	if n.Kind != yaml.SequenceNode {
		if s := f.text(key, n); s != "" {
			return []string{s}
		}
		return nil
	}
	var out []string
	for _, entry := range n.Content {
		if s := f.text(key, entry); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// items returns the entries of a list.
func (f *yamlFile) items(n *yaml.Node) []*yaml.Node {
	if n.Kind == yaml.SequenceNode {
		return n.Content
	}
	if n.Kind != yaml.ScalarNode || n.Tag != "!!null" {
		f.report(wantList(f.id, f.line(n)))
	}
	return nil
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

var yamlLine = regexp.MustCompile(`line (\d+)`)

// yamlCountsFromZero matches the errors of the library's parser; those of its
// scanner count lines from one.
var yamlCountsFromZero = regexp.MustCompile(`expected (',' or|key|'-'|node content|<document start>)`)

// yamlReason is why YAML is broken, as far as staff can do something about it.
type yamlReason int

const (
	yamlOther  yamlReason = iota
	yamlTab               // a tab where only spaces may stand
	yamlColon             // a colon inside a value without quotes
	yamlQuote             // a quotation mark or bracket that is not closed
	yamlFlow              // a value with signs inside brackets that needs quotes
	yamlIndent            // entries that do not begin in the same column
)

// yamlError finds line and reason in an error of the YAML library, whose
// sentences are English and speak of tokens and mappings.
func yamlError(err error) (line int, reason yamlReason) {
	text := err.Error()
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1])
	}
	if yamlCountsFromZero.MatchString(text) {
		line++
	}
	has := func(s string) bool { return strings.Contains(text, s) }
	switch {
	case has("cannot start any token"), has("tab character"):
		reason = yamlTab
	case has("mapping values are not allowed"):
		reason = yamlColon
	case has("quoted scalar"), has("unexpected end of stream"):
		reason = yamlQuote
	case has("flow sequence"), has("flow mapping"), has("',' or ']'"), has("',' or '}'"), has("flow node"):
		reason = yamlFlow
	case has("did not find expected"), has("block mapping"), has("block collection"), has("could not find expected ':'"):
		reason = yamlIndent
	}
	return line, reason
}
