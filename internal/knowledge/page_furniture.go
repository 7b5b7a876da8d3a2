package knowledge

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// All patterns match whole lines or what is left of them, never words inside a
// sentence.

// A furniture says what part of a page's frame a line is.
type furniture uint8

const (
	noFurniture  furniture = iota
	publication            // the day of publication, with a label: "Đăng ngày 28/02/2017 Lượt xem: 9,450"
	counter                // views, comments, a bare date: belongs to a publication line
	sharing                // "Chia sẻ Facebook", "In trang", "A+ A-"
	label                  // one label of a menu, which may also head a section: "Giới thiệu"
	navigation             // a path or several labels: "Trang chủ > Tin tức", "Liên hệ Menu"
	relatedNews            // the heading of a list of other articles
	relatedOther           // "Bình luận", "Từ khóa": what may also head a section of a text
	credit                 // "Ảnh: Hồng Phong", "Nguồn: TTXVN"
	footer                 // copyright, licence, welcome: the foot of a site
)

const dayPattern = `(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|CN|T[2-7])\s*[,.]?\s*)?(?:ngày\s+)?` +
	`(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\s+tháng\s+\d{1,2}\s*,?\s*(?:năm\s+)?\d{4})`

const clockPattern = `GMT\s*\+?\s*7|\d{1,2}\s*(?::|h|g|giờ)\s*\d{2}(?::\d{2})?` +
	`(?:\s*(?:AM|PM|SA|CH|phút))?(?:\s*\(?(?:GMT|UTC)\s*\+?\s*7?\)?)?`

var (
	publicationLabel = regexp.MustCompile(`(?i)^(?:(?:tin|bài)\s+)?(?:(?:ngày|thời gian|được)\s+)?(?:đăng|cập nhật|xuất bản|đã đăng|tạo)` +
		`(?:\s+(?:tin|bài|lần cuối|mới nhất|bởi admin))?(?:\s+(?:lúc|ngày|vào|vào lúc|vào ngày))?\s*[:：]?\s*`)
	publicationDay   = regexp.MustCompile(`(?i)^` + dayPattern)
	publicationClock = regexp.MustCompile(`(?i)^(?:` + clockPattern + `)`)
	pageCounter      = regexp.MustCompile(`(?i)^(?:(?:số\s+)?(?:(?:lượt|lần)\s+(?:xem|đọc|truy cập)|đã xem|người xem|đã đọc|views?|xem|bình luận|phản hồi|lượt thích)` +
		`\s*[:：]?\s*\(?\d[\d.,]*\)?(?:\s*(?:lượt|lần|người)(?:\s+(?:xem|đọc))?)?` +
		`|\d[\d.,]*\s*(?:(?:lượt|lần)\s+(?:xem|đọc|truy cập|thích|đánh giá)|người xem|bình luận|phản hồi|views?|comments?))`)
	pageAuthor = regexp.MustCompile(`^(?:[Bb]ởi|[Tt]ác giả|[Nn]gười đăng|[Nn]gười viết|[Đđ]ăng bởi|[Bb]y)` +
		`\s*[:：]?\s*\p{Lu}[\p{L}\p{M}.]*(?:\s+\p{Lu}[\p{L}\p{M}.]*){0,4}`)
	pageSharing        = wholeWords(pageWords.oneOf("sharing"))
	pageNavigation     = wholeWords(pageWords.oneOf("navigation"))
	pageNewsHeading    = regexp.MustCompile(`(?i)^(?:` + pageWords.oneOf("other news") + `)\s*(?:\(\d+\))?\s*[:：…]?$`)
	pageOtherHeading   = regexp.MustCompile(`(?i)^(?:` + pageWords.oneOf("comments") + `)\s*(?:[:：].{0,120})?$`)
	pageFooter         = regexp.MustCompile(`(?i)^(?:` + pageWords.oneOf("footer") + `)`)
	pageFooterAnywhere = regexp.MustCompile(`(?i)(?:©\s*\d{4}|all rights reserved|ghi rõ nguồn[^.]{0,60}khi (?:phát hành|sử dụng|trích)` +
		`|khi (?:phát hành|sử dụng|trích)[^.]{0,60}ghi rõ nguồn)`)
	pageContactLine = regexp.MustCompile(`(?i)^(?:địa chỉ|trụ sở|điện thoại|đt|tel|fax|e-?mail|hotline|website|đường dây nóng|phone)\b\s*(?:\(.{0,20}\))?\s*[:：.]` +
		`|^[+(\d][\d\s.()+-]{6,20}$`)
	pageCredit = regexp.MustCompile(`^(?:Ảnh|Tin|Bài|Tin,? ảnh|Bài,? ảnh|Tin và ảnh|Bài và ảnh|Nguồn|Nguồn ảnh|Nguồn tin|Theo|Thực hiện|Biên tập|Tác giả)` +
		`\s*[:：]\s*(.{2,60})$`)
	photoCredit = regexp.MustCompile(`(?:[.!?…”"]\s*|\s\()[Ảả]nh(?: minh họa| tư liệu)?\s*[:：]\s*[\p{L}\p{M}][\p{L}\p{M}\s./-]{1,40}\)?$`)
	looseClock  = regexp.MustCompile(`\d{1,2}(?::|h)\d{2}`)
	welcome     = regexp.MustCompile(`(?i)(?:chào mừng\b.{0,40}(?:đến với|tới)\s+(?:website|trang (?:web|tin|thông tin)[^.]{0,20}|cổng thông tin[^.]{0,20}?)\s+(?:của\s+)?` +
		`|bản quyền\s*(?:©\s*)?(?:\d{4}\s*)?(?:thuộc(?: về)?|của)\s*[:：]?\s*)` +
		`((?:trung tâm|sở|ủy ban|uỷ ban|ubnd|ban|cục|chi cục|bộ|văn phòng|công ty|báo|tạp chí|cổng)\s[^.|©\n]{4,120})`)
)

// wholeWords matches one of the alternatives at the beginning of a line, as whole
// words.
func wholeWords(phrases string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:` + phrases + `)(?:[^\p{L}\p{M}\d]|$)`)
}

// maxFurnitureLine is the length, in runes, of the longest line that a label
// of a page's frame may stand in.
const maxFurnitureLine = 160

// furnitureOf returns what a line is, and the day that a publication line
// names.
func furnitureOf(line string) (furniture, time.Time) {
	n := utf8.RuneCountInString(line)
	switch {
	case n > 3*maxFurnitureLine:
		return noFurniture, time.Time{}
	case pageFooter.MatchString(line) || mayBeFooter(line) && pageFooterAnywhere.MatchString(line):
		return footer, time.Time{}
	case n > maxFurnitureLine, n > 60 && closesSentence(line):
		return noFurniture, time.Time{}
	case pageNewsHeading.MatchString(line):
		return relatedNews, time.Time{}
	case pageOtherHeading.MatchString(line):
		return relatedOther, time.Time{}
	case pageCredit.MatchString(line) && !closesSentence(line), strings.Contains(line, "nh:") && photoCredit.MatchString(line):
		return credit, time.Time{}
	}
	if f, day := publicationOf(line); f != noFurniture {
		return f, day
	}
	return menuOf(line), time.Time{}
}

// mayBeFooter is a quick look before a slow one.
func mayBeFooter(line string) bool {
	return strings.Contains(line, "©") || strings.Contains(line, "eserved") || strings.Contains(line, "ESERVED") || strings.Contains(line, "nguồn")
}

// publicationOf takes a line apart into label, day, time, counters and author;
// it is a publication line when nothing is left.
func publicationOf(line string) (furniture, time.Time) {
	var day time.Time
	label, counted := false, false
	rest := strings.TrimLeftFunc(monthNumbers(line), isSeparator)
	for rest != "" {
		n := 0
		if m := publicationDay.FindString(rest); m != "" {
			n = len(m)
			if d, ok := dayIn(m); ok && day.IsZero() {
				day = d
			}
		} else if m := publicationClock.FindString(rest); m != "" {
			n = len(m)
		} else if m := pageCounter.FindString(rest); m != "" {
			n, counted = len(m), true
		} else if m := publicationLabel.FindString(rest); m != "" {
			n, label = len(m), true
		} else if m := pageAuthor.FindString(rest); m != "" {
			n = len(m)
		} else if m := pageSharing.FindString(rest); m != "" {
			n = len(m)
		} else if label && counted && !day.IsZero() {
			break // buttons that are not on the list
		} else {
			return noFurniture, time.Time{}
		}
		rest = strings.TrimLeftFunc(rest[n:], isSeparator)
	}
	switch {
	case !day.IsZero() && label:
		return publication, day
	case !day.IsZero(), counted:
		return counter, day
	}
	return noFurniture, time.Time{}
}

// menuOf recognises lines that consist of nothing but labels of a menu, of a
// path ("Trang chủ > Tin tức > Đầu tư") or of buttons.
func menuOf(line string) furniture {
	for _, sign := range []string{">", "»", "›", "→", " / ", " | ", "::"} {
		if first, _, found := strings.Cut(line, sign); found && labels(first) == label {
			return navigation
		}
	}
	return labels(line)
}

// labels reports what a line is made of, if of nothing but labels and buttons.
func labels(line string) furniture {
	kind, menu := noFurniture, 0
	rest := strings.TrimLeftFunc(line, isSeparator)
	for rest != "" {
		m := pageNavigation.FindString(rest)
		if m != "" {
			menu++
		} else if m = pageSharing.FindString(rest); m != "" {
			kind = sharing
		} else {
			return noFurniture
		}
		rest = strings.TrimLeftFunc(rest[len(m):], isSeparator)
	}
	switch {
	case menu > 1:
		return navigation
	case menu == 1 && kind == noFurniture:
		return label
	}
	return kind
}

func isSeparator(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("|-–—•·,;/()[]>»›:.*+", r) || unicode.Is(unicode.So, r)
}
