package knowledge

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTablesPlacedByBlanks(t *testing.T) {
	const intro = "Kinh phí hằng năm như sau.\n\n"
	for _, tt := range []struct {
		name, text string
		want       []string
		warned     bool
	}{
		{"below a line of hyphens", "  Năm    Chỉ tiêu lượng khách   Kinh phí\n  ------ ---------------------- ----------\n  2026   tăng 10%               20 tỷ\n  2027   tăng 12%               25 tỷ\n",
			[]string{"Năm: 2026; Chỉ tiêu lượng khách: tăng 10%; Kinh phí: 20 tỷ", "Năm: 2027; Chỉ tiêu lượng khách: tăng 12%; Kinh phí: 25 tỷ"}, false},
		{"a column of figures", "Khu công nghiệp    Giá thuê   Ghi chú\nDEEP C 2                120   Còn đất\nNam Đình Vũ              98   Hết đất\nVSIP                      -   Chưa có\n",
			[]string{"Khu công nghiệp: DEEP C 2; Giá thuê: 120; Ghi chú: Còn đất", "Khu công nghiệp: Nam Đình Vũ; Giá thuê: 98; Ghi chú: Hết đất", "Khu công nghiệp: VSIP; Giá thuê: -; Ghi chú: Chưa có"}, false},
		{"columns that are not certain", "Khu công nghiệp  Tình trạng  Ghi chú\nDEEP C 2   Còn đất   Gần cảng\nNam Đình Vũ  Hết đất  Trong khu kinh tế\n",
			[]string{"Khu công nghiệp  Tình trạng  Ghi chú DEEP C 2   Còn đất   Gần cảng Nam Đình Vũ  Hết đất  Trong khu kinh tế"}, true},
		{"text set to both margins", "Thành phố  tiếp tục  đầu tư hệ thống cảng biển hiện đại, đồng bộ\nvới hạ  tầng giao thông kết nối và dịch vụ  hậu cần, phấn đấu đến\nnăm 2030 sản  lượng hàng hóa qua cảng đạt  300 triệu tấn một năm.\n",
			[]string{"Thành phố  tiếp tục  đầu tư hệ thống cảng biển hiện đại, đồng bộ với hạ  tầng giao thông kết nối và dịch vụ  hậu cần, phấn đấu đến năm 2030 sản  lượng hàng hóa qua cảng đạt  300 triệu tấn một năm."}, false},
		{"text in two columns", "Thành phố tiếp tục đầu tư     Các khu công nghiệp mới\nhệ thống cảng biển hiện       được bổ sung quy hoạch\nđại, đồng bộ với hạ tầng.     đến năm 2030 ở phía nam.\n",
			[]string{"Thành phố tiếp tục đầu tư     Các khu công nghiệp mới", "hệ thống cảng biển hiện       được bổ sung quy hoạch", "đại, đồng bộ với hạ tầng.     đến năm 2030 ở phía nam."}, false},
		{"entries of a list", "1.  Đơn đăng ký 02 bản.\n2.  Giấy phép 01 bản.\n3.  Bản vẽ 03 bản.\n",
			[]string{"1.  Đơn đăng ký 02 bản.", "2.  Giấy phép 01 bản.", "3.  Bản vẽ 03 bản."}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			lib := load(t, map[string]string{"a.txt": intro + tt.text})
			if diff := cmp.Diff(append([]string{"Kinh phí hằng năm như sau."}, tt.want...), texts(lib.document("a.txt"))); diff != "" {
				t.Error(diff)
			}
			warned := false
			for _, p := range lib.Problems {
				warned = warned || strings.Contains(p.Message, "xếp bằng dấu cách") && p.Line == 3
			}
			if warned != tt.warned {
				t.Errorf("staff are warned: %v", warned)
			}
		})
	}
}
