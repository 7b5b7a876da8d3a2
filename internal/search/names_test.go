package search

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"haiphongbot/internal/knowledge"
)

// TestUnknownPlaces asks about places beside a folder that speaks of Hải Phòng,
// Hàn Quốc and hòa bình.
func TestUnknownPlaces(t *testing.T) {
	d := &knowledge.Document{ID: "a.md", Title: "Định hướng phát triển của thành phố Hải Phòng"}
	for i, text := range []string{
		"Thành phố Hải Phòng ưu tiên thu hút đầu tư từ Hàn Quốc, Hoa Kỳ vào cảng biển và giải pháp môi trường.",
		"Hải Phòng giữ vững hòa bình, phát triển giáo dục và y tế.",
	} {
		d.Passages = append(d.Passages, &knowledge.Passage{Document: d, Paragraph: i + 1, Text: text})
	}
	d.Passages[0].Phrasings = []knowledge.Phrasing{{Question: "cảng ở đây có hơn Quảng Ninh không, tôi ở Nagoya"}}
	glossary := knowledge.Glossary{Concepts: []knowledge.Concept{
		{Vietnamese: []string{"Hoa Kỳ", "Mỹ"}, English: []string{"America"}},
		{Vietnamese: []string{"Đà Nẵng"}, Japanese: []string{"ダナン"}, Korean: []string{"다낭"}, Chinese: []string{"岘港"}},
		{Vietnamese: []string{"Đồ Sơn"}},
	}}
	x, err := Build(&knowledge.Library{Documents: []*knowledge.Document{d}, Glossary: glossary})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for question, want := range map[string][]string{
		"Đà Nẵng thu hút đầu tư từ đâu?":                        {"Đà Nẵng"},
		"da nang thu hut dau tu tu dau":                         {"da nang"},
		"Đà Nẵgn thu hút đầu tư từ đâu?":                        {"Đà nẵng"}, // repaired
		"Da Nagn thu hut dau tu tu dau":                         {"Da nẵng"},
		"bên qn thu hút đầu tư từ đâu":                          {"qn"},
		"cảng Quảng Ninh phát triển thế nào?":                   {"Quảng Ninh"}, // which only a phrasing names
		"Does Nagoya invest in ports?":                          {"Nagoya"},
		"thành phố Đà Nẵng phát triển giáo dục thế nào?":        {"Đà Nẵng"},
		"How does Da Nang attract investment?":                  {"Da Nang"},
		"ダナンの教育は？":                                              {"ダナン"},
		"다낭시의 교육은?":                                             {"다낭"},
		"岘港的教育":                                                 {"岘港"},
		"Giáo dục ở Thái Lan và Malaysia":                       {"Thái Lan", "Malaysia"},
		"Thủ đô của Lào ở đâu?":                                 {"Lào"},
		"nước đức có đầu tư không":                              {"đức"},
		"ưu tiên đầu tư từ Mỹ không?":                           nil, // another name of what the folder holds
		"America investment":                                    nil,
		"dau tu tu han quoc":                                    nil,
		"Việt Nam thu hút đầu tư thế nào?":                      nil, // what all documents are about
		"giữ vững hòa bình":                                     nil, // no province in small letters
		"giữ vững Hòa Bình ra sao":                              nil, // the folder has the words
		"Chúng tôi là một công ty Đức, đầu tư vào cảng được gì": nil, // where the asker is from
		"We are a company from India, what about ports?":        nil,
		"Hải Phòng và Quảng Ninh phát triển cảng thế nào?":      nil, // also about the folder's own city
		"học ở Hà Nội xa quá, thành phố có phát triển giáo dục": nil,
		"Giáo dục ở Đồ Sơn":                                     nil, // may be a part of the city: only less sure
		"có giải pháp gì cho môi trường":                        nil, // no France
		"Anh ơi, thành phố ưu tiên nước nào?":                   nil, // a form of address
		"thu tuc mo van phong dai dien":                         nil, // an office, not Vân Phong
		"vịnh Vân Phong phát triển thế nào":                     {"Vân Phong"},
		"ai cap giay phep dau tu":                               nil, // "ai cấp", not Ai Cập
		"nghe an phat trien the nao":                            {"nghe an"},
		"Huế giữ gìn bản sắc ra sao?":                           {"Huế"},
		"Pháp luật về đầu tư ra sao?":                           nil, // no France
		"my company is from Nagoya, are we welcome?":            nil, // where the asker comes from
	} {
		result, err := x.Search(t.Context(), Question{Text: question}, 1)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, result.Unknown); diff != "" {
			t.Errorf("%s: -want +got\n%s", question, diff)
		}
	}
}

// TestWants checks which kind of fact a question asks for.
func TestWants(t *testing.T) {
	_, read := only(t, shipped(t))
	for question, want := range map[string]offer{
		"Dân số Hải Phòng":                                           offersNumber,
		"ti le that nghiep hai phong":                                offersNumber,
		"population of hai phong?":                                   offersNumber,
		"How many ports are there?":                                  offersNumber,
		"kho lạnh ấy rộng cỡ nào vậy ạ":                              offersNumber,
		"cong vien do dai co nao":                                    offersNumber,
		"ở đó có nào là kho, nào là bãi":                             0,
		"muốn hỏi thêm thì gọi cho ai ạ":                             offersName,
		"thành phố cấp đất cho ai":                                   0,
		"giá thuê đất khu công nghiệp":                               offersNumber,
		"Khi nào xong?":                                              offersWhen,
		"When will it be done?":                                      offersWhen,
		"Chủ tịch thành phố là ai?":                                  offersName,
		"danh sach doanh nghiep han quoc":                            offersName,
		"Làm gì để giảm tỷ lệ thất nghiệp?":                          0,
		"Có mấy khâu đột phá?":                                       offersNumber,
		"co may khu cong nghiep vay":                                 offersNumber,
		"mấy xã ngoại thành có được làm mới không":                   0,
		"nam 2016 thanh pho to chuc may doan sang Nhat":              offersNumber,
		"co dua may moc vao khong":                                   0,
		"đường làng bao giờ làm, có lo không":                        0,
		"Bệnh viện nào được nâng cấp?":                               offersName,
		"cửa chính ra biển của phía Bắc là thành phố nào":            0,
		"môi trường nào được bảo vệ":                                 0,
		"Mỹ có trong danh sách mời gọi vốn không?":                   0,
		"Is Singapore in the list of partners?":                      0,
		"số doanh nghiệp thành lập mới trong năm":                    offersNumber,
		"so doanh nghiep thanh lap moi":                              offersNumber,
		"so voi ca nuoc thi the nao":                                 0,
		"Phí tư vấn của Trung tâm tính ra sao?":                      offersNumber,
		"Lương công nhân có tăng không?":                             0,
		"ten giam doc trung tam":                                     offersName,
		"Dự án FDI nào lớn nhất Hải Phòng?":                          offersName,
		"Thành phố ưu tiên ngành nào nhất?":                          0,
		"đánh giá đất đai thế nào":                                   0,
		"máy móc nhập khẩu":                                          0,
		"cải cách thủ tục hành chính thế nào?":                       0,
		"Thành phố ưu tiên xúc tiến đầu tư gì?":                      0,
		"Vì sao không nhận dự án nhuộm?":                             offersReason,
		"Why is dyeing not allowed?":                                 offersReason,
		"hồ sơ xin hỗ trợ cần những gì":                              offersPapers,
		"What documents do I need?":                                  offersPapers,
		"Hồ sơ được xử lý thế nào?":                                  0,
		"Bộ phận một cửa làm việc từ mấy giờ?":                       offersNumber,
		"Loại khí nào gây ô nhiễm?":                                  0,
		"Chủ đầu tư là doanh nghiệp nào?":                            offersName,
		"Doanh nghiệp nào được miễn thuế?":                           0,
		"kinh phí lấy từ đâu":                                        0,
		"Phí tư vấn Trung tâm Xúc tiến Đầu tư?":                      offersNumber,
		"gia thue kho lanh":                                          offersNumber,
		"gia dinh chinh sach duoc gi":                                0,
		"có giúp mấy mô hình như này ko ạ":                           0,
		"tên nhà phân phối gạo thơm":                                 offersName,
		"khoang lui toi thieu may met":                               offersNumber,
		"muc tieu may nam 2015 toi 2020":                             0,
		"miễn học phí từ năm học nào":                                offersDate,
		"điểm trung bình phải mấy ạ":                                 offersNumber,
		"What is the loan interest rate of the fund?":                offersNumber,
		"What duty does the city take on?":                           0,
		"How large is the free trade zone?":                          offersNumber,
		"Which airlines fly to Taipei?":                              offersName,
		"dân số bao nhiêu":                                           offersNumber,
		"thông qua tại nghị quyết số bao nhiêu":                      0,
		"vườn ươm nhận hồ sơ tháng mấy":                              offersDate,
		"Doanh nghiệp nộp báo cáo chậm nhất khi nào?":                offersWhen,
		"AI trả lời phản ánh":                                        0,
		"ai trả lời phản ánh":                                        offersName,
		"có khuyến khích chạy theo số lượng không":                   0,
		"địa phương nào hưởng lợi":                                   0,
		"số liệu về sân bay là gì":                                   0,
		"báo cáo tiền khả thi hạn trình":                             0,
		"ten lua phong khong":                                        0,
		"ten years of growth":                                        0,
		"thanh pho co dung cong nghe de quan ly do thi":              0,
		"Thu nhập và cuộc sống của dân cư được đặt mục tiêu ra sao?": 0,
		"Ai phải nộp báo cáo?":                                       0,
		"Who can apply for support?":                                 0,
		"Who heads the board?":                                       offersName,
		"When I meet officials, what should I bring?":                0,
		"giấy tờ thủ tục nhiêu khê quá":                              0,
		"kể tên các khâu đột phá":                                    0,
		"danh sách các lĩnh vực ưu tiên":                             0,
		"lương tối thiểu vùng mấy":                                   0,
		"nha may xu ly nuoc thai o day the nao":                      0,
		"có phải nộp giấy tờ gì không":                               0,
		"Where does the money come from?":                            0,
		"hải quan làm việc ngày nào trong tuần":                      offersWhen,
		"Những thành phố nào được kết nghĩa?":                        offersName,
		"Hải Phòng là thành phố nào trên bản đồ?":                    0,
		"Thành phố ưu tiên ngành nào nhất cho phát triển?":           0,
		"Câu hỏi nào quan trọng nhất?":                               0,
		"Nhà máy đặt ở quận nào?":                                    offersName,
		"tap quan nao giu lai":                                       0,
		"giu dao nao":                                                offersName,
		"dao tao nao duoc uu tien":                                   0,
		"phai dap ung yeu cau nao":                                   0,
		"Which northern provinces use the port?":                     offersName,
		"Which goals come first?":                                    0,
		"người già được trợ cấp bao nhiêu một tháng":                 offersNumber,
		"số doanh nghiệp tăng hay giảm":                              0,
		"có nước nào được mời không":                                 0,
		"bộ máy được đổi mới thế nào":                                0,
		"quan trọng cỡ nào":                                          0,
	} {
		if got := read(question).wants; got != want {
			t.Errorf("%s: wants %d, want %d", question, got, want)
		}
	}
}

// TestQuantities reads what the numbers of a text measure.
func TestQuantities(t *testing.T) {
	for text, want := range map[string][]measure{
		"tổng vốn 12.600 tỷ đồng trên 420 ha":           {money, area},
		"giảm 50% trong 4 năm tiếp theo":                {percent, duration},
		"từ năm 2025 đến ngày 30 tháng 9 năm 2026":      nil,
		"bến số 7, Điều 5, Nghị quyết 57-NQ/TW":         nil,
		"thuê 300 m², cấp 60.000 m³ nước":               {area, mass},
		"định kỳ 6 tháng một lần, Điều 5 năm 2020":      {duration, things},
		"phải mất vài năm":                              {duration},
		"tăng 18,4%, thu 7.200 tỷ đồng":                 {percent, money},
		"đã tặng 233 bức tranh":                         {things},
		"nhà máy nước cấp 60.000 m3, chống bão cấp 10":  {mass},
		"hình thành năm trung tâm logistics":            {things},
		"vào năm học 2027, trong năm nay":               nil,
		"dài 29,7 km, chạy 160 km/giờ, nhận 18.000 TEU": {length, speed, mass},
		"đón 12 triệu lượt khách":                       {things},
		"đầu tư $5 và 1.200 USD":                        {money, money},
		"Khu: Tràng Duệ; Giá thuê (USD/m2): 95; Phí: 6": {money, money},
		"Chỉ tiêu: Vốn (tỷ USD); 2021: 5,26; 2022: 2":   {money, money},
		"Chỉ tiêu: Số dự án; 2021: 51":                  {things},
		"Diện tích (ha): 2000; Tỷ lệ lấp đầy (%): 80":   {area, percent},
	} {
		var got []measure
		for _, q := range quantities(text) {
			got = append(got, q.measure)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", text, diff)
		}
	}
}

// libraryOf is a library of one document.
func libraryOf(title string, texts ...string) *knowledge.Library {
	d := &knowledge.Document{ID: "a.md", Title: title}
	for i, text := range texts {
		d.Passages = append(d.Passages, &knowledge.Passage{Document: d, Paragraph: i + 1, Text: text})
	}
	return &knowledge.Library{Documents: []*knowledge.Document{d}}
}

// TestSentencesThatDoNotTell asks for facts of a kind that a sentence seems to
// hold and does not.
func TestSentencesThatDoNotTell(t *testing.T) {
	x := indexed(t, libraryOf("Định hướng",
		"Thành phố thực hiện ba khâu đột phá, trong đó đào tạo kỹ sư đến năm 2020.",
		"Công tác xúc tiến đầu tư hướng tới Nhật Bản, Hàn Quốc, Singapore.",
		"Học phí trường nghề giảm 2 lần so với kỳ trước, xuống 3 triệu đồng.",
		"Nhà máy rác có công suất 1.000 tấn mỗi ngày.",
		"Ông Nguyễn Văn An phụ trách xây dựng cầu mới.",
	))
	for _, c := range []struct {
		question string
		unmet    bool
	}{
		{"Đào tạo bao nhiêu kỹ sư?", true},
		{"Có bao nhiêu khâu đột phá?", false},
		{"Thực hiện mấy khâu đột phá?", false},
		{"Ai phụ trách xúc tiến đầu tư?", true},
		{"Xúc tiến đầu tư từ những nước nào?", false},
		{"Danh sách nhà đầu tư Hàn Quốc", true},
		{"Học phí trường nghề bao nhiêu tiền?", false},
		{"Nhà máy rác giá bao nhiêu?", true},
		{"Nhà máy rác công suất bao nhiêu tấn?", false},
		{"Nhà máy rác công suất bao nhiêu megawatt?", true},
		{"Ai phụ trách xây dựng cầu mới?", false},
		{"Nhà máy rác chạy tốc độ bao nhiêu?", true},
		{"Nhà máy rác rộng mấy ha?", true},
		{"Học phí trường nghề là bao nhiêu tháng?", true},
		{"Giám đốc trung tâm xúc tiến đầu tư là ai?", true},
		{"Xúc tiến đầu tư sang nước nào?", false},
	} {
		result, err := x.Search(t.Context(), Question{Text: c.question}, 1)
		if err != nil || len(result.Hits) == 0 {
			t.Fatalf("%s: %d hits, %v", c.question, len(result.Hits), err)
		}
		if result.Hits[0].Unmet != c.unmet {
			t.Errorf("%s: unmet %t by %q", c.question, result.Hits[0].Unmet, result.Hits[0].Sentence)
		}
	}
}

// observe describes the first hit of a question, in an index of one shard.
func observe(t *testing.T, x *Index, question string) Observation {
	t.Helper()
	seen, err := x.Observe(t.Context(), Question{Text: question}, nil)
	if err != nil || len(seen) != 1 {
		t.Fatalf("%s: %d shards find something, %v", question, len(seen), err)
	}
	return seen[0]
}

// featureCase is a question, and whether the first hit has a feature.
type featureCase struct {
	question string
	feature  int
	want     bool
}

// checkFeatures looks whether features of first hits are above a bound where they should be.
func checkFeatures(t *testing.T, x *Index, bound float64, cases []featureCase) {
	t.Helper()
	for _, c := range cases {
		seen := observe(t, x, c.question)
		if got := seen.Features[c.feature] > bound; got != c.want {
			t.Errorf("%s: %s %t, want %t", c.question, FeatureNames[c.feature], got, c.want)
		}
	}
}

// An item of an enumeration tells nothing of another, and what a question says
// itself answers nothing.
func TestWhatASentenceSpeaksOf(t *testing.T) {
	x := indexed(t, libraryOf("Đề án",
		"Các dự án gồm: cảng cạn Kênh Giang rộng 38 ha; kho lạnh Lập Lễ chứa 40.000 tấn, vốn 900 tỷ đồng; bãi xe Hoa Động cho 600 xe.",
		"Cụm công nghiệp Gia Minh rộng 62 ha. Cụm công nghiệp Cao Nhân rộng 48 ha. Giá thuê đất là 90 USD.",
		"Công ty Sông Hồng xây bến số 3, do hai nhà thầu phụ giúp sức. Trường Đại học Hàng hải đào tạo thuyền viên.",
		"Bộ phận Một cửa trả kết quả trong 5 ngày làm việc, mở cửa từ 7 giờ 30.",
		"Đô thị thông minh được xây dựng ở phía bắc sông Cấm. Lớp cơ điện tử có 120 học viên.",
		"Sở Xây dựng kiểm tra hồ sơ mua nhà, trạm y tế phường giữ hồ sơ sức khỏe. Giám đốc Sở Nội vụ Đỗ Thị Minh Nguyệt trả lời cử tri.",
		"Lương thử việc bằng 85 % lương chính thức, kho thuê ít nhất 300 m².",
	))
	for _, c := range []struct {
		question string
		lacks    bool
	}{
		{"Kho lạnh Lập Lễ vốn bao nhiêu?", false},
		{"Cảng cạn Kênh Giang vốn bao nhiêu?", true},
		{"von dau tu bai xe Hoa Dong bao nhieu ty", true},
		{"Cảng cạn Kênh Giang rộng bao nhiêu?", false},
		{"Giá thuê đất ở Cao Nhân bao nhiêu?", false},
		{"Bến số 3 do doanh nghiệp nào xây?", false},
		{"Trường nào đào tạo thuyền viên?", false},
		{"Bộ phận Một cửa mở cửa từ mấy giờ?", false},
		{"Một cửa trả kết quả trong bao lâu?", false},
		{"Lớp cơ điện tử có bao nhiêu học viên?", false},
		{"Trong 120 học viên lớp cơ điện tử có bao nhiêu nữ?", true},
		{"Tập đoàn nào xây dựng đô thị thông minh?", true},
		{"tap doan nao xay dung do thi thong minh", true},
		{"Cơ quan nào xây dựng đô thị thông minh?", true},
		{"Cơ quan nào kiểm tra hồ sơ mua nhà?", false},
		{"Đơn vị nào giữ hồ sơ sức khỏe?", false},
		{"Giám đốc Sở Nội vụ tên gì?", false},
		{"Lương thử việc bao nhiêu phần trăm lương chính thức?", false},
		{"Kho thuê ít nhất bao nhiêu mét vuông?", false},
		{"Kho thuê ít nhất bao nhiêu m²?", false},
	} {
		seen := observe(t, x, c.question)
		if lacks := seen.Features[lacksFact] > 0; lacks != c.lacks {
			t.Errorf("%s: lacks %t, want %t", c.question, lacks, c.lacks)
		}
	}
}

// TestWhatIsAskedBeyond asks for a little more than sentences tell that hold all
// the rest.
func TestWhatIsAskedBeyond(t *testing.T) {
	x := indexed(t, libraryOf("Kế hoạch",
		"Cuộc thi khởi nghiệp trao giải nhất 150 triệu đồng, tổ chức hằng năm.",
		"Sân vận động mới có 20.000 chỗ, sẽ khánh thành năm 2026.",
		"Thành phố giữ vững chủ quyền quốc gia trên biển.",
		"Tập đoàn Bắc Âu bỏ ra 95 triệu euro để làm cánh quạt gió ở khu công nghiệp phía nam, còn hãng De Graaf thì xây một kho lạnh rất lớn để phục vụ xuất khẩu thủy sản.",
		"Chương trình dành 38 tỷ đồng để đánh giá mức độ sẵn sàng của doanh nghiệp.",
		"Thành phố thực hiện việc hiện đại hóa ngành cảng biển.",
		"Thành phố ưu tiên ba nhóm ngành công nghiệp: điện tử, cơ khí chính xác và hóa dược.",
		"Bà Phạm Thu Hà, Phó Giám đốc Sở Công Thương, công bố số liệu: đồ gỗ chiếm 12% kim ngạch.",
	))
	checkFeatures(t, x, 0.5, []featureCase{
		{"Giải nhì cuộc thi khởi nghiệp được bao nhiêu tiền?", contrasted, true},
		{"Giải nhất cuộc thi khởi nghiệp được bao nhiêu tiền?", contrasted, false},
		{"giai nhi cuoc thi khoi nghiep duoc bao nhieu tien", contrasted, true},
		{"Sân vận động đã khánh thành chưa?", asksOutcome, true},
		{"Sân vận động đã khánh thành chưa vậy ạ?", asksOutcome, true},
		{"Sân vận động khi nào khánh thành?", asksOutcome, false},
		{"Ngành cảng biển đã được hiện đại hóa chưa?", asksOutcome, true},
		{"gdp nganh cang bien tang may %", lacksFact, true},
		{"Sân vận động được cải tạo ở mức độ nào?", kindMissing, false},
		{"Giám đốc Sở Công Thương là ai?", contrasted, true},
		{"Phó Giám đốc Sở Công Thương là ai?", contrasted, false},
		{"Nhóm ngành thứ tư được ưu tiên là gì?", contrasted, true},
		{"Nhóm ngành thứ ba được ưu tiên là gì?", contrasted, false},
		{"What is the fourth priority group of industries?", contrasted, true},
		{"Ngành cảng biển miền Trung được hiện đại hóa thế nào?", contrasted, false},
		{"do go chiem bao nhieu kim ngach", asksYesOrNo, false},
		{"Đồ gỗ chiếm bao nhiêu phần trăm kim ngạch?", unsaid, false},
		{"Sân vận động nhập ghế ngồi, mái che của hãng nào?", unsaid, true},
		{"Riêng khán đài A của sân vận động có bao nhiêu chỗ?", asksPart, true},
		{"Sân vận động có bao nhiêu chỗ?", asksPart, false},
		{"Giữ vững chủ quyền quốc gia ở quận nào?", kindMissing, true},
		{"Which island is national sovereignty upheld on?", kindMissing, true},
		{"Giữ vững chủ quyền quốc gia là mục tiêu gì?", kindMissing, false},
		{"Ngành cảng biển được hiện đại hóa từ Anh không?", elsewhere, true},
		{"Anh ơi, ngành cảng biển được hiện đại hóa không?", elsewhere, false},
		{"Tiêu chí đánh giá mức độ sẵn sàng của doanh nghiệp là gì?", kindMissing, true},
	})
}

// A figure counts less the farther it stands from what is asked.
func TestFactsStandNear(t *testing.T) {
	const sentence = "Tập đoàn Bắc Âu bỏ ra 95 triệu euro để làm cánh quạt gió ở khu công nghiệp phía nam, còn hãng De Graaf thì xây kho lạnh phục vụ xuất khẩu thủy sản."
	_, read := only(t, indexed(t, libraryOf("Tin", sentence)))
	far := func(question string) float64 {
		return newReader(read(question)).factFar(sentence)
	}
	near, away := far("Tập đoàn Bắc Âu bỏ ra bao nhiêu tiền?"), far("Kho lạnh của De Graaf phục vụ xuất khẩu vốn bao nhiêu?")
	if near > 0.05 || away < 0.2 {
		t.Errorf("factFar is %.2f of the figure's own matter and %.2f of another", near, away)
	}
}

// TestTermsAreFolded guards the tables that are looked up by folded tokens: "tỷ"
// is folded as "ti".
func TestTermsAreFolded(t *testing.T) {
	var terms []string
	for _, table := range []map[string]measure{units, subjects} {
		terms = slices.AppendSeq(terms, maps.Keys(table))
	}
	terms = slices.AppendSeq(terms, maps.Keys(alsoCalled))
	for _, term := range terms {
		if want := folded(term); term != want {
			t.Errorf("%q is never found: it is folded as %q", term, want)
		}
	}
}

// A question that staff have listed for a passage is answered with it, whatever the
// sentence seems to lack.
func TestListedQuestionsAreAnswered(t *testing.T) {
	lib := libraryOf("Định hướng", "Thành phố thực hiện tốt ba khâu đột phá về hạ tầng, nhân lực và cải cách.", "Công tác đối ngoại được đẩy mạnh.")
	const listed = "Ai được hưởng lợi từ ba khâu đột phá?"
	lib.Documents[0].Passages[0].Phrasings = []knowledge.Phrasing{{Question: listed}}
	x := indexed(t, lib)
	for _, question := range []string{listed, "ai được hưởng lợi từ ba khâu đột phá ạ"} {
		result, err := x.Search(t.Context(), Question{Text: question}, 1)
		if err != nil || len(result.Hits) == 0 {
			t.Fatalf("%s: %d hits, %v", question, len(result.Hits), err)
		}
		if h := result.Hits[0]; h.Unmet || h.Confidence < leastOfKnown {
			t.Errorf("%s: unmet %t, confidence %.2f", question, h.Unmet, h.Confidence)
		}
	}
}
