package knowledge

import (
	"strings"
	"testing"
)

func TestCellsOfARow(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Tuyến: Cát Bà; Giá vé: 90.000 đồng", "Tuyến=Cát Bà|Giá vé=90.000 đồng"},
		{"STT: 3; Dự án: Kho lạnh; Ghi chú: đã giao đất; còn vướng 2 hộ", "STT=3|Dự án=Kho lạnh|Ghi chú=đã giao đất; còn vướng 2 hộ"},
		{"Nội dung: ba việc, trong đó: thuế; đất: giảm; Cơ quan: Sở", "Nội dung=ba việc, trong đó: thuế; đất: giảm|Cơ quan=Sở"},
		{"tên: Kho A; sđt: 0225", "tên=Kho A|sđt=0225"},
		{"Cảng biển: STT: 1; Tên: Bến 3", "Cảng biển=STT: 1|Tên=Bến 3"},
		{"Giá vé: 90.000 đồng", ""},
		{"Mở cửa hằng ngày; Giá vé: 90.000 đồng; Địa chỉ: số 5", ""},
		{"Hội nghị họp hai ngày. Nội dung: thuế; Kết quả: chưa rõ", ""},
		{"Tuyến: Cát Bà\nGiờ: 8:00; Giá vé: 90.000 đồng", ""},
		{"Chỉ tiêu: Số dự án; 2021: 51; 2022: 69", "Chỉ tiêu=Số dự án|2021=51|2022=69"},
		{"1: 2; 3: 4", ""},
		{"", ""},
	} {
		var got []string
		for _, cell := range Cells(c.text) {
			got = append(got, cell.Label+"="+cell.Value)
			if whole := c.text[cell.Start:cell.End]; whole != cell.Label+": "+cell.Value {
				t.Errorf("%q: a cell is at %q", c.text, whole)
			}
		}
		if joined := strings.Join(got, "|"); joined != c.want {
			t.Errorf("%q: %q, want %q", c.text, joined, c.want)
		}
	}
}
