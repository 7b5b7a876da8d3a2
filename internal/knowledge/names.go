package knowledge

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// Windows hides what a name ends with, so that staff who type "lien-he.yaml" in
// Notepad get "lien-he.yaml.txt"; browsers and copying number names.

// hiddenEnd is what such a name ends with in truth.
const hiddenEnd = ".txt"

// typedName is a name in lower case as staff typed it: without the end that
// Windows hides behind that of another kind of text.
func typedName(id string) string {
	lower := strings.ToLower(id)
	name := strings.TrimSuffix(lower, hiddenEnd)
	for _, end := range []string{".yaml", ".yml", ".md", ".markdown", ".csv", ".tsv"} {
		if strings.HasSuffix(name, end) {
			return name
		}
	}
	return lower
}

// withoutSuffix returns a name without the extension that tells the format, and
// what Windows hides behind it.
func withoutSuffix(id string) string {
	if len(typedName(id)) < len(strings.ToLower(id)) {
		id = id[:len(id)-len(hiddenEnd)]
	}
	return strings.TrimSuffix(id, path.Ext(id))
}

// copyMark matches what copying and downloading add to a name, in English and
// Vietnamese.
var copyMark = regexp.MustCompile(`^(?:copy of |bản sao của )|(?: ?\(\d{1,3}\)| ?- ?(?:copy|bản sao))+(\.[a-z]{2,8})$`)

// isCopy reports whether a document has the name of a copy.
func isCopy(id string) bool { return copyMark.MatchString(typedName(path.Base(id))) }

// meantSpecial returns which of the files that are not documents a name at the top
// of the folder means, and how far it is from the right one: 0 is the very name.
// "" when it means none.
func meantSpecial(id string) (file string, far int) {
	if slices.Contains(specialFiles, id) {
		return id, 0
	}
	name := typedName(id)
	far = 1
	if name != strings.ToLower(id) {
		far = 2
	}
	if bare := copyMark.ReplaceAllString(name, "$1"); bare != name {
		name, far = bare, far+2
	}
	if end, ok := strings.CutSuffix(name, ".yml"); ok {
		name = end + ".yaml"
	}
	if slices.Contains(specialFiles, name) {
		return name, far
	}
	return "", 0
}

// markSpecials marks the entries that are not documents, and reports those that
// have not the right name. Of several that mean the same file the nearest counts.
func markSpecials(entries []entry) (problems []Problem) {
	nearestTo := map[string]int{} // index by file
	var others []int
	for i, e := range entries {
		file, far := meantSpecial(e.id)
		if file == "" {
			continue
		}
		entries[i].special = file
		best, taken := nearestTo[file]
		if !taken {
			nearestTo[file] = i
			continue
		}
		if _, before := meantSpecial(entries[best].id); far < before {
			nearestTo[file], i = i, best
		}
		others = append(others, i)
	}
	for file, i := range nearestTo {
		if entries[i].id != file {
			problems = append(problems, otherName(entries[i].id, file))
		}
	}
	for _, i := range others {
		problems = append(problems, spareFile(entries[i].id, entries[nearestTo[entries[i].special]].id))
		entries[i].special = spare
	}
	return problems
}

// spare marks a file that means one of the special files when another one is it.
const spare = "-"
