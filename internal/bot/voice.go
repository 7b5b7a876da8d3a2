package bot

import (
	"fmt"

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

// tag marks a message at the desk with the question it is about.
func tag(number uint64) string { return fmt.Sprintf("[#%d]", number) }

func newQuestion(q conversation.Question) dialogue.Reply {
	return dialogue.Reply{Blocks: []dialogue.Block{
		{Kind: dialogue.Paragraph, Text: tag(q.Number) + " Có câu hỏi cần chuyên viên trả lời:"},
		{Kind: dialogue.Quotation, Text: q.Text},
		{Kind: dialogue.Paragraph, Text: "Dùng chức năng Trả lời (Reply) cho tin nhắn này; nội dung trả lời sẽ được gửi nguyên văn cho người hỏi."},
	}}
}

func staffAnswer(q conversation.Question, answer string) dialogue.Reply {
	return dialogue.Reply{Blocks: []dialogue.Block{
		{Kind: dialogue.Paragraph, Text: "Chuyên viên của Trung tâm trả lời câu hỏi của anh/chị:"},
		{Kind: dialogue.Quotation, Text: q.Text},
		{Kind: dialogue.Paragraph, Text: answer},
	}}
}

func deskSent(number uint64) dialogue.Reply {
	return say("Đã gửi câu trả lời " + tag(number) + " cho người hỏi.")
}

func deskClosed(number uint64) dialogue.Reply {
	return say("Câu hỏi " + tag(number) + " đã được trả lời hoặc không còn lưu nữa.")
}

func deskTextOnly(number uint64) dialogue.Reply {
	return say("Câu trả lời " + tag(number) + " chưa được gửi: Trung tâm mới chuyển được văn bản. Mong anh/chị trả lời lại bằng chữ.")
}

func changeAccepted(held bool) dialogue.Reply {
	if !held {
		return say("Không có thay đổi nào của kho tài liệu đang chờ.")
	}
	return say("Trung tâm đang chuyển sang dùng bản mới của kho tài liệu.")
}
