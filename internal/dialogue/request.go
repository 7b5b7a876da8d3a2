package dialogue

import "regexp"

// request is something asked of the passage shown last, rather than of the
// documents.
type request string

const (
	noRequest      request = ""
	requestMore    request = "more"   // nói rõ hơn
	requestNext    request = "next"   // đoạn tiếp theo
	requestBefore  request = "before" // đoạn trước
	requestSource  request = "source" // nguồn ở đâu
	requestWhole   request = "whole"  // toàn văn
	requestRelated request = "related"
	requestAgain   request = "again"  // nhắc lại
	requestFirst   request = "first"  // đoạn đầu
	requestLast    request = "last"   // đoạn cuối
	requestNumber  request = "number" // đoạn 3
	requestReturn  request = "return" // quay lại câu trước
	requestOldest  request = "oldest" // quay lại câu đầu
	requestPlace   request = "place"  // trích ở đoạn mấy
	requestDate    request = "date"   // tài liệu của năm nào
	requestForce   request = "force"  // còn hiệu lực không
	requestAll     request = "all"    // kể đủ chưa
	requestOrigin  request = "origin" // ai ký, số bao nhiêu
)

// requests are the wordings of each request. They count when little else is
// said.
var requests = []struct {
	request request
	pattern *regexp.Regexp
	glyphs  *regexp.Regexp
}{
	{requestNumber, passageNumber, regexp.MustCompile(`^第?\d{1,3}段落?|^\d{1,3}번째.?(단락|문단)`)},
	{requestOrigin, mustAll(`((tai lieu|van ban_?|bai|bai viet|cong van|quyet dinh|nghi quyet)( goc| nay| do| tren)*( co| la| mang)?|cai nay) so( hieu| ky hieu)?( la)? (bao nhieu|may|gi|nao)`, `((tai lieu|van ban_?|bai viet|bai)( goc| nay| do)*( la)? )?(do |boi )?(ai|coquan nao|don vi nao) (da )?(ky|viet|soan|ban hanh|phat hanh|duyet|ra)( ban hanh| ra| tai lieu| van ban_?| bai( viet)?| quyet dinh| nghi quyet| nay| do)*`, `(so|nguoi) ky( ban hanh)?( tai lieu| van ban_?| nay| la)*( ai| gi| bao nhieu)?`, `tac gia( cua)?( tai lieu| van ban_?| bai( viet)?| nay| do)*( la)?( ai)?`, `who (wrote|signed|issued|published|authored|is the author of)( it| this| that| the document| the text)?`, `(document|reference) (number|no)`),
		regexp.MustCompile(`(作成者|発行者|署名者|文書番号)|누가.{0,3}(작성|발행|서명)|문서.?번호|谁(写|签|发布|发|發)|文号|作者`)},
	{requestOldest, mustAll(`((quay|tro|xem|doc|nhac|hoi) lai|ve|lai)( voi)? (cau|cai|y|van de|noi dung|chu de)( hoi| tra loi)? (dau_?|dau tien|thu nhat|ban dau_?|luc dau_?)`, `(go )?back to (the |my )?(first|original) (question|answer|one|topic)`), regexp.MustCompile(`最初の(質問|回答)|첫.?(질문|답변)|(第一个|最初的)问题`)},
	{requestReturn, mustAll(`((quay|tro|xem|doc|nhac|hoi) lai|ve|lai)( voi)? (cau|cai|van de|noi dung|chu de)( hoi| tra loi)? (truoc|luc nay|hoi nay|truoc do|truoc day)`, `cau( hoi| tra loi)? truoc( do)?`, `(go )?back to (the |my )?(previous|last|earlier) (question|answer|one|topic)`), regexp.MustCompile(`前の(質問|回答)|이전.?(질문|답변)|(上一个|之前的)问题`)},
	{requestPlace, mustAll(`((cau|doan|y|noi dung|cai|phan|thong tin|nay|do|tren|vua roi|vua trich|duoc|trich|nam|o|thuoc|la|tu|trong|lay) )*(doan|phan|muc|trang|dong) (may|nao|bao nhieu|thu may|so may)`, `(which|what) (paragraph|section|part|page)( is| was)?( it| this| that)?( quoted| taken| from| in)*`), regexp.MustCompile(`(何|どの)(段落|ページ)|몇.?번째.?(단락|문단)|第几段`)},
	{requestForce, mustAll(`((con|het|co|da|van|gio|hien|nay|tai lieu|van ban_?|thong tin|bai|so lieu|do|duoc) )*(hieu luc|gia tri|ap dung|hop le|cap nhat|dung duoc|su dung duoc|han|moi nhat)( khong| chua| nua| den nay| hien nay| bay gio| den gio| hay)+`, `((co|con|da|xin|cho|toi|em|minh) )*(ban_?|ban_? cap nhat|tai lieu|van ban_?|thong tin|so lieu)( nao)? (moi|moi nhat|moi hon|cap nhat|gan day)( nao| khong| hon| chua| nhat| gan day)*`, `(tai lieu|van ban_?|thong tin|bai|cai|ban_?|so lieu)( viet)?( nay| do| tren)?( da| thi| la| co| bi)* (cu|cu_|loi thoi|lac hau|het han|qua han|het hieu luc|xua)( roi| qua| lam| khong| chua| ma| a| tu| nam| tan| hoi| (19|20)[0-9]{2})*`, `(cu|cu_)( roi| qua| r| ha| a| the| vay)* (co |con )*(ban_?|tai lieu|van ban_?)( nao)? moi( hon| nao| khong| chua)*`, `(is|are) (it|this|that|these|they|the document)( document)?( still)? (valid|in force|effective|current|up to date|outdated|old|expired)`, `still (valid|in force|effective|current)`, `(any|is there an?|a|the) (newer|updated|latest|more recent|new) (version|document|one|information)`, `outdated`),
		regexp.MustCompile(`(まだ|今も|現在も)?有効|最新(版|の)|古い(情報|文書)|유효|최신|(还|還)?有效|最新版`)},
	{requestDate, mustAll(`(ngay|thoi gian|nam|thoi diem)( nao)?( dang| ban hanh| cong bo| viet| ra doi| phat hanh)+( tai lieu| bai| van ban_?| nay| do| la| ngay| nao| khi| gi| may)*`, `(tai lieu|van ban_?|bai|thong tin|nguon|trich dan|cau|doan|cai|so lieu|noi dung)( viet| nay| do| tren| day)*( la| duoc)*( cua| tu| dang| ban hanh| cong bo| viet| ra doi| o| vao| co| cap nhat)* (nam|ngay|khi|giai doan|thang|luc|thoi) (nao|may|bao nhieu|gi)`, `(giai doan|thoi ky)( cua)?( tai lieu| van ban_?| bai)( viet)?( nay| do)?( la)?( gi| nao| may| bao nhieu| tu nam nao den nam nao)*`, `((so lieu|thong tin|tai lieu|bai|van ban_?|nay|do) )*(cap nhat|dang|ban hanh|cong bo|viet)( tu| den)? (khi nao|ngay nao|nam nao|bao gio|luc nao|hom nao)`, `(which|what) (year|date|period)( is| was| does)?( it| this| that| the)?( document| text| article| information)?( is)?( from| cover| published| of| issued| dated)*`, `when (is|was|were) (it|this|that|the document|the text|the article)( document| text| article)? (published|written|issued|posted|updated|from)`, `(publication|publishing|issue) date`, `how old is (it|this|that|the document)( document)?`),
		regexp.MustCompile(`いつの(文書|資料|情報)|(公開|発行|掲載)日|언제.{0,4}(문서|자료|게시|발행)|(什么时候|哪年|何时)(的|发布|公布).{0,4}`)},
	{requestAll, mustAll(`((ke|neu|noi|liet ke|the|vay|nhu vay|trich|tra loi|con|da|la|co) )*(du|het|day du|dung|chac|that|chinh xac)( chan| su| roi| het| the| vay| la| chua| khong| a| ha| chu| day)+`, `(con|co)( them)?( cac| nhung)? (nuoc|cai|ai|noi|linh vuc|khau|muc|y|quoc gia|nganh|diem|dieu|muc tieu)( nao| gi| khac)* nua( khong| a| ha)*`, `chi (co )?(the|vay|bay nhieu|nhieu do|moi the)( nay)?( thoi)?( a| sao| ha| u)*`, `(is )?(that|this|it)( s)?( really)? (all|everything|it|complete|true|correct|right)`, `are you (sure|certain)`, `really`, `what else`, `anything more`), regexp.MustCompile(`(それ|これ)(だけ|で全部)|本当(ですか)?|確か|그게.?(다|전부)|정말|확실|真的|确定|只有这些|就这些`)},
	{requestFirst, mustAll(`(doan|phan|muc) (dau|dau_|dau tien|mo dau|thu nhat)( tien)?`, `(the )?(first|opening) (paragraph|part|section|passage)`), regexp.MustCompile(`最初の(段落|部分)|첫.?(단락|부분|문단)|第一段`)},
	{requestLast, mustAll(`(doan|phan|muc) (cuoi|cuoi cung|ket|ket luan|ket thuc)( cung| bai)?`, `(the )?(last|final|closing) (paragraph|part|section|passage)`), regexp.MustCompile(`最後の(段落|部分)|마지막.?(단락|부분|문단)|最后一段|最後一段`)},
	{requestSource, mustAll(`(trich |lay |theo |cho |xin |ghi |dan )*(nguon|xuat xu)( tin| thong tin| tai lieu| trich dan| nay| do| o dau| dau| tu dau| la gi| nao| chinh thuc)*`, `(trich|lay|dan|theo|can cu)( thong tin)?( nay| do)?( o| tu| theo| vao)+ (dau|van ban nao|tai lieu nao|nguon nao|bai nao)`, `(tai lieu|van ban|bai|thong tin)( nay| do)?( la)?( cua ai| nam nao| o dau ra| tu dau| nao| dang ngay nao| dang khi nao| ban hanh)( ra| vay)*`, `(what|where) .{0,12}(source|sources|come from|published|document)( .{0,8})?`, `(the |your |any |a )?(source|sources|reference|citation)`, `link( bai| tai lieu| goc| nguon)*`, `can cu( vao)? dau`),
		regexp.MustCompile(`出典|ソース|出所|출처|来源|來源|出处`)},
	{requestNext, mustAll(`(doan|phan|muc|trang|khuc|y)( van| noi dung)? (tiep|sau|ke tiep|ke)( theo| do| nua)*`, `(doc|xem|noi|cho|con)( cho)?( toi| minh| em)?( xem| doc)? (tiep|nua|tiep tuc)( di| nao| theo| phan sau| doan sau)*`, `tiep( theo| di| tuc| nao| nua)*`, `(con|co)( gi)? nua( khong)?`, `(xem|doc|noi|ke|cho) them( nua| di| voi| phan sau)*`, `(see|read|show)( me)? more`, `next( paragraph| one| part| section| page)?`, `continue( reading)?`, `go on`, `(and )?then what`, `what (comes |is )?next`, `more`),
		regexp.MustCompile(`次の?(段落|部分|ページ)|続き|다음.?(단락|부분|문단)?|계속|下一(段|页|個|个)|继续|繼續`)},
	{requestWhole, mustAll(`(toan|nguyen|day du)( bo)? (van|bai|noi dung|van ban|tai lieu|doan)( day du)?`, `(ca|het|toan bo) (bai|doan|van ban|tai lieu)`, `(xem|doc|gui|cho)( toi| minh| em)?( xem| doc)? (het|toan bo|day du|ca bai|ca doan)( di| bai)*`, `(whole|full|entire|complete) (document|text|article|paragraph|version)`, `read (it )?all`),
		regexp.MustCompile(`全文|전문|전체`)},
	{requestRelated, mustAll(`(noi dung|doan|bai|thong tin|phan|tai lieu)( nao)?( khac)? (lien quan|tuong tu|khac)( khong)?`, `lien quan( khac)?`, `related( passages?| content| paragraphs?)?`, `(con )?gi khac( lien quan)?( khong)?`, `anything else( about (it|this))?`),
		regexp.MustCompile(`関連|관련.{0,4}(내용|부분)|相关(内容|段落)|相關`)},
	{requestMore, mustAll(`(noi|giai thich|trinh bay|cho biet|dien giai|phan tich|neu|giai dap|giai nghia|mo ta|ke)( cho)?( toi| minh| em| anh)?( ro| biet| nghe)?( ro| them| chi tiet| cu the| ky| sau| ki| day du)+( hon| nua| ve| dieu| do| nay| cai| di| chut| ti| mot| duoc| khong| y| van de| noi dung)*`, `(ro|chi tiet|cu the|ky|sau|day du|ki) (hon|hon nua|hon chut|them)( di| nua| duoc| khong| chut| mot| ve| dieu| do| nay)*`, `(chi tiet|cu the|vi du)( di| hon| la| gi| nua| ra| sao| the nao| nhu the nao| xem nao)*`, `(cu the|chi tiet) (la )?(gi|sao|the nao|nhu the nao|ra sao)`, `(them )?(thong tin|chi tiet)( ve)?( dieu| cai| van de| noi dung)?( do| nay)?( them| nua)+`, `(noi|cho|ke|giai thich)( toi| minh| em)? (them|ro)( di| nua| ve| dieu| do| nay| cai| van de| thong tin| duoc| khong)*`, `(giai thich|dien giai)( (giup|cho|ho|them|lai|toi|minh|em|voi|di|nua))*`, `kho hieu( qua| lam| the| that)*`, `la sao( ha)?`, `nghia la (sao|gi|the nao)`, `(y|nghia)( la| nghia)+ (gi|sao)`, `(khong|chua|chang) hieu( lam| ro| y| het| cho nay| doan nay| cau nay)*`,
		`(tell|explain|elaborate|give|say|know|show)( it| that| this)?( to)?( me| us)?( a bit| a little| some| on| in| about)*( more|more detail| details?| detail| further| it| that| this| clearly)+( info| information| about (it|this|that)| detail| details| on (it|this|that)| please| please)*`, `(in )?(more|further) (details?|info|information|explanation|about (it|this|that))`, `(can|could) you (elaborate|explain|clarify)( .{0,10})?`, `elaborate`, `be more specific`, `what does (it|that|this) mean`, `for example`, `details`, `go deeper`),
		regexp.MustCompile(`(もっと|もう少し)?(詳し|くわし)|詳細|どういう(意味|こと)|(더|좀).{0,2}(자세|상세)|자세히|구체적|무슨.?(뜻|말)|详细|詳細|具体(点|一点|说)|什么意思|多说|再说`)},
	{requestBefore, mustAll(`(doan|phan|muc|trang|khuc)( van| noi dung)? (truoc|lien truoc|ben tren|phia tren)( do| day)*`, `(quay|tro|xem|doc) lai (doan|phan|trang) truoc`, `(doan|phan|muc) (tren|o tren|phia tren)`, `previous( paragraph| one| part| section| page)?`, `go back`, `quay lai`),
		regexp.MustCompile(`前の?(段落|部分)|이전.?(단락|부분|문단)?|上一(段|页)`)},
	{requestAgain, mustAll(`(liet ke|ke|neu|noi|trinh bay|trich)( lai| ra)*( ro| cu the| chi tiet| het| day du)*( tung| cac| nhung| moi| tat ca)* (cai|y|muc|khau|diem|phan|viec|noi dung|y chinh)( phai lam| do| nay)*`, `(nhac|noi|gui|nhac lai|lap)( cho)?( toi| minh| em)? lai( cau tra loi| mot lan| lan nua| di| duoc| khong| xem| voi| cau do| doan do| doan vua roi)*`, `(say|repeat|show|send)( that| it)? again`, `repeat( that| it)?`, `(vua )?noi gi( co| vay| the)*`, `pardon`),
		regexp.MustCompile(`もう一度|다시.{0,3}(말|한번)|再说一(遍|次)|重复`)},
}

// passageNumber matches the number of a paragraph.
var passageNumber = mustAll(`(doan|phan|muc)( van_?)?( thu| so)? [1-9][0-9]{0,2}`, `(paragraph|section|part)( number| no)? [1-9][0-9]{0,2}`)

// requestFiller are words that may stand around a request.
var requestFiller = words(`ban r ha chua ro nghi trich dan kinh quy goc cho toi minh em anh chi bot ad xin vui long giup voi di nhe nha a oi da duoc khong dum ho coi xem doc nua thoi them the vay nao gi noi thi la viet co quay lai luc lam ok cac nhung day nay do kia cai phan doan noi dung bai tai lieu van ban thong tin
	please can could you me us the a it this that of on about i want would like to see read get have show give tell is for ve dieu van de muon can biet hieu y cau tra loi vua roi o tren`)

// requestIn returns what a message asks of the passage shown last.
func requestIn(w wording) request {
	for _, r := range requests {
		if w.words == 0 {
			if at := r.glyphs.FindStringIndex(w.dense); at != nil && glyphRest(w.dense[:at[0]]+w.dense[at[1]:]) <= glyphsTalk {
				return r.request
			}
			continue
		}
		if at := r.pattern.FindStringIndex(w.plain); at != nil && rest(w.plain[:at[0]]+" "+w.plain[at[1]:], requestFiller) == 0 {
			return r.request
		}
	}
	return noRequest
}

// erasure matches the wish to have one's own data deleted.
var erasure = mustAll(`(xoa|huy)( bo| het| toan bo| giup| ho| cho)*( toi| minh| em)*( het| toan bo| moi)* (du lieu|lich su|tin nhan|cuoc tro chuyen|noi dung tro chuyen|doan chat|thong tin)( ca nhan| tro chuyen| chat| da nhan)*( cua (toi|minh|em|anh|chi))?( di)?`, `(delete|erase|remove|clear) (all )?(of )?my (data|history|messages|information|chat|conversation|personal data)`, `forget (me|everything|what i said|my (data|messages))`)

// asksToForget reports whether a message asks for nothing but that.
func asksToForget(w wording) bool {
	at := erasure.FindStringIndex(w.plain)
	return at != nil && rest(w.plain[:at[0]]+" "+w.plain[at[1]:], requestFiller) == 0
}
