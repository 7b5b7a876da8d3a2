package dialogue

import (
	"strings"

	"haiphongbot/internal/vietnamese"
)

// line is one of the fixed sentences: all that the bot says in its own words.
// Names in braces are filled with values of the contact file, of a document's
// metadata or with the user's own words; nothing else is ever filled in.
type line string

// say fills a line. pairs are slot, value, slot, value.
func say(l line, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(string(l))
}

// The slots of lines.
const (
	slotAgency   = "{co_quan}"
	slotHotline  = "{hotline}"
	slotBooking  = "{dat_lich}"
	slotAddress  = "{dia_chi}"
	slotHours    = "{gio}"
	slotEmail    = "{email}"
	slotPeriod   = "{giai_doan}"
	slotDate     = "{ngay}"
	slotTitle    = "{tai_lieu}"
	slotFragment = "{trich}" // a fragment of a passage, as a label
	slotWords    = "{loi_khach}"
	slotPlace    = "{doan}"
	slotChannel  = "{kenh}" // a way to be reached, by its name
)

// variants are lines that say the same; which one is used depends on how many
// messages came before, so that repetition does not sound mechanical.
type variants []line

func (v variants) pick(count uint32) line { return v[int(count)%len(v)] }

// Answers.
const (
	lineSource        line = "Nguồn: {tai_lieu}"
	lineSourceDate    line = ", đăng ngày {ngay}"
	lineSourcePeriod  line = ", giai đoạn {giai_doan}"
	linePeriodPassed  line = "Lưu ý: đây là tài liệu của giai đoạn {giai_doan}, nay đã kết thúc. Anh/chị vui lòng liên hệ Trung tâm để có thông tin mới nhất."
	lineNearest       line = "Nội dung gần nhất mà tài liệu có nêu (không phải câu trả lời trực tiếp):"
	lineNoMore        line = "Về nội dung này, tài liệu chỉ nêu như trên."
	linePlace         line = "Nội dung trên nằm ở đoạn {doan} của tài liệu:"
	lineNoSuchPlace   line = "Tài liệu không có đoạn này."
	lineInForceUntil  line = "Tài liệu có hiệu lực đến hết ngày {ngay}."
	lineNoTerm        line = "Trung tâm không có thông tin về thời hạn hiệu lực của tài liệu này."
	lineRestUnknown   line = "Về phần còn lại trong tin nhắn của anh/chị, Trung tâm chưa tìm thấy câu trả lời trong tài liệu hiện có."
	lineMoreQuestions line = "Tin nhắn của anh/chị còn câu hỏi khác, mời anh/chị hỏi tiếp."
	lineRelated       line = "Các đoạn có nội dung liên quan, anh/chị chọn đoạn muốn đọc:"
	lineNoRelated     line = "Trung tâm chưa tìm thấy đoạn nào khác có nội dung liên quan."
	lineFirst         line = "Đây là đoạn đầu tiên của tài liệu."
	lineLast          line = "Đây là đoạn cuối cùng của tài liệu."
	lineAnother       line = "Đoạn tiếp theo anh/chị chọn:"
	lineNothingShown  line = "Trung tâm chưa trích dẫn đoạn nào gần đây. Anh/chị hãy đặt câu hỏi, Trung tâm sẽ tìm trong tài liệu."
	lineChanged       line = "Nội dung này đã được cập nhật sau khi gửi cho anh/chị. Văn bản hiện nay như sau:"
	lineGone          line = "Nội dung này không còn trong kho tài liệu của Trung tâm. Anh/chị vui lòng đặt lại câu hỏi."
	lineStaleButton   line = "Nút này không còn dùng được. Anh/chị vui lòng nhắn lại câu hỏi."
	lineExpired       line = "Tài liệu có nội dung này đã hết hiệu lực nên Trung tâm không trích dẫn nữa."
)

// Asking back.
var linesClarify = variants{
	"Ý anh/chị là nội dung nào dưới đây?",
	"Trung tâm tìm thấy vài nội dung gần với câu hỏi. Ý anh/chị là nội dung nào?",
}

const (
	lineWhich   line = "Anh/chị vui lòng chọn một nội dung:"
	lineMeant   line = "Anh/chị muốn hỏi nội dung nào? Mời anh/chị nhắn lại bằng cách khác, hoặc chọn một đoạn dưới đây:"
	lineAskAnew line = "Mời anh/chị hỏi lại bằng cách khác, Trung tâm sẽ tìm trong tài liệu."
)

// Refusals. Each is followed by lineCall or lineNoHotline.
var (
	linesUnknown = variants{
		"Tài liệu hiện có của Trung tâm chưa nêu nội dung anh/chị hỏi.",
		"Trung tâm chưa tìm thấy câu trả lời trong tài liệu hiện có.",
		"Rất tiếc, tài liệu của Trung tâm không có thông tin này.",
	}
	linesNotCovered = variants{
		"Tài liệu hiện có của Trung tâm không đề cập đến “{loi_khach}”.",
		"Trung tâm chưa có tài liệu nào nói về “{loi_khach}”.",
	}
	linesUnmet = variants{
		"Tài liệu có nhắc đến chủ đề này nhưng không nêu đúng thông tin anh/chị hỏi.",
		"Chủ đề này có trong tài liệu, nhưng thông tin cụ thể anh/chị cần thì chưa được nêu.",
	}
	linesNotShown = variants{
		"Đoạn vừa trích không nêu nội dung anh/chị hỏi.",
		"Tài liệu không nêu điều này về nội dung vừa trích.",
	}
	linesBanter = variants{
		"Cảm ơn anh/chị đã hỏi thăm. Đây là trợ lý tự động nên không có chuyện riêng để kể; nếu cần thông tin về định hướng phát triển của thành phố, anh/chị cứ hỏi.",
		"Câu này trợ lý tự động không trả lời được, mong anh/chị thông cảm. Anh/chị có thể hỏi về nội dung trong tài liệu của Trung tâm.",
	}
)

const (
	lineYearNamed   line = "năm {giai_doan}"
	linePeriodNamed line = "giai đoạn {giai_doan}"
	lineCovered     line = "Tài liệu hiện có chỉ nêu giai đoạn {giai_doan}."
	lineCall        line = "Anh/chị vui lòng gọi {hotline} để được hỗ trợ trực tiếp."
	lineNoHotline   line = "Số điện thoại của Trung tâm chưa được cập nhật tại đây."
	lineOthers      line = "Tài liệu hiện có của Trung tâm không có thông tin liên hệ mà anh/chị hỏi."
	lineMayHelp     line = "Anh/chị cần hỗ trợ thêm có thể gọi Trung tâm theo số {hotline}."
	lineRescue      line = "Trung tâm không phải nơi tiếp nhận tin khẩn cấp. Nếu đang cần cấp cứu, cứu hỏa hay cứu nạn, anh/chị vui lòng gọi ngay số khẩn cấp của lực lượng chức năng."
	lineUrgent      line = "Nếu cần gấp, anh/chị vui lòng gọi {hotline}."
	lineCanHandOver line = "Anh/chị cũng có thể chuyển câu hỏi này cho chuyên viên bằng nút bên dưới."
)

// linesAlso lead from one question of a message to the next; linesSameAgain
// quote the passage just shown once more.
var (
	linesAlso = variants{
		"Với câu hỏi tiếp theo của anh/chị:",
		"Với câu hỏi còn lại của anh/chị:",
	}
	linesSameAgain = variants{
		"Ý này nằm ngay trong đoạn vừa trích:",
		"Nội dung này cũng thuộc đoạn vừa trích:",
	}
)

// Contact.
const (
	lineHotline    line = "Điện thoại của Trung tâm: {hotline}"
	lineEmail      line = "Email: {email}"
	lineBooking    line = "Mời anh/chị đặt lịch làm việc với Trung tâm tại: {dat_lich}"
	lineNoBooking  line = "Trung tâm chưa mở trang đặt lịch trực tuyến. Anh/chị vui lòng đặt lịch qua số điện thoại {hotline}."
	lineNoBooking0 line = "Trung tâm chưa mở trang đặt lịch trực tuyến."
	lineHuman      line = "Để gặp chuyên viên, anh/chị vui lòng gọi {hotline}."
	lineAddress    line = "Địa chỉ của Trung tâm: {dia_chi}"
	lineNoAddress  line = "Địa chỉ của Trung tâm chưa được cập nhật tại đây. Anh/chị vui lòng gọi {hotline} để được chỉ dẫn."
	lineNoAddress0 line = "Địa chỉ của Trung tâm chưa được cập nhật tại đây."
	lineHours      line = "Giờ làm việc của Trung tâm: {gio}"
	lineNoHours    line = "Giờ làm việc của Trung tâm chưa được cập nhật tại đây. Anh/chị vui lòng gọi {hotline} để hỏi."
	lineNoHours0   line = "Giờ làm việc của Trung tâm chưa được cập nhật tại đây."

	lineNoChannel     line = "Trung tâm chưa cập nhật {kenh} tại đây."
	lineOnlyNumber    line = "Hiện nay, tại đây Trung tâm chỉ có số này: {hotline}"
	lineNoCharge      line = "Tại đây chưa có thông tin về cước gọi đến số {hotline}."
	lineUnreached     line = "Trung tâm xin lỗi vì anh/chị chưa gọi được. Mong anh/chị thông cảm và thử lại trong giờ làm việc."
	lineLeaveQuestion line = "Anh/chị cũng có thể để lại câu hỏi tại đây, rồi bấm nút “Chuyển chuyên viên”."
	lineGrievance     line = "Trung tâm xin lỗi vì điều khiến anh/chị chưa hài lòng."
	lineHeard         line = "Để trao đổi trực tiếp với người phụ trách, anh/chị có thể gọi {hotline}."
	lineNoCallBack    line = "Trợ lý tự động không chuyển được số điện thoại hay email của anh/chị để Trung tâm liên hệ lại."
	lineForgive       line = "Không sao ạ. Anh/chị cần thông tin gì, cứ nhắn cho Trung tâm."
	lineNoOrigin      line = "Ngoài thông tin trên, Trung tâm chưa ghi nhận số hiệu hay người ký của tài liệu này."
	lineVerbatim      line = "Trợ lý của Trung tâm chỉ trích nguyên văn văn bản tiếng Việt chính thức, không tóm tắt hay dịch."
	lineHandedOver    line = "Trung tâm đã chuyển câu hỏi của anh/chị cho chuyên viên. Câu trả lời sẽ được gửi tại cuộc trò chuyện này."
	lineNoQuestion    line = "Anh/chị hãy nhắn câu hỏi trước, sau đó bấm nút “Chuyển chuyên viên”."
	lineWaits         line = "Trung tâm đã ghi lại câu hỏi nhưng hiện chưa chuyển được đến chuyên viên; Trung tâm sẽ chuyển ngay khi có thể và gửi câu trả lời tại cuộc trò chuyện này."
	lineQuestionGone  line = "Trung tâm không còn lưu câu hỏi này. Anh/chị vui lòng nhắn lại câu hỏi, sau đó bấm nút “Chuyển chuyên viên”."
	lineWhichQuestion line = "Câu hỏi đã chuyển: “{loi_khach}”"
	lineShortened     line = "[…] (câu hỏi dài hơn 4.096 ký tự nên đã được rút gọn)"
	lineNoDesk        line = "Hiện Trung tâm chưa nhận chuyển câu hỏi tại đây."
)

// Small talk.
var (
	linesGreeting = variants{
		"Chào anh/chị! Anh/chị muốn tìm hiểu điều gì về định hướng phát triển của thành phố?",
		"Xin chào anh/chị! Trung tâm có thể giúp gì cho anh/chị?",
		"Chào anh/chị, mời anh/chị đặt câu hỏi.",
	}
	linesThanks = variants{
		"Rất vui được hỗ trợ anh/chị.",
		"Không có gì ạ. Cần thêm thông tin, anh/chị cứ nhắn.",
		"Cảm ơn anh/chị đã quan tâm.",
	}
	linesAssent = variants{
		"Vâng, cần thêm thông tin, anh/chị cứ nhắn.",
		"Dạ vâng. Trung tâm luôn sẵn sàng hỗ trợ anh/chị.",
	}
	linesBye = variants{
		"Chào anh/chị, hẹn gặp lại!",
		"Tạm biệt anh/chị, chúc anh/chị một ngày tốt lành.",
	}
	linesPraise = variants{
		"Cảm ơn anh/chị đã động viên!",
		"Cảm ơn lời khen của anh/chị.",
	}
	linesInsult = variants{
		"Xin lỗi vì câu trả lời chưa làm anh/chị hài lòng. Anh/chị thử hỏi theo cách khác, hoặc liên hệ trực tiếp với Trung tâm.",
		"Trung tâm xin ghi nhận góp ý của anh/chị và mong được hỗ trợ anh/chị tốt hơn.",
	}
	linesWho = variants{
		"Đây là trợ lý tự động của {co_quan}, không phải người thật. Trợ lý trả lời bằng cách trích nguyên văn tài liệu đã công bố.",
	}
)

const (
	lineAgency    line = "cơ quan xúc tiến đầu tư của thành phố" // stands for the name when the contact file lacks it
	lineHelp      line = "Anh/chị cứ hỏi bằng lời của mình, có dấu hay không dấu đều được. Trợ lý tìm trong tài liệu của Trung tâm và trích nguyên văn đoạn trả lời."
	lineCommands  line = "Các lệnh: /chude – các tài liệu hiện có; /hotline – điện thoại; /datlich – đặt lịch; /diachi – địa chỉ; /gio – giờ làm việc; /nguon – nguồn trích dẫn; /xoa – xóa dữ liệu của anh/chị."
	lineNoCommand line = "Trợ lý chưa có lệnh này."
	lineStart     line = "Kính chào anh/chị! Đây là trợ lý tự động của {co_quan}."
	lineStartHow  line = "Trợ lý trả lời bằng nguyên văn tài liệu đã công bố và luôn ghi rõ nguồn."
	lineStartAsk  line = "Mời anh/chị đặt câu hỏi, hoặc chọn một câu dưới đây:"
	lineStartAsk0 line = "Mời anh/chị đặt câu hỏi."
	lineLanguages line = "Anh/chị có thể hỏi bằng tiếng Việt, Anh, Nhật, Hàn hoặc Trung. Câu trả lời là nguyên văn tiếng Việt của tài liệu đã công bố."
	lineInvite    line = "Mời anh/chị nhắn câu hỏi về định hướng phát triển của thành phố."
	lineTopics    line = "Tài liệu hiện có của Trung tâm:"
	lineNoTopics  line = "Kho tài liệu của Trung tâm hiện chưa có nội dung."
	lineTopic     line = "• {tai_lieu}"
	lineMore      line = "…và các tài liệu khác. Anh/chị cứ đặt câu hỏi."
	lineForgotten line = "Trung tâm đã xóa toàn bộ nội dung trò chuyện của anh/chị."
	lineFeedback  line = "Cảm ơn anh/chị đã phản hồi."
	lineSorry     line = "Cảm ơn anh/chị đã phản hồi. Anh/chị thử hỏi theo cách khác, hoặc trao đổi với chuyên viên."
)

// media are kind words on what the bot cannot read.
var linesMedia = map[Media]line{
	Photo:    "Cảm ơn anh/chị đã gửi ảnh. Trợ lý chỉ đọc được tin nhắn chữ, anh/chị vui lòng nhắn câu hỏi.",
	Voice:    "Cảm ơn anh/chị. Trợ lý chưa nghe được tin nhắn thoại, anh/chị vui lòng nhắn câu hỏi bằng chữ.",
	Video:    "Cảm ơn anh/chị đã gửi video. Trợ lý chỉ đọc được tin nhắn chữ, anh/chị vui lòng nhắn câu hỏi.",
	File:     "Cảm ơn anh/chị đã gửi tệp. Trợ lý chỉ đọc được tin nhắn chữ, anh/chị vui lòng nhắn câu hỏi.",
	Location: "Cảm ơn anh/chị đã gửi vị trí. Trợ lý chỉ đọc được tin nhắn chữ, anh/chị vui lòng nhắn câu hỏi.",
	Other:    "Trợ lý chỉ đọc được tin nhắn chữ, anh/chị vui lòng nhắn câu hỏi.",
}

// Labels of buttons.
const (
	labelWhole    line = "Đọc cả đoạn"
	labelBefore   line = "◀ Đoạn trước"
	labelNext     line = "Đoạn sau ▶"
	labelDocument line = "Toàn văn"
	labelMorePage line = "Đọc tiếp ▶"
	labelRelated  line = "Đoạn liên quan"
	labelNearest  line = "Gần nhất: {trich}"
	labelHuman    line = "Gặp chuyên viên"
	labelHandOver line = "Chuyển chuyên viên"
	labelBooking  line = "Đặt lịch"
	labelHelpful  line = "👍 Hữu ích"
	labelNot      line = "👎 Chưa đúng"
	labelCopy     line = "Sao chép số {hotline}"
	labelHotline  line = "Điện thoại"
	labelTopics   line = "Chủ đề"
	labelHelp     line = "Hướng dẫn"
)

// situation is what a notice in another language is about.
type situation int

const (
	onAnswer  situation = iota
	onNearest           // a quotation that may not be the answer
	onPassage           // a passage asked for by its place
	onClarify
	onUnknown
	onContact
	onMissing // a contact detail that the contact file lacks
	onWho
	onThanks
	onSorry  // the answer did not please
	onNoMore // the document says no more than was quoted
	onSource // what is known of the document itself
	onRescue
	onLanguages // which languages the bot reads
	onOther
)

// notices are the one line in the user's language above a Vietnamese reply.
var notices = map[vietnamese.Language]map[situation]line{
	vietnamese.English: {
		onAnswer:    "Below is the official Vietnamese text that answers your question. For help in person, please call the hotline: {hotline}",
		onNearest:   "The official Vietnamese text below comes nearest to your question and may answer it. For help in person, please call the hotline: {hotline}",
		onPassage:   "Below is the passage of the official Vietnamese text.",
		onClarify:   "Several passages may answer your question. Please choose one of the buttons below.",
		onUnknown:   "Our documents do not answer this question. Please call the hotline for help in person: {hotline}",
		onContact:   "Contact details of the Centre are given below.",
		onMissing:   "This detail has not been provided here yet. Please call the hotline: {hotline}",
		onWho:       "This is an automated assistant of the Centre, not a person. It answers with quotations from official Vietnamese documents.",
		onThanks:    "Thank you for contacting the Centre.",
		onSorry:     "We are sorry that the answer did not help. Please try other words, or contact the Centre.",
		onNoMore:    "On this matter the document says no more than the text quoted above.",
		onSource:    "The source of the official text, with its date and period, is given below.",
		onRescue:    "This is not an emergency line. If someone needs rescue, please call the emergency number of the authorities at once.",
		onLanguages: "You may write in Vietnamese, English, Japanese, Korean or Chinese. The answers are quoted from official Vietnamese documents. To speak with a person, please call the hotline: {hotline}",
		onOther:     "Please ask your question; the answers are quoted from official Vietnamese documents.",
	},
	vietnamese.Japanese: {
		onAnswer:    "以下は、ご質問にお答えするベトナム語の公式文書です。直接のご相談はホットラインへお電話ください：{hotline}",
		onNearest:   "以下は、ご質問に最も近いベトナム語の公式文書です。直接のご相談はホットラインへお電話ください：{hotline}",
		onPassage:   "以下は、ベトナム語の公式文書の該当箇所です。",
		onClarify:   "該当しそうな内容がいくつかあります。下のボタンからお選びください。",
		onUnknown:   "ご質問の内容は当センターの文書に記載がありません。ホットラインへお電話ください：{hotline}",
		onContact:   "当センターの連絡先は以下のとおりです。",
		onMissing:   "この情報はまだこちらに登録されていません。ホットラインへお電話ください：{hotline}",
		onWho:       "こちらは当センターの自動応答アシスタントで、人間ではありません。ベトナム語の公式文書を引用してお答えします。",
		onThanks:    "お問い合わせいただき、ありがとうございます。",
		onSorry:     "お役に立てず申し訳ございません。別の言い方でお尋ねいただくか、当センターへご連絡ください。",
		onNoMore:    "この点について、文書に記載されているのは上記の引用のみです。",
		onSource:    "公式文書の出典（日付・対象期間）は以下のとおりです。",
		onRescue:    "こちらは緊急通報の窓口ではありません。緊急の場合は、すぐに公的機関の緊急番号へお電話ください。",
		onLanguages: "ベトナム語・英語・日本語・韓国語・中国語でご質問いただけます。回答はベトナム語の公式文書の引用です。担当者へのご相談はホットラインへお電話ください：{hotline}",
		onOther:     "ご質問をどうぞ。ベトナム語の公式文書を引用してお答えします。",
	},
	vietnamese.Korean: {
		onAnswer:    "아래는 질문에 대한 베트남어 공식 문서의 원문입니다. 직접 상담은 핫라인으로 전화해 주십시오: {hotline}",
		onNearest:   "아래는 질문과 가장 가까운 베트남어 공식 문서의 내용입니다. 직접 상담은 핫라인으로 전화해 주십시오: {hotline}",
		onPassage:   "아래는 베트남어 공식 문서의 해당 부분입니다.",
		onClarify:   "관련된 내용이 여러 개 있습니다. 아래 버튼에서 선택해 주십시오.",
		onUnknown:   "문의하신 내용은 센터의 문서에 나와 있지 않습니다. 핫라인으로 전화해 주십시오: {hotline}",
		onContact:   "센터의 연락처는 아래와 같습니다.",
		onMissing:   "이 정보는 아직 등록되어 있지 않습니다. 핫라인으로 전화해 주십시오: {hotline}",
		onWho:       "저는 사람이 아니라 센터의 자동 안내 서비스입니다. 베트남어 공식 문서를 인용하여 답해 드립니다.",
		onThanks:    "문의해 주셔서 감사합니다.",
		onSorry:     "도움이 되지 못해 죄송합니다. 다른 표현으로 질문해 주시거나 센터로 연락해 주십시오.",
		onNoMore:    "이 내용에 대해 문서에는 위에 인용한 것만 나와 있습니다.",
		onSource:    "공식 문서의 출처(날짜 및 기간)는 아래와 같습니다.",
		onRescue:    "이곳은 긴급 신고 창구가 아닙니다. 긴급한 경우 즉시 관계 당국의 긴급 번호로 전화해 주십시오.",
		onLanguages: "베트남어, 영어, 일본어, 한국어, 중국어로 질문하실 수 있습니다. 답변은 베트남어 공식 문서의 인용문입니다. 담당자와의 상담은 핫라인으로 전화해 주십시오: {hotline}",
		onOther:     "질문해 주십시오. 베트남어 공식 문서를 인용하여 답해 드립니다.",
	},
	vietnamese.Chinese: {
		onAnswer:    "以下是回答您问题的越南语官方原文。如需人工协助，请拨打热线：{hotline}",
		onNearest:   "以下是与您的问题最接近的越南语官方原文。如需人工协助，请拨打热线：{hotline}",
		onPassage:   "以下是越南语官方文件的相关段落。",
		onClarify:   "有几处内容可能与您的问题有关，请点击下方按钮选择。",
		onUnknown:   "本中心的文件没有提到您询问的内容。请拨打热线咨询：{hotline}",
		onContact:   "本中心的联系方式如下。",
		onMissing:   "此处暂未提供该信息，请拨打热线：{hotline}",
		onWho:       "这是本中心的自动助手，不是真人。我们引用越南语官方文件作答。",
		onThanks:    "感谢您的咨询。",
		onSorry:     "很抱歉没有帮到您。请换一种说法提问，或与本中心联系。",
		onNoMore:    "关于这一内容，文件中只有以上引文所述。",
		onSource:    "以下是官方文件的来源、日期和适用期间。",
		onRescue:    "这里不是紧急求助电话。如遇紧急情况，请立即拨打有关部门的紧急电话。",
		onLanguages: "您可以用越南语、英语、日语、韩语或中文提问。答案引自越南语官方文件。如需人工咨询，请拨打热线：{hotline}",
		onOther:     "请提出您的问题，我们将引用越南语官方文件作答。",
	},
}

// noticesNoHotline replace those notices that name the hotline when the
// contact file holds none.
var noticesNoHotline = map[vietnamese.Language]map[situation]line{
	vietnamese.English: {
		onAnswer:    "Below is the official Vietnamese text that answers your question.",
		onNearest:   "The official Vietnamese text below comes nearest to your question and may answer it.",
		onUnknown:   "Our documents do not answer this question.",
		onLanguages: "You may write in Vietnamese, English, Japanese, Korean or Chinese. The answers are quoted from official Vietnamese documents.",
		onMissing:   "This detail has not been provided here yet.",
	},
	vietnamese.Japanese: {
		onAnswer:    "以下は、ご質問にお答えするベトナム語の公式文書です。",
		onNearest:   "以下は、ご質問に最も近いベトナム語の公式文書です。",
		onUnknown:   "ご質問の内容は当センターの文書に記載がありません。",
		onLanguages: "ベトナム語・英語・日本語・韓国語・中国語でご質問いただけます。回答はベトナム語の公式文書の引用です。",
		onMissing:   "この情報はまだこちらに登録されていません。",
	},
	vietnamese.Korean: {
		onAnswer:    "아래는 질문에 대한 베트남어 공식 문서의 원문입니다.",
		onNearest:   "아래는 질문과 가장 가까운 베트남어 공식 문서의 내용입니다.",
		onUnknown:   "문의하신 내용은 센터의 문서에 나와 있지 않습니다.",
		onLanguages: "베트남어, 영어, 일본어, 한국어, 중국어로 질문하실 수 있습니다. 답변은 베트남어 공식 문서의 인용문입니다.",
		onMissing:   "이 정보는 아직 등록되어 있지 않습니다.",
	},
	vietnamese.Chinese: {
		onAnswer:    "以下是回答您问题的越南语官方原文。",
		onNearest:   "以下是与您的问题最接近的越南语官方原文。",
		onUnknown:   "本中心的文件没有提到您询问的内容。",
		onLanguages: "您可以用越南语、英语、日语、韩语或中文提问。答案引自越南语官方文件。",
		onMissing:   "此处暂未提供该信息。",
	},
}

// noticesPassed follow a notice when the period of what is quoted has passed.
var noticesPassed = map[vietnamese.Language]line{
	vietnamese.English:  "Note: this document covers {giai_doan}; that period has ended.",
	vietnamese.Japanese: "ご注意：この文書の対象期間は{giai_doan}年で、すでに終了しています。",
	vietnamese.Korean:   "참고: 이 문서의 대상 기간은 {giai_doan}년이며 이미 종료되었습니다.",
	vietnamese.Chinese:  "请注意：该文件适用于{giai_doan}年，期限已过。",
}

// strangerNotices stand above replies to messages in a language that the bot
// does not read: English, the likeliest that their writers read.
var strangerNotices = map[situation]line{
	onAnswer:    lineUnderstood + " For help in person, please call the hotline: {hotline}. The official Vietnamese text below comes nearest to your message.",
	onNearest:   lineUnderstood + " For help in person, please call the hotline: {hotline}. The official Vietnamese text below comes nearest to your message.",
	onClarify:   lineUnderstood + " For help in person, please call the hotline: {hotline}. You may also choose one of the buttons below.",
	onUnknown:   lineUnderstood + " For help in person, please call the hotline: {hotline}",
	onContact:   lineUnderstood + " Contact details of the Centre are given below.",
	onMissing:   lineUnderstood + " This detail has not been provided here yet. Please call the hotline: {hotline}",
	onWho:       lineUnderstood + " This is an automated assistant of the Centre, not a person.",
	onThanks:    "Thank you for contacting the Centre. " + lineUnderstood,
	onSorry:     lineUnderstood + " For help in person, please call the hotline: {hotline}",
	onLanguages: lineUnderstood + " The answers are quoted from official Vietnamese documents. To speak with a person, please call the hotline: {hotline}",
	onOther:     lineUnderstood + " For help in person, please call the hotline: {hotline}",
}

// strangerNoticesNoHotline replace those of them that name the hotline when the
// contact file holds none.
var strangerNoticesNoHotline = map[situation]line{
	onAnswer:    lineUnderstood + " The official Vietnamese text below comes nearest to your message.",
	onNearest:   lineUnderstood + " The official Vietnamese text below comes nearest to your message.",
	onClarify:   lineUnderstood + " You may also choose one of the buttons below.",
	onUnknown:   lineUnderstood,
	onMissing:   lineUnderstood + " This detail has not been provided here yet.",
	onSorry:     lineUnderstood,
	onLanguages: lineUnderstood + " The answers are quoted from official Vietnamese documents.",
	onOther:     lineUnderstood,
}

// lineUnderstood says which languages are.
const lineUnderstood line = "This assistant understands Vietnamese, English, Japanese, Korean and Chinese."
