package search

import "testing"

func TestASentenceTellsThePropertyAskedFor(t *testing.T) {
	x := indexed(t, libraryOf("Quỹ bảo lãnh",
		"Mức bảo lãnh tối đa bằng 70% khoản vay nhưng không quá 5 tỷ đồng cho một doanh nghiệp.",
		"Trạm bơm Cống Đỏ công suất 12.000 m³/giờ, do liên danh Sông Hồng thi công, xong tháng 5 năm 2024.",
		"Giá nước sạch tại đảo là 9.500 đồng/m³.",
		"Phường Bắc Lam có 120 phòng học. Phường Đông Sơn có 80 phòng học, tổ dân phố nhóm II.",
	))
	checkFeatures(t, x, 0.4, []featureCase{
		{"Lãi suất khoản vay được bảo lãnh tối đa là bao nhiêu phần trăm?", untold, true},
		{"lai suat khoan vay duoc bao lanh toi da la bao nhieu phan tram", untold, true},
		{"What interest rate does a guaranteed loan carry?", untold, true},
		{"Mức bảo lãnh tối đa cho một doanh nghiệp là bao nhiêu?", untold, false},
		{"Đơn vị nào thi công trạm bơm Cống Đỏ?", untold, false},
		{"Ai thiết kế trạm bơm Cống Đỏ?", untold, true},
		{"Giá nước ở đảo bao nhiêu một khối?", untold, false},
		{"song hong lam gi o tram bom", untold, false}, // sông, not a song

		{"Phường Tây Nguyên có bao nhiêu phòng học?", replaced, true},
		{"Phường Đông Sơn có bao nhiêu phòng học?", replaced, false},
		{"Tổ dân phố nhóm III phường Đông Sơn có bao nhiêu phòng học?", replaced, true},
		{"Trạm bơm Cống Đỏ xong năm 2023 phải không?", replaced, true},
		{"Trạm bơm Cống Đỏ xong năm 2024 phải không?", replaced, false},

		{"Quý I/2024 trạm bơm Cống Đỏ bơm bao nhiêu m³?", strangeYear, true},
		{"trong 6 tháng cuối năm 2024 trạm bơm Cống Đỏ bơm bao nhiêu m³?", strangeYear, true},
		{"thang 5 nam 2024 tram bom Cong Do bom bao nhieu m3", strangeYear, false},
		{"Nửa đầu năm 2024 trạm bơm Cống Đỏ bơm bao nhiêu m³?", strangeYear, false},
		{"Trạm bơm Cống Đỏ làm trong bao nhiêu tháng?", strangeYear, false},

		{"Bảng lương nhân viên trạm bơm Cống Đỏ thế nào?", wordsLacking, true},
		{"Công suất trạm bơm Cống Đỏ là bao nhiêu?", wordsLacking, false},
	})
}

func TestFiguresAreOfTheirYearAndTheirLabel(t *testing.T) {
	x := indexed(t, libraryOf("Báo cáo thu hút đầu tư năm 2025",
		"Vốn thực hiện đạt 1,65 tỷ USD, tăng 12,3% so với cùng kỳ năm 2024.",
		"Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2025.",
		"Khu công nghiệp: Tràng Duệ; Diện tích (ha): 401; Số dự án: 118; Tỷ lệ lấp đầy (%): 98",
	))
	checkFeatures(t, x, 0.4, []featureCase{
		{"Vốn thực hiện năm 2025 là bao nhiêu?", strangeYear, false},
		{"Vốn thực hiện năm 2025 là bao nhiêu?", replaced, false},
		{"Vốn thực hiện năm 2023 là bao nhiêu?", strangeYear, true},
		{"Quyết định 1845 có hiệu lực từ ngày nào?", strangeYear, false},
		{"Vốn thực hiện theo kế hoạch 2019 là bao nhiêu?", strangeYear, true},
		{"Khu công nghiệp Tràng Duệ có bao nhiêu dự án?", lacksFact, false},
		{"Khu công nghiệp Tràng Duệ có bao nhiêu lao động?", lacksFact, true},
		{"Khu công nghiệp Tràng Duệ rộng bao nhiêu?", lacksFact, false},
	})
}

func TestThePlaceOfAnEventStandsBehindItsLabel(t *testing.T) {
	x := indexed(t, libraryOf("Thông báo về Lễ hội Hoa phượng đỏ",
		"Sở Du lịch thông báo như sau:\n1. Thời gian: từ 20 giờ ngày 09/5/2026.\n2. Địa điểm: Trung tâm Chính trị - Hành chính, Khu đô thị Bắc Sông Cấm.\n3. Kinh phí: từ nguồn xã hội hóa.",
		"Cảng biển mới."))
	result, err := x.Search(t.Context(), Question{Text: "lễ hội hoa phượng đỏ tổ chức ở đâu"}, 1)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := result.Hits[0].Sentence, "2. Địa điểm: Trung tâm Chính trị - Hành chính, Khu đô thị Bắc Sông Cấm."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
