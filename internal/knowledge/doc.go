// Package knowledge reads the folder that staff keep into a Library.
//
// Loading never fails as a whole because of one file: what cannot be read is
// reported as a Problem with file, line and the way to mend it, and the rest
// still loads. All text leaves this package in NFC, worded as staff wrote it:
// nothing is corrected, shortened or added. Nothing is read from outside the
// folder, and no file, however hostile, takes more than its stated share of
// memory (limits.go).
//
// Read the files in this order: library.go (what loading yields), load.go (the
// folder becomes a Library), folder.go (which files count), reader.go (one
// reader per format, and what a reader yields), misnamed.go (files under the name of
// another format), decode.go (bytes in any encoding become text), the readers:
//
//   - markdown.go, text.go and text_table.go
//   - html.go, mhtml.go, html_meta.go, html_frame.go, html_blocks.go and
//     html_table.go (saved web pages)
//   - ooxml.go (the archive of a Word document or an Excel workbook)
//   - docx.go, docx_styles.go, docx_numbers.go, docx_text.go, docx_run.go,
//     docx_math.go, docx_paragraph.go and docx_table.go (Word)
//   - qa.go, sheet.go, csv.go, xlsx.go, xlsx_cells.go, xlsx_format.go, xlsx_show.go,
//     xlsx_number.go and xlsx_date.go (question–answer lists and other tables)
//   - pdf.go, and the files that it names
//
// what readers share: fonts.go and symbols.go (fonts from before Unicode), raised.go
// (text above and below the line), headings.go (headings known by their looks),
// table.go (joined cells taken apart), page.go, page_title.go, page_furniture.go and
// page_words.txt (the frame of a published page is taken away), contents.go and
// printed_text.go (what belongs to the printed page) and metadata.go (the head of
// administrative documents); frontmatter.go, dates.go, expiry.go, phrasings.go and
// sidecar.go (what staff write above or beside a document), names.go (what becomes of
// file names), passages.go, numbered.go and short.go (blocks become passages),
// fingerprint.go and duplicates.go (what several documents say is answered once),
// periods.go, contact.go, glossary.go and checks.go (the files that are not
// documents), yaml.go, yaml_parts.go and nearest.go (errors by line, and what was
// meant), problems.go (every sentence that staff read), report.go, report_text.go and
// report_html.go (all of it together).
//
// A folder that changes: reading.go (nothing unchanged is read again, nothing
// half copied is read), cache.go (what files say, kept on disk), content.go (the
// last good state stands in for faulty files), usage.go (what nobody was answered
// from), watch.go (when to look).
package knowledge
