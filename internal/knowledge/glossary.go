package knowledge

import (
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

const (
	keyVietnamese = "vi"
	keyEveryday   = "doi_thuong"
	keyShort      = "viet_tat"
	keyEnglish    = "en"
	keyJapanese   = "ja"
	keyKorean     = "ko"
	keyChinese    = "zh"
	keyRelated    = "lien_quan"
)

var glossaryKeys = []string{keyVietnamese, keyEveryday, keyShort, keyEnglish, keyJapanese, keyKorean, keyChinese, keyRelated}

// readGlossary reads thuat-ngu.yaml, a list of concepts. A concept with a
// fault is left out; the others stay.
func (lib *Library) readGlossary(data []byte) {
	f := &yamlFile{id: glossaryFile}
	defer func() { lib.report(f.problems...) }()
	root := f.read(data)
	if root == nil {
		return
	}
	for _, entry := range f.items(root) {
		c := Concept{Line: f.line(entry)}
		f.fields(entry, glossaryKeys, func(key string, value *yaml.Node) {
			*c.field(key) = f.texts(key, value)
		})
		switch {
		case entry.Kind != yaml.MappingNode:
		case len(c.Vietnamese) == 0:
			f.report(conceptWithoutTerm(f.line(entry)))
		default:
			lib.Glossary.Concepts = append(lib.Glossary.Concepts, c)
		}
	}
	f.reportShared(lib.Glossary.Concepts)
}

func (c *Concept) field(key string) *[]string {
	switch key {
	case keyVietnamese:
		return &c.Vietnamese
	case keyEveryday:
		return &c.Everyday
	case keyShort:
		return &c.Short
	case keyEnglish:
		return &c.English
	case keyJapanese:
		return &c.Japanese
	case keyKorean:
		return &c.Korean
	case keyChinese:
		return &c.Chinese
	default:
		return &c.Related
	}
}

// reportShared notes official terms that head more than one concept. Other
// terms may well stand for several things.
func (f *yamlFile) reportShared(concepts []Concept) {
	lines := map[string][]int{}
	for _, c := range concepts {
		key := strings.ToLower(strings.Join(strings.Fields(c.Vietnamese[0]), " "))
		if !slices.Contains(lines[key], c.Line) {
			lines[key] = append(lines[key], c.Line)
		}
	}
	for _, term := range slices.Sorted(maps.Keys(lines)) {
		if at := lines[term]; len(at) > 1 {
			f.report(sharedTerm(term, at))
		}
	}
}
