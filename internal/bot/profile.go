package bot

import "haiphongbot/internal/telegram"

// Profiles is what Telegram shows about the bot before anybody has written to
// it, in Vietnamese and, for everybody else, in English.
func Profiles() []telegram.Profile {
	return []telegram.Profile{
		{
			Language: "vi",
			Commands: []telegram.Command{
				{Name: "start", Description: "Bắt đầu lại"},
				{Name: "help", Description: "Hướng dẫn sử dụng"},
				{Name: "chude", Description: "Tài liệu nói về những gì"},
				{Name: "hotline", Description: "Số điện thoại của Trung tâm"},
				{Name: "datlich", Description: "Đặt lịch làm việc"},
				{Name: "nguon", Description: "Nguồn của câu trả lời vừa rồi"},
				{Name: "xoa", Description: "Xóa dữ liệu của tôi"},
			},
			Description: "Hỏi về định hướng phát triển và xúc tiến đầu tư của thành phố Hải Phòng. Bot trả lời bằng nguyên văn tài liệu chính thức, kèm nguồn; điều gì tài liệu không nêu, bot nói rõ và chuyển đến Trung tâm.",
			About:       "Trả lời câu hỏi của nhà đầu tư về Hải Phòng bằng nguyên văn tài liệu chính thức.",
		},
		{
			Commands: []telegram.Command{
				{Name: "start", Description: "Start again"},
				{Name: "help", Description: "How to use this bot"},
				{Name: "chude", Description: "What the documents cover"},
				{Name: "hotline", Description: "The Centre's telephone number"},
				{Name: "datlich", Description: "Make an appointment"},
				{Name: "nguon", Description: "Source of the last answer"},
				{Name: "xoa", Description: "Delete my data"},
			},
			Description: "Ask about Hải Phòng's development strategy and investment promotion. The bot answers with the official Vietnamese text and its source, and says plainly what the documents do not cover.",
			About:       "Answers investors' questions about Hải Phòng with the official text.",
		},
	}
}
