package vietnamese

import (
	"slices"
	"strings"
)

// ExpandChat returns what a token of chat language or office shorthand stands
// for, the likeliest first: "ko" is "không", "hs" is "hồ sơ" or "học sinh".
// It returns nil for every other token. Whether the reading may be taken
// without asking the rest of the question is what ChatCertain says.
func ExpandChat(t Token) []string {
	return chat[t.Key].words
}

// ChatCertain reports whether a token can be nothing but the abbreviation that
// ExpandChat knows. It is false for single letters and for words that are also
// ordinary ("k", "hong", "cs"): those are worth expanding only where a question
// yields nothing without.
func ChatCertain(t Token) bool {
	e, ok := chat[t.Key]
	return ok && !e.doubtful
}

// Longhand writes out the chat language and office shorthand of a Vietnamese text that
// can be nothing else, each in its likeliest reading, and words whose accents were left as
// typed, and returns the tokens of that in the buffer. Other texts it returns as they are.
func Longhand(text string, buffer []Token) (string, []Token) {
	tokens := AppendTokens(buffer[:0], text)
	if !slices.ContainsFunc(tokens, abridged) {
		return text, tokens
	}
	off := typedSo(tokens, func(Token) bool { return false })
	var b strings.Builder
	end := 0
	for _, t := range tokens {
		if full, is := inFull(t, off); is {
			b.WriteString(text[end:t.Start])
			b.WriteString(full)
			end = t.End
		}
	}
	if end == 0 || detect(text, tokens) != Vietnamese {
		return text, tokens
	}
	b.WriteString(text[end:])
	return b.String(), AppendTokens(tokens[:0], b.String())
}

// abridged reports whether a token may stand for something else.
func abridged(t Token) bool {
	s := spellingOf(t.Text)
	return s.short || s.evidence != noEvidence
}

// inFull returns what a token stands for by itself, in a text for which the input method
// was off or not.
func inFull(t Token, off bool) (string, bool) {
	if !abridged(t) {
		return "", false
	}
	if isShort(t) {
		full := ExpandChat(t)[0]
		return full, Key(full) != t.Key
	}
	if t.Kind != Word {
		return "", false
	}
	word, e := decodeAmong(t.Text, off)
	return word, e != noEvidence
}

// isShort reports whether a token can be nothing but shorthand, or is a small letter by
// which people write a word.
func isShort(t Token) bool { return ChatCertain(t) || isLetterOfChat(t) }

type chatEntry struct {
	words    []string
	doubtful bool
}

var chat = readChat(chatTable, officeTable)

// readChat reads tables of lines "short short? = meaning, meaning"; a question
// mark behind a short form marks it as doubtful.
func readChat(tables ...string) map[string]chatEntry {
	m := make(map[string]chatEntry, 600)
	for _, table := range tables {
		for line := range strings.Lines(table) {
			shorts, meanings, ok := strings.Cut(line, "=")
			if !ok {
				continue
			}
			var words []string
			for w := range strings.SplitSeq(meanings, ",") {
				words = append(words, strings.TrimSpace(w))
			}
			for _, short := range strings.Fields(shorts) {
				bare, doubtful := strings.CutSuffix(short, "?")
				e := m[Key(bare)]
				e.words = append(e.words[:len(e.words):len(e.words)], words...)
				e.doubtful = e.doubtful || doubtful
				m[Key(bare)] = e
			}
		}
	}
	return m
}

// chatTable is how people write to each other: teencode, sounds and habits of
// chat. Compiled for this program; shorthand of a city's strategy (KCN, FDI)
// is left to the glossary, which staff can edit.
const chatTable = `
ko k0 kô kg khg hk hok hôk hem? hông? hổng hong? hơm? khum khôg hôg hog khog kog k? kh = không
kp = không phải
pk phko = phải không
kbt kbit kbiet = không biết
kdc kđc kđ kođc = không được
dc đc đươc đưọc đựơc dg = được
ntn ntnao nhtn nthe ntnào nhưtn = như thế nào
tnao tno tnào thnao = thế nào
j? gj = gì
lj lgi lgì lmj lmgi = làm gì
cj cgi cgì = cái gì
z? v? vz zậy zay zạy dzậy zị dị? vạy = vậy
bn bnh bnhiu bnhieu bnhiêu nhiu? = bao nhiêu
bn bợn b? = bạn
bh bgio bgiờ bjo bjờ byg bâyh = bây giờ, bao giờ
bg baoh baogio = bao giờ
h? jờ = giờ
mn mng = mọi người
ng ngừi = người
ngta nta ngt = người ta
mk mik mìk mh = mình
t? tui? tau? = tôi
m? = mình, mày
a? ah? = anh
e? = em
c? chụy cj = chị
ac? anhchi = anh chị
ae? = anh em
vs zới zs = với
r? rùi roài = rồi
trc trk = trước
trog = trong
trg = trường, trong
s? seo? = sao
vsao visao vs = vì sao
tsao taisao ts = tại sao
lsao lmsao làmsao = làm sao
lm = làm
bik bít? bíc bjk bjt bt = biết
bt bth bthg bthuong bthường = bình thường
mún mun? = muốn
nhìu nhiu? nh = nhiều
nh nhg nhưg nhug = nhưng
nma nhma nmà nhmà nm = nhưng mà
nx = nữa, những
cx cg cũg cữg = cũng
ch chx = chưa
đg đag dag = đang, đường
đr đúngr dr = đúng rồi
đng = đúng
wá qá wa? = quá
wen wê wan = quen, quê, quan
zui dzui = vui
zề dzề = về
zô dzô dô? = vào
iu = yêu
thik thíc thjk = thích
thui = thôi
lun = luôn
hum? = hôm
hnay homnay = hôm nay
hqua = hôm qua
nà? nèk = này
hỉu = hiểu
mừ = mà
ms = mới
ns = nói
ntin nt = nhắn tin
ib inb = nhắn tin
rep? = trả lời
lh lhe lhệ = liên hệ
sdt sđt đth dth sodt sdthoai = số điện thoại
đt dthoai đthoại dthoại = điện thoại
dchi đchi đchỉ dchỉ đc dc = địa chỉ
tks thks thx tk cmon cơn? = cảm ơn
sr sory xloi xlỗi = xin lỗi
pls plz = làm ơn
alo alô = xin chào
bb bibi paipai = tạm biệt
đb dbiet đbiệt đbiet = đặc biệt
vd vdu vdụ = ví dụ
vđ vđề vđe = vấn đề
fải fai? = phải
fat? = phát
fòng fong? = phòng
fương fuong = phương
fố fo? = phố
fí fi? = phí
zì jề = gì
ik? = đi
mô? = đâu
răng? = sao
rứa? = vậy
nì? ni? = này
hc = học, hành chính
cđ = cuộc đời
cs = có
`

// officeTable is the shorthand of notes, forms and minutes that any clerk or
// business person writes. Compiled for this program.
const officeTable = `
cty cti cy = công ty
ctcp = công ty cổ phần
tnhh = trách nhiệm hữu hạn
dn dnghiep dnghiệp dng đn = doanh nghiệp
dntn = doanh nghiệp tư nhân
dnnn = doanh nghiệp nhà nước
dnnvv dnvvn = doanh nghiệp nhỏ và vừa
htx = hợp tác xã
nđt ndt = nhà đầu tư
đt = đầu tư, đào tạo
đtư dtu đtu = đầu tư
đtnn = đầu tư nước ngoài
nc = nước
nn nnc = nước ngoài, nhà nước, nông nghiệp
nngoai nngoài = nước ngoài
nnước nnuoc = nhà nước
tp tph tphố tpho thpho = thành phố
tx = thị xã
q? = quận
p? = phường
h? hn = huyện
tt = trung tâm, thông tin, thủ tục, thị trấn, thị trường, thông tư
ttam ttâm trtam = trung tâm
ttin thtin = thông tin
ttrg ttruong ttrường = thị trường
xh xhoi xhội = xã hội
kt = kinh tế, kỹ thuật, kiểm tra
kte ktế = kinh tế
ktxh = kinh tế xã hội
vh vhoa vhóa = văn hóa
gd gduc gdục = giáo dục
gdđt gddt = giáo dục đào tạo
yt = y tế
mt mtrg mtr mtruong mtrường = môi trường
mtieu mtiêu = mục tiêu
mđ mđich mđích = mục đích
nv nviên nvien = nhân viên, nhiệm vụ
nvu nvụ = nhiệm vụ
gv gvien gviên = giáo viên
sv svien sviên = sinh viên
hs hsinh hsơ hso = hồ sơ, học sinh
cv cviec cviệc = công việc, chuyên viên, công văn
cb cbo cbộ = cán bộ
cbcc cbccvc = cán bộ công chức
lđ ld lđộng ldong = lao động, lãnh đạo
lđạo ldao = lãnh đạo
nlđ nld = người lao động
gđ = giám đốc, giai đoạn, gia đình
gđoạn gdoan gđoan = giai đoạn
ct ctr ctrinh ctrình chtrinh = chương trình, công trình, công ty, chủ tịch
ctac ctác = công tác
cs csach csách = chính sách, cơ sở, cuộc sống
csvc = cơ sở vật chất
csht = cơ sở hạ tầng
htang htầng = hạ tầng
cq cquan = cơ quan, chính quyền
cquyen cquyền = chính quyền
đp dphuong đphương đphuong = địa phương
pt ptr ptrien ptriển phtrien = phát triển
đh đhuong đhướng dhuong dhướng đhg = định hướng, đại học
cđ = cộng đồng, cao đẳng
đkien đkiện dkien dkiện = điều kiện
đk dk = điều kiện, đăng ký, được
đki dki đky dky đkí đký dkí dký = đăng ký
đkkd dkkd = đăng ký kinh doanh
gp gphep gphép = giấy phép
gpkd = giấy phép kinh doanh
gpxd = giấy phép xây dựng
gpmb = giải phóng mặt bằng
gcn = giấy chứng nhận
qsdđ qsdd = quyền sử dụng đất
bđs bds = bất động sản
qđ qd qdinh qđịnh qđinh = quy định, quyết định
nq nquyet = nghị quyết
nđ nd = nghị định, nội dung
ndung = nội dung
vb vban vbản = văn bản
bc bcao bcáo = báo cáo
kh = kế hoạch, khách hàng, khoa học
khcn khkt = khoa học công nghệ
cn cnghe cnghệ = công nghệ, công nghiệp, chi nhánh
cnghiep cnghiệp = công nghiệp
cnh cnhđh cnhhđh = công nghiệp hóa hiện đại hóa
cntt = công nghệ thông tin
cđs cds = chuyển đổi số
tmđt tmdt = thương mại điện tử
tm tmai tmại = thương mại
dv dvu dvụ = dịch vụ
dvc = dịch vụ công
dl dlich dlịch = du lịch
sx sxuat sxuất = sản xuất
kd kdoanh = kinh doanh
sxkd = sản xuất kinh doanh
xk xkhau xkhẩu = xuất khẩu
nk nkhau nkhẩu = nhập khẩu
xnk = xuất nhập khẩu
hh = hàng hóa
sp sphẩm spham = sản phẩm
sl sluong slượng = số lượng
cl cluong clượng chluong = chất lượng
tl tle tlệ = tỷ lệ, trả lời, tài liệu
tlieu tliệu = tài liệu
tlai tlời tloi = trả lời
hđ hd = hoạt động, hợp đồng, hướng dẫn
hdong hđộng = hoạt động
hdan hdẫn = hướng dẫn
hđồng = hợp đồng
ql qly qlý = quản lý
qlnn = quản lý nhà nước
qh qhoach qhoạch = quy hoạch, quan hệ, quốc hội
qhe qhệ = quan hệ
qt qte qtế = quốc tế, quan trọng
qtrong qtrọng qtr = quan trọng
qtam qtâm = quan tâm
qp qphong qphòng = quốc phòng
cp cphu cphủ = chính phủ, chi phí, cổ phần
cphi cphí = chi phí
ubnd = ủy ban nhân dân
hđnd = hội đồng nhân dân
tw = trung ương
cchc = cải cách hành chính
tthc = thủ tục hành chính
ttuc ttục = thủ tục
hchinh hchính = hành chính
đv đvi đvị dvi dvị = đơn vị, đối với
vp vphong vphòng = văn phòng
tc tchuc tchức = tổ chức, tiêu chuẩn
tchinh tchính = tài chính
tchuan tchuẩn = tiêu chuẩn
ns nsach nsách = ngân sách
nsnn = ngân sách nhà nước
tndn = thu nhập doanh nghiệp
tncn = thu nhập cá nhân
gtgt vat? = giá trị gia tăng
bhxh = bảo hiểm xã hội
bhyt = bảo hiểm y tế
gt gthong gthông = giao thông
vt vtai vtải = vận tải
sb = sân bay
kv kvuc kvực = khu vực
kđt kdt = khu đô thị
đthị dthi đthi = đô thị
ntm = nông thôn mới
xd xdung xdựng = xây dựng
bv = bảo vệ, bệnh viện
bvmt = bảo vệ môi trường
bs = bác sĩ
sk skhỏe skhoe = sức khỏe, sự kiện
atxh = an toàn xã hội
anct = an ninh chính trị
kq kqua kquả = kết quả
knang knăng = khả năng
ktra = kiểm tra
ycau ycầu yc = yêu cầu
hq = hiệu quả
hthong hthống = hệ thống
hthien hthiện = hoàn thiện
thhien = thực hiện
tg tgian thgian = thời gian
tdong tđộng = tác động
tnguyen tnguyên = tài nguyên
cnang cnăng = chức năng
đbộ dbo = đồng bộ
đđ đđiểm = địa điểm, đặc điểm
ss = so sánh
sltk = số liệu thống kê
hp = Hải Phòng
vn = Việt Nam
hn = Hà Nội
`
