package knowledge

import (
	"fmt"
	"strconv"
	"time"
)

// Library is all that one reading of the knowledge folder yields. It does not
// change after Load returns it.
type Library struct {
	Documents []*Document
	Contact   Contact
	Glossary  Glossary
	Checks    []Check   // the gate, cau-hoi-kiem-tra.yaml
	Problems  []Problem // most serious first

	// Unresolved are questions of the gate whose document or passage is not
	// in the folder. Their Paragraph is 0.
	Unresolved []Check
}

// Document is one file of the knowledge folder.
type Document struct {
	ID       string    // path below the folder, slashes, NFC: "quy-hoach/cang-bien.md"
	Title    string    // tieu_de, else the first heading, else the file's name
	Date     time.Time // ngay; zero when unknown
	Source   string    // nguon: a web address or the name of a publication; may be empty
	Period   Period    // giai_doan; zero when there is none
	Expires  time.Time // het_hieu_luc: the last day of validity; zero when there is none
	Topic    string    // the subfolder, "" at the top
	Passages []*Passage

	// Beyond are questions near its subject that it does not answer, khong_tra_loi:
	// what is asked in such words is not answered with one of its passages.
	Beyond []string
}

// Period is a span of years, both included, as in "giai đoạn 2015–2020".
type Period struct{ From, To int }

// String writes the period as "2015–2020", one year as itself and none as "".
func (p Period) String() string {
	switch {
	case p == Period{}:
		return ""
	case p.From == p.To:
		return strconv.Itoa(p.From)
	}
	return fmt.Sprintf("%d–%d", p.From, p.To)
}

// Passage is one paragraph of a document: the unit that is indexed, quoted and
// cited.
type Passage struct {
	Document  *Document
	Paragraph int        // from 1 within the document's body
	Text      string     // as staff wrote it, in NFC
	Headings  []string   // the headings above it, outermost first, the title excluded
	Phrasings []Phrasing // cau_hoi_mau and accepted gate questions: searched, never quoted
	Same      *Passage   // of another document, that says the same and is quoted instead; nil when there is none
	Source    string     // where this passage comes from, if the list it stands in says so; else ""
}

// Phrasing is a way to ask for a passage.
type Phrasing struct {
	Question string
	Answer   string // the words of the passage that answer it, verbatim; "" when staff named the passage only
}

// Questions returns the questions of its known phrasings.
func (p *Passage) Questions() []string {
	questions := make([]string, len(p.Phrasings))
	for i, known := range p.Phrasings {
		questions[i] = known.Question
	}
	return questions
}

// Cited returns where the passage comes from: its own source, else its
// document's.
func (p *Passage) Cited() string {
	if p.Source != "" {
		return p.Source
	}
	return p.Document.Source
}

// Contact is lien-he.yaml. An empty field is said to be missing, never invented.
type Contact struct {
	Agency  string // co_quan
	Hotline string // hotline
	Booking string // dat_lich: a web address
	Address string // dia_chi
	Hours   string // gio_lam_viec
	Email   string // email
}

// Glossary is thuat-ngu.yaml: concepts of the field, each with the ways in
// which people name it.
type Glossary struct{ Concepts []Concept }

// Concept is one entry of the glossary. Every term stands for the same thing;
// a question that uses one is searched with the others at a lower weight.
type Concept struct {
	Vietnamese []string // vi: the official term first, then its variants
	Everyday   []string // doi_thuong: how people say it
	Short      []string // viet_tat: abbreviations
	English    []string // en
	Japanese   []string // ja
	Korean     []string // ko
	Chinese    []string // zh
	Related    []string // lien_quan: narrower or neighbouring Vietnamese terms, weaker than a synonym
	Line       int      // in the file, for reports
}

// Check is one question of the gate: it must find its passage, or be refused.
type Check struct {
	Question string
	Refuse   bool   // tu_choi
	Document string // tai_lieu: a Document.ID
	// Paragraph is doan as a number; with a quotation instead it is resolved
	// on loading. Zero when Refuse.
	Paragraph int
	Line      int
}

// Severity says how much a problem matters to staff.
type Severity int

// The severities, most serious first.
const (
	Error   Severity = iota // something staff meant to publish is not published
	Warning                 // published, but not as they may have meant it
	Note                    // worth knowing
)

// Problem is something staff should know about the folder, in Vietnamese.
type Problem struct {
	Severity Severity `json:"severity"`
	File     string   `json:"file,omitempty"` // path below the folder
	Line     int      `json:"line,omitempty"` // from 1; 0 when it concerns the whole file
	Message  string   `json:"message"`        // what is wrong
	Mend     string   `json:"mend,omitempty"` // what to do about it
}
