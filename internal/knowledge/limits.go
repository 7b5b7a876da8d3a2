package knowledge

// Limits against files that are hostile or there by mistake. They are far
// above anything that a promotion centre writes.
const (
	maxFileBytes = 20 << 20 // one file
	maxTextBytes = 8 << 20  // the text in one file: some 2,500 printed pages
	maxDepth     = 8        // subfolders within subfolders
	maxFiles     = 100_000  // files in the folder
	maxBlocks    = 200_000  // headings, paragraphs and rows in one file
)

// Lengths of a passage, in runes.
const (
	// longPassage is what one Telegram message holds together with its source
	// line. Longer paragraphs are cut at sentences where a program laid the
	// paragraphs out (Word, PDF, web pages).
	longPassage = 3600
	// cutPassage is the length aimed at when cutting: a comfortable reading.
	cutPassage = 1800
	// hugePassage is where even a paragraph that staff set themselves in
	// Markdown or text is cut. Up to here it stays as they wrote it, with a
	// note that it is long.
	hugePassage = 9000
)
