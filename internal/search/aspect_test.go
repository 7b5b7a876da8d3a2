package search

import "testing"

// TestQuestionsAboutAStatement asks about statements instead of for them, or offers a
// choice.
func TestQuestionsAboutAStatement(t *testing.T) {
	x := indexed(t, libraryOf("Định hướng",
		"Thành phố tạo điều kiện thuận lợi để phát triển doanh nghiệp và hợp tác xã.",
		"Đô thị xanh nghĩa là có ít nhất 15 m² cây xanh cho mỗi người dân.",
		"Thành phố Hải Phòng đề ra mục tiêu tăng nhanh số lượng doanh nghiệp có thương hiệu.",
	))
	checkFeatures(t, x, 0.5, []featureCase{
		{"thành phố tạo điều kiện cho doanh nghiệp nghĩa là gì", aspectUntold, true},
		{"đô thị xanh nghĩa là gì", aspectUntold, false},
		{"thành phố tạo điều kiện chỉ cho doanh nghiệp nhà nước thôi à", aspectUntold, true},
		{"thanh pho tao dieu kien chi cho doanh nghiep thoi ha", aspectUntold, true},
		{"doanh nghiệp phải có điều kiện gì mới được tạo thuận lợi", aspectUntold, true},
		{"hợp tác xã khác doanh nghiệp chỗ nào", aspectUntold, true},
		{"hop tac xa co duoc tao dieu kien khong", aspectUntold, false},
		{"Thành phố đã tăng được số lượng doanh nghiệp có thương hiệu chưa?", aspectUntold, true},
		{"số lượng doanh nghiệp có thương hiệu tăng hay giảm", offered, true},
		{"số lượng doanh nghiệp có thương hiệu tăng hay giảm", lacksFact, false},
		{"doanh nghiệp có thương hiệu của nhà nước hay tư nhân", offered, false},
		{"hợp tác xã hay doanh nghiệp được tạo điều kiện", offered, true},
		{"có tăng nhanh số lượng doanh nghiệp hay không", offered, false},
		{"Ai đề ra mục tiêu tăng nhanh số lượng doanh nghiệp?", lacksFact, false},
		{"Ai kiểm tra số lượng doanh nghiệp?", lacksFact, true},
	})
}
