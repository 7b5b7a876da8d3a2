package pdf

// Limits against hostile files.
const (
	maxObjects   = 500_000   // entries in the table of objects
	maxStream    = 64 << 20  // one stream, unpacked
	maxUnpacked  = 256 << 20 // all streams of a file, unpacked
	maxNesting   = 64        // arrays and dictionaries within one another, and references to references
	maxPages     = 5_000     // pages read
	maxGlyphs    = 300_000   // letters on one page
	maxOperators = 2_000_000 // painting operations on one page
	maxForms     = 12        // pages within pages
	maxMapped    = 200_000   // codes that one font maps to letters
)
