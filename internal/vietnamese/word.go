package vietnamese

// Class says what a word does in a question.
type Class uint8

// The classes of word, by how much they say about the subject.
const (
	Content  Class = iota // what the question is about
	Function              // grammar: và, của, the
	Asking                // question words: gì, nào, how
	Courtesy              // address and politeness: xin, ạ, please
	Common                // everyday words that fit any subject: muốn, biết, người, want
)

// ClassOf returns the class of a token. It looks at the accented form first,
// so that "đang" is grammar and "đảng" is content; without accents a syllable
// is a function word only when its content readings are rarer.
func ClassOf(t Token) Class {
	if c, ok := classes[t.Key]; ok {
		return c
	}
	return Content
}

// classes maps Key forms to their class. The list was compiled for this
// program from the closed word classes in the reference grammar of Vietnamese
// (pronouns, classifiers are left out, prepositions, conjunctions, aspect and
// degree words, particles), the usual English ones, and the particles of Chinese
// and Japanese that are written with one character.
var classes = buildClasses(map[Class]string{
	Function: `và của là các những một cho với trong ngoài trên dưới về từ đến tới ở tại để được bị có không đã đang sẽ này đó kia ấy
		thì mà hay hoặc nhưng nếu vì nên do bởi tuy khi lúc cũng vẫn còn lại ra vào lên xuống đi theo như cùng bằng qua rất quá lắm hơn nhất
		mọi mỗi từng sau trước giữa nữa rồi chỉ phải cần việc sự cái con chiếc điều vậy thế nó họ chúng ta mình đều mới càng nhằm
		thuộc chưa vừa hết ngay đây đấy luôn thôi
		la cac nhung mot voi trong tren duoi ve tu den toi tai de duoc bi da dang se nay ay thi ma hoac nhung neu vi nen boi
		khi luc cung van len theo nhu rat qua lam hon nhat moi tung giua nua roi phai viec su cai con dieu
		the a an of in on at to for from by with and or is are was were be been am it its this that these those as into about than then so
		will would can could should may might must do does did has have had there here not no if but also any some such their his her our your my
		we i you he she they us them me one s t out up over off very more most much many other each per only just between during within under after before
		go going get got done doing every both else
		的 了 是 在 和 与 也 都 很 就 不 有 里 裡 这 這 那 个 個 们 們 您 你 我 他 は が を に の と も で へ や`,
	Asking: `gì nào sao ai đâu mấy bao nhiêu giờ hả chăng à nhỉ hở ư chi
		gi nao sao ai dau may nhieu
		what which who whom whose when where why how
		呢 吗 嗎 吧 么 麼 什 怎 哪 谁 誰 何 か`,
	Courtesy: `xin vui lòng ơi ạ dạ ad adm admin bot em anh chị cô chú bác bạn tôi mình tớ quý nhé nha nhá giùm giúp hộ ơn cảm
		oi da em anh chi ban toi minh vay a nhe
		please thanks thank hi hello dear sir madam ah`,
	Common: `muốn biết hỏi nói xem thấy nghe hiểu tìm tính định lo kể nêu rõ trả lời giải thích trình bày liệt chuyện chuyến vấn điểm phần kiểu loại cỡ cách
		nhiều ít thêm khác riêng chung thật đúng sai tốt hay đẹp to lớn nhỏ người nhà nơi chỗ làm sống giúp bây hiện nay thời gian lần năm ngày tháng
		tuần hôm nhau tự hàng đầu cuối nghĩ mong hy vọng thích dùng đưa lấy đem mang giữ coi gọi tên đặt dành quan tâm gồm bao đủ sẵn chắc dễ khó
		thường gần xa lâu nhanh chậm mới cũ
		muon biet hoi noi nghe hieu tim tinh dinh lo ke ro chuyen kieu loai cach nhieu it khac rieng that dung nguoi nha noi cho lam song giup hien nay
		nam ngay thang hom nghi mong thich lay dem giu goi ten dat danh gom du san chac kho thuong gan lau
		want wants know tell like say says said ask think thing things way make made take give find look new good big much many really currently now
		still also kind sort become happen hear heard see explain describe mention plan plans planning
		makes making takes taking gives giving looks looking tries try trying hope hopes hoping deal deals dealing handle handles handling`,
})

func buildClasses(lists map[Class]string) map[string]Class {
	m := make(map[string]Class, 512)
	for _, c := range []Class{Function, Asking, Courtesy, Common} {
		for _, t := range Tokenize(lists[c]) {
			if _, taken := m[t.Key]; !taken {
				m[t.Key] = c
			}
		}
	}
	return m
}
