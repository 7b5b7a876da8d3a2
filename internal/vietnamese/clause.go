package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a clause, in syllables. Up to longSentence a part is read and
// quoted as one, and up to veryLong too unless it lists three clauses or more;
// a part below shortClause says too little by itself. Set by reading what they
// make of the city's articles.
const (
	shortClause  = 4
	longSentence = 30
	veryLong     = 45
)

// Clauses splits one sentence of a text into the clauses that can answer by
// themselves, as spans of the text. It cuts behind semicolons, and in parts
// longer than 30 syllables also behind commas after which a new clause begins:
// a verb of planning ("nâng cao …, đẩy mạnh …") or a connective ("từ đó …").
// Commas of a list of names or nouns stay ("Nhật Bản, Hàn Quốc, EU"), as do
// all marks within brackets and curly quotation marks. Like sentences, clauses hold
// everything that is not white space; the mark that ends one belongs to it.
func Clauses(s string, sentence Span) []Span {
	var spans []Span
	for _, part := range cutAt(s, sentence, ';') {
		if syllables(s, part) <= longSentence {
			spans = append(spans, part)
			continue
		}
		clauses := cutEnumeration(s, part)
		if len(clauses) < 3 && syllables(s, part) <= veryLong {
			clauses = []Span{part}
		}
		spans = append(spans, clauses...)
	}
	return spans
}

// cutAt splits a span behind every mark that stands outside brackets and
// quotation marks.
func cutAt(s string, span Span, mark rune) []Span {
	var spans []Span
	start, depth := span.Start, 0
	for i, r := range s[span.Start:span.End] {
		at := span.Start + i
		switch {
		case r == '(' || r == '[' || r == '“' || r == '«':
			depth++
		case r == ')' || r == ']' || r == '”' || r == '»':
			depth = max(0, depth-1)
		case r == mark && depth == 0 && !betweenDigits(s, at):
			end := at + utf8.RuneLen(r)
			spans = appendSpan(spans, s, start, end)
			start = end
		}
	}
	return appendSpan(spans, s, start, span.End)
}

func betweenDigits(s string, at int) bool {
	return at > 0 && at+1 < len(s) && isDigit(s[at-1]) && isDigit(s[at+1])
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// cutEnumeration joins the comma-separated parts of a span into clauses: a
// part opens a clause when its words can, when it is long enough, and when
// what came before is more than an opening such as "Trong lĩnh vực y tế,".
func cutEnumeration(s string, span Span) []Span {
	var clauses []Span
	for _, part := range cutAt(s, span, ',') {
		n := len(clauses)
		if n > 0 && (!opensClause(s[part.Start:part.End]) || syllables(s, clauses[n-1]) < shortClause || isOpening(s[clauses[n-1].Start:clauses[n-1].End])) {
			clauses[n-1].End = part.End
			continue
		}
		clauses = append(clauses, part)
	}
	return joinShort(s, clauses)
}

// joinShort gives clauses that turned out too short back to the one before.
func joinShort(s string, clauses []Span) []Span {
	out := clauses[:0]
	for _, c := range clauses {
		if len(out) > 0 && syllables(s, c) < shortClause {
			out[len(out)-1].End = c.End
			continue
		}
		out = append(out, c)
	}
	return out
}

// opensClause reports whether the words of a part begin a clause of their own.
func opensClause(part string) bool {
	first, second, third := firstWords(part)
	pair := first + " " + second
	return (clauseOpeners[first] || clauseOpeners[pair]) && !nounOpeners[pair] && !nounOpeners[pair+" "+third]
}

// isOpening reports whether a clause is only the frame of the next: it begins
// with a preposition of place, time or purpose, and no comma has ended it yet.
func isOpening(clause string) bool {
	if strings.Count(clause, ",") > 1 {
		return false
	}
	first, second, _ := firstWords(clause)
	return clauseFrames[first] || clauseFrames[first+" "+second]
}

// firstWords returns the first three words of s in lower case.
func firstWords(s string) (first, second, third string) {
	first, s = nextWord(s)
	second, s = nextWord(s)
	third, _ = nextWord(s)
	return strings.ToLower(first), strings.ToLower(second), strings.ToLower(third)
}

// nextWord returns the first word of s and what follows it.
func nextWord(s string) (word, rest string) {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) })
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

// syllables counts the words of a span.
func syllables(s string, span Span) int {
	n, inside := 0, false
	for _, r := range s[span.Start:span.End] {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
		if isGlyph(r) || letter && !inside {
			n++
		}
		inside = letter
	}
	return n
}

// clauseOpeners are the words that begin a clause in the enumerations of
// official Vietnamese: verbs of planning and doing, and connectives. Single
// syllables are listed only where no noun begins with them. Compiled for this
// program from the formulas of resolutions, plans and reports.
var clauseOpeners = phraseSet(`
	bảo đảm, đảm bảo, bảo tồn, bảo vệ, ban hành, bám sát, bố trí, bồi dưỡng, bổ sung, cải cách, cải tạo, cải thiện, cấp phép, chăm lo, chăm sóc,
	chấn chỉnh, chấp hành, chia sẻ, chỉ đạo, chống, chú trọng, chú ý, chủ động, chuyển, chuyển đổi, chuyển dịch, chuẩn bị, cơ cấu, công bố, coi trọng, củng cố,
	cung cấp, cung ứng, cụ thể, cắt giảm, cho phép, dành, duy trì, dự báo, đa dạng, đào tạo, đánh giá, đáp ứng, đầu tư, đẩy lùi, đẩy mạnh, đẩy nhanh, đề cao, đề ra, đề xuất,
	điều chỉnh, điều hành, định hướng, đóng góp, đôn đốc, đổi mới, đơn giản, đưa, đạt, động viên, đấu tranh, gắn, giải phóng, giải quyết, giảm, giám sát, giữ gìn, giữ vững, giúp,
	gìn giữ, góp phần, hạn chế, hình thành, hiện thực, hoàn thành, hoàn thiện, hỗ trợ, huy động, hướng dẫn, hướng tới, hướng đến, hợp tác, kết hợp, kết nối, khai thác,
	khắc phục, khôi phục, khơi dậy, khuyến khích, kiên quyết, kiên trì, kiện toàn, kiểm soát, kiểm tra, kiềm chế, kêu gọi, làm tốt, làm cho, làm rõ, lấy, lập, liên kết, lựa chọn, mở, mở rộng,
	nâng, nâng cao, nâng cấp, ngăn chặn, nghiên cứu, nhân rộng, nhất là, nỗ lực, nuôi dưỡng, ổn định, phát huy, phát triển, phấn đấu, phân bổ, phân cấp, phòng ngừa, phòng chống, phối hợp,
	phổ biến, phục hồi, phục vụ, quan tâm, quán triệt, quản lý, quảng bá, quyết tâm, quyết liệt, rà soát, rút ngắn, sắp xếp, siết chặt, sớm, sử dụng, sửa đổi, tăng, tăng cường,
	tăng nhanh, tạo, tạo điều kiện, tận dụng, tập trung, thanh tra, tham gia, tham mưu, tháo gỡ, thay đổi, theo dõi, thể chế hóa, thí điểm, thành lập, thiết lập, thống nhất, thu hút, thúc đẩy, thực hiện,
	thực hành, thường xuyên, tích cực, tiếp cận, tiếp nhận, tiếp tục, tiết kiệm, tiến hành, tiến tới, tìm kiếm, tinh gọn, tổ chức, tôn tạo, tôn trọng, trang bị, tranh thủ, triển khai, trở thành,
	truyền thông, tuyên truyền, từng bước, ứng dụng, ưu tiên, vận động, vận dụng, vận hành, vươn, xác định, xã hội hóa, xóa bỏ, xoá bỏ, xóa đói, xúc tiến, xử lý, xây dựng, xây mới, yêu cầu,
	từ đó, qua đó, do đó, trong đó, nhờ đó, theo đó, đồng thời, nhưng, song, tuy nhiên, mặt khác, ngoài ra, bên cạnh, cùng với, nhằm, để, đặc biệt, vì vậy, là, sẽ, không để, không ngừng, cũng như, với mục`)

// nounOpeners begin like a verb of clauseOpeners and are nouns.
var nounOpeners = phraseSet(`hợp tác xã, tổ chức đảng, tổ chức chính, tổ chức xã, tổ chức kinh, tổ chức tín, đầu tư nước, đầu tư công,
	đầu tư tư, quản lý nhà, tiếp cận đất, tăng trưởng, giảm nghèo, chuyển phát, mở đầu, nâng tầm, kiểm tra đảng`)

// clauseFrames are the words with which a frame of place, time or purpose
// begins that stands before its clause.
var clauseFrames = phraseSet(`
	trong, để, với, về, tại, ở, đến năm, từ năm, từ nay, sau, trước, khi, nếu, ngoài ra, bên cạnh, đồng thời, tuy nhiên, mặt khác, do đó, theo đó, vì vậy, nhằm,
	thứ nhất, thứ hai, thứ ba, một là, hai là, ba là, bốn là, năm là, cùng với, trên, giai đoạn, đối với, năm, nhờ, qua, theo, hiện nay, thời gian, đáng chú`)
