package bot

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"

	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
)

// What this room itself says. Everything else is said by dialogue.

func say(sentences ...string) dialogue.Reply {
	r := dialogue.Reply{Outcome: dialogue.Unknown}
	for _, s := range sentences {
		r.Blocks = append(r.Blocks, dialogue.Block{Kind: dialogue.Paragraph, Text: s})
	}
	return r
}

func apology() dialogue.Reply {
	return say("Xin lỗi anh/chị, Trung tâm chưa trả lời được câu này do trục trặc kỹ thuật. Mong anh/chị hỏi lại sau ít phút, hoặc gõ /hotline để gọi cho Trung tâm.")
}

func slowDown() dialogue.Reply {
	return say("Anh/chị gửi nhanh quá nên Trung tâm chưa đọc kịp. Mong anh/chị chờ một phút rồi hỏi tiếp.")
}

// Adrift answers a button whose message is out of reach. Telegram shows it for a moment.
const Adrift = "Nút này không còn dùng được. Mong anh/chị nhắn lại câu hỏi cho Trung tâm."

func groupSlowDown() dialogue.Reply {
	return say("Nhóm đang gửi nhiều câu hỏi cùng lúc nên Trung tâm chưa trả lời hết. Mong anh/chị hỏi lại sau ít phút, hoặc nhắn riêng cho Trung tâm.")
}

func tooManyQuestions() dialogue.Reply {
	return say("Câu hỏi này chưa được chuyển: chuyên viên còn nhiều câu hỏi của anh/chị chưa kịp trả lời. Mong anh/chị chờ được trả lời rồi chuyển tiếp, hoặc gõ /hotline để gọi cho Trung tâm.")
}

// tag marks a message at the desk with the question it is about.
func tag(number uint64) string { return fmt.Sprintf("[#%d]", number) }

// newQuestion announces a question, in several messages when it is long. Each carries
// the tag, so that staff may reply to any.
func newQuestion(q conversation.Question) []dialogue.Reply {
	var out []dialogue.Reply
	head := tag(q.Number) + " Có câu hỏi cần chuyên viên trả lời:"
	for _, part := range pieces(q.Text, pieceUnits) {
		out = append(out, dialogue.Reply{Blocks: []dialogue.Block{
			{Kind: dialogue.Paragraph, Text: head}, {Kind: dialogue.Quotation, Text: part},
		}})
		head = tag(q.Number) + " (tiếp theo)"
	}
	last := &out[len(out)-1]
	last.Blocks = append(last.Blocks, dialogue.Block{
		Kind: dialogue.Paragraph,
		Text: "Xin dùng chức năng Trả lời (Reply) cho tin nhắn này; nội dung trả lời sẽ được gửi nguyên văn cho người hỏi.",
	})
	return out
}

// pieceUnits is how much of a question one message shows, in UTF-16 units: what
// Telegram's 4,096 leave beside the words around it.
const pieceUnits = 3800

// pieces divides a text into parts of at most limit UTF-16 units, between words where
// there are any. There is always one.
func pieces(text string, limit int) []string {
	var out []string
	for {
		units, end, blank := 0, len(text), 0
		for i, r := range text {
			if units += utf16.RuneLen(r); units > limit {
				end = i
				break
			}
			if unicode.IsSpace(r) {
				blank = i
			}
		}
		if end == len(text) {
			return append(out, text)
		}
		if blank > end/2 {
			end = blank
		}
		out, text = append(out, text[:end]), strings.TrimSpace(text[end:])
	}
}

// notPassedOn corrects what the asker was told.
func notPassedOn(q conversation.Question) dialogue.Reply {
	r := say("Xin lỗi anh/chị, hiện Trung tâm chưa chuyển được câu hỏi này đến chuyên viên. Câu hỏi được giữ lại và sẽ được chuyển ngay khi có thể. Nếu cần gấp, mong anh/chị gõ /hotline để gọi cho Trung tâm.")
	r.Blocks = append([]dialogue.Block{{Kind: dialogue.Quotation, Text: opening(q.Text)}}, r.Blocks...)
	return r
}

// maxOpening is how many characters of a question remind its asker of it.
const maxOpening = 300

func opening(text string) string {
	if runes := []rune(text); len(runes) > maxOpening {
		return strings.TrimSpace(string(runes[:maxOpening])) + "…"
	}
	return text
}

// staffAnswer is what staff wrote; "" when it follows as a message of its own.
func staffAnswer(q conversation.Question, answer string) dialogue.Reply {
	r := dialogue.Reply{Blocks: []dialogue.Block{
		{Kind: dialogue.Paragraph, Text: "Chuyên viên của Trung tâm trả lời câu hỏi của anh/chị:"},
		{Kind: dialogue.Quotation, Text: opening(q.Text)},
	}}
	if answer != "" {
		r.Blocks = append(r.Blocks, dialogue.Block{Kind: dialogue.Paragraph, Text: answer})
	}
	return r
}

// What the desk reads about an answer begins with the tag, as staff may reply to that.

func deskSent(number uint64) dialogue.Reply {
	return say(tag(number) + " Đã gửi câu trả lời cho người hỏi.")
}

func deskClosed(number uint64) dialogue.Reply {
	return say(tag(number) + " Tin nhắn này chưa được gửi cho người hỏi: câu hỏi đã được trả lời hoặc không còn lưu nữa.")
}

func deskEmpty(number uint64) dialogue.Reply {
	return say(tag(number) + " Câu trả lời chưa được gửi vì không có nội dung. Mong anh/chị trả lời lại.")
}

func deskBlocked(number uint64) dialogue.Reply {
	return say(tag(number) + " Câu trả lời KHÔNG đến được người hỏi: người hỏi đã chặn bot hoặc không còn dùng cuộc trò chuyện này.")
}

func deskRefused(number uint64) dialogue.Reply {
	return say(tag(number) + " Câu trả lời KHÔNG đến được người hỏi: Telegram không nhận tin nhắn này. Mong anh/chị trả lời lại bằng chữ.")
}

func deskEdited(number uint64) dialogue.Reply {
	return say(tag(number) + " Nội dung vừa sửa không được gửi: người hỏi vẫn thấy câu trả lời trước khi sửa.")
}

func changeAccepted(held bool) dialogue.Reply {
	if !held {
		return say("Không có thay đổi nào của kho tài liệu đang chờ.")
	}
	return say("Bot đang chuyển sang dùng bản mới của kho tài liệu.")
}
