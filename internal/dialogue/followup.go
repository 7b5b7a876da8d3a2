package dialogue

import (
	"regexp"
	"slices"
	"strings"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

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

// leaning says how much a message leans on what was said before.
type leaning int

const (
	alone    leaning = iota // complete in itself
	shifting                // names a new subject and inherits the rest: "còn giáo dục thì sao?"
	pointing                // points at what was said: "thế những nước nào?", "is Singapore one of them?"
	probing                 // asks whether something belongs to what was said: "có Mỹ không?"
)

// shift matches the beginnings and frames of questions that move on to another
// subject.
var shift = regexp.MustCompile(`^ (?:(?:da|vang|ok|uh|u|a|o|e|um|thanks|cam on|the|vay|the thi|nhu vay|nhung|roi) )*(?:con|the con|vay con|the thi|roi con|and|what about|how about|and what about|but what about|also|what of|va|them nua|tuong tu)\b` +
	`|^ (?:con|the|vay|va) .{1,60} (?:thi sao|thi the nao|thi nhu the nao|sao|the nao|nhu the nao|ra sao)(?: |$)| (?:thi sao|thi the nao|thi nhu the nao)(?: (?:a|vay|ha|ban|ad|nhi|the))* $` +
	`|^ (?:ve |ca )?[a-z_]+(?: [a-z_]+){0,3} nua(?: (?:a|ha|chu|sao|hay|u|khong|phai|nhi))* $|^ (?:any|anyone|anybody|anything|some|someone) (?:from|in|on|about|for|of) |^ [a-z]+(?: [a-z]+){0,2} (?:too|as well|also) $`)

// point matches words that stand for something said before.
var point = mustAll(`theo (huong|cach|kieu) (nao|gi)`, `bang cach nao`, `rot cuoc`, `de (tro thanh|lam) (cai )?gi`, `nham muc dich gi`, `to (become|do|be) what`, `(cai|viec|dieu|van de|khau|muc tieu|nuoc|linh vuc|noi dung|phan|doan|y|cau|nganh|chuyen|trong so|ve mat|ve phan|ve viec|nhung|cac|chuong trinh|nguoi|muc|vung|to chuc|trung tam|khoan|chu de|dinh huong) (do|nay|ay|tren|kia|vua roi|vua noi|vua neu)`, `(trong so|mot trong( so)?) (do|nay|chung|cac nuoc)`, `con lai`, `(cai|khau|muc|y|phan|diem|nuoc|linh vuc)( thu)? (hai|ba|nhat|cuoi|dau tien|tiep theo|kia)`, `o tren`, `vua (roi|noi|neu|trich|ke)`, `(noi|ke|neu|liet ke) (tren|o tren)`, `nhu (vay|the) (thi|la|co|nghia)`, `(no|chung|ho)`, `(do|day) (la|gom|co|thuoc|nam|ke) .{0,14}(gi|nao|ai|dau|sao)`, `tai sao( lai)? (vay|the|nhu vay|nhu the)`, `sao (vay|the|lai the|lai vay)`, `de lam gi`, `vi sao`, `(the|vay) (thi )?(la|gom|co|o|nhung|cu the|bao gom|muc|den|khi|ai|nuoc|nhu)`, `(nhung|cac|gom|cu the( la)?|bao gom) (nuoc|linh vuc|khau|nganh|cai|noi dung|muc tieu|muc|gi|diem|viec) (nao|gi)?`, `den (nam nao|khi nao|bao gio)`, `(o|ve|trong) (mat|diem|khia canh|bai|phan) (nay|do|ay)`, `(bai|tai lieu|van ban)( viet)?( nay| do)?( co)? (noi|vi|neu|goi|ghi|viet|nhac)`,
	`(one|some|any|all|which|part|none|most|both|each|two|three|rest|others) of (them|these|those|it|that|this)`, `(it|they|them|that|those|these|this|its|their) *( one| ones| too| as well| also)?$`, `(is|are|was|were|does|do|did|will|can|has|have|about|of|for|by|in|to|with|from|on|than|like) (it|they|them|that|those|these)`, `the (other|others|rest|remaining|former|latter|second|third|last|first|same)( one| ones| two| three)?`, `(why|how|when|where|who|which|what)( is that| so| not| ones?| exactly| else| countries| year| then| for)?`, `by when`, `such as`, `like what`, `as well`, `too`)

// pointWhole matches messages that are nothing but a question for one more
// detail of what was said.
var pointWhole = regexp.MustCompile(`^ (?:(?:the|vay|a|ma|cu the|la|cua|trong|vao|thuoc|tu|den|o) )*(?:giai doan|thoi gian|khoang thoi gian|nam|vung|khu vuc|linh vuc|nuoc|noi|cho|mat|phan|nganh|to chuc|doi tuong) nao(?: (?:vay|the|a|nhi|ha|thi xong|nua|day|z))* $` +
	`|^ (?:(?:the|vay|a|ma|thi) )*(?:bao gio|khi nao|luc nao|den bao gio|den khi nao|nam nao|chung nao)(?: thi| se| moi)* (?:xong|hoan thanh|ket thuc|dat duoc|hoan tat|co|bat dau|thuc hien|trien khai)(?: (?:vay|the|a|nhi|ha|duoc|viec do|dieu do|cai do))* $|^ (?:and |so )?(?:of|for|in|from|by|until|to) (?:which|what|whom|who)(?: [a-z]+){0,2} $|^ .{0,40}\b(?:the )?ones? (?:on|about|for|with|from) `)

// pointGlyphs is the same for Japanese, Korean and Chinese, with shifts.
var pointGlyphs = regexp.MustCompile(`^(では|じゃあ|それ|その|これ|この|他|ほか)|それ|その中|(は|も)どう(ですか|でしょうか)?$|^(그럼|그러면|그건|그것|그중|그 중|또|나머지)|(은|는|도)요?$|^(那|那么|那麼|其中|还有|還有|它|它们|其他|另外|另)|(呢)$`)

// shiftGlyphs matches the endings that name a new subject.
var shiftGlyphs = regexp.MustCompile(`(は|も)(どう(ですか|でしょうか)?)?$|については?$|(은|는)요?$|(은|는)(어떻|어때)|(呢|怎么样|如何)$`)

// lean reads how much a message leans on the conversation.
func (t *talk) lean() leaning {
	w := t.wording
	subject := subjectWords(t.text)
	switch {
	case t.moved || selfPresented.MatchString(w.plain):
		return alone // who says who they are begins anew
	case w.words == 0:
		switch {
		case subject > 0 && shiftGlyphs.MatchString(w.dense):
			return shifting
		case pointGlyphs.MatchString(w.dense):
			return pointing
		}
		return alone
	case subject == 0 || bareWhere.in(w) || bareWho.in(w) || asksOutcome(w):
		return pointing
	case shift.MatchString(w.plain):
		return shifting
	case subject <= maxHeld && narrowing.MatchString(w.plain):
		return probing
	case subject <= maxPointing && (pointWhole.MatchString(w.plain) || point.MatchString(w.plain)):
		return pointing
	}
	return alone
}

// narrowing matches a short question whether something belongs to what was said: "có Mỹ
// không?", "doanh nghiệp nước ngoài có được không?".
var narrowing = regexp.MustCompile(`^ (?:the |vay |a )*(?:co (?:ca |phai )?([a-z_]+(?: [a-z_]+){0,2}) khong(?: [a-z]+){0,2}|(?:thi |con )?[a-z_]+(?: [a-z_]+){0,4} (?:thi |cung )?(?:co )?duoc (?:ho tro |huong )?(?:khong|chu|chua)(?: [a-z]+)?) $`)

// maxPointing is how many words of its own subject a message may have and
// still be understood from what it points at.
const maxPointing = 5

// followUp answers one question, with what it inherits from the conversation.
func (t *talk) followUp() (Reply, error) {
	own := t.decide(t.result, answerAt)
	last, ok := t.before.last(t.now)
	if t.corrected || t.moved {
		own = t.decideNamed(own)
	}
	if !ok {
		return t.settle(own), nil
	}
	lean := t.lean()
	if lean == alone || lean == shifting && own.outcome == Answer && !t.repeats(last) {
		return t.settle(own), nil
	}
	if len(t.result.Unknown) > 0 {
		return t.settle(own), nil // it names what no document holds; nothing earlier changes that
	}
	t.context = inherited(last)
	text := t.fact()
	if text != t.text {
		own = decision{outcome: Unknown} // the words of "ai lãnh đạo" stand anywhere
	}
	result, err := t.search(text, t.context)
	if err != nil {
		return Reply{}, err
	}
	threshold := followUpAt
	if len(last.Shown) == 0 && lean == pointing {
		threshold = answerAt // it points at a refusal
	}
	together := t.decide(result, threshold)
	if len(last.Shown) > 0 && asksOutcome(t.wording) && !tellsOutcome(last.Sentence) && (together.outcome != Answer || !tellsOutcome(together.best.Sentence)) {
		return t.leaningOn(pointing, last, result, decision{outcome: Unknown, reason: notShown, best: together.best}), nil
	}
	if hit, ok := t.stillShown(last, result.Hits); ok && together.outcome != Answer && hit.Confidence >= max(followUpAt, tieAt*together.best.Confidence) {
		together = decision{outcome: Answer, best: hit} // of two that are as likely the one that the message leans on
	}
	if lean == shifting && (own.best.Passage == together.best.Passage || !additive.MatchString(t.wording.plain)) {
		own = t.decideNamed(own)
	}
	if hit, ok := t.held(lean, last, result.Hits); ok {
		return t.leaningOn(lean, last, result, t.grounded(lean, decision{outcome: Answer, best: hit}, own, last)), nil
	}
	if own.outcome == Answer && (together.outcome != Answer || own.best.Confidence > together.best.Confidence && t.subjectBeside() > maxBeside) {
		t.context = ""
		return t.settle(own), nil
	}
	if (lean == shifting || lean == probing) && !t.agree(lean, together, last) {
		if lean == probing {
			own = decision{outcome: Unknown}
		}
		return t.settle(own), nil
	}
	if together.outcome == Unknown && together.reason == notFound {
		if hit, ok := t.stillShown(last, result.Hits); ok && t.subjectBeside() == 0 {
			together = decision{outcome: Answer, best: hit}
		}
	}
	return t.leaningOn(lean, last, result, t.grounded(lean, together, own, last)), nil
}

// fact is the message to search for, in the words that the index knows when it asks for
// nothing but one fact: "lam" and "vay" without accents are other words.
func (t *talk) fact() string {
	switch plain := t.wording.plain; {
	case t.wording.words == 0:
	case bareWhere.plain.MatchString(plain):
		return "ở đâu"
	case bareWho.plain.MatchString(plain):
		return "do ai thực hiện"
	case bareWhy.MatchString(plain):
		return "tại sao"
	}
	return t.text
}

// leaningOn settles what was decided with the earlier question. When that does not
// answer what is asked of the passage shown last, it is still the one that is talked of,
// unless another subject was named.
func (t *talk) leaningOn(lean leaning, last Turn, result search.Result, d decision) Reply {
	t.result = result
	if d.outcome == Unknown && lean != shifting {
		t.shown, t.sentence = last.Shown, last.Sentence
	}
	return t.settle(d)
}

// additive matches a subject that is asked for beside the one before, of which the
// same is asked.
var additive = mustAll(`too`, `also`, `as well`, `nua`)

// grounded returns the decision to answer a message by a passage that it leans on,
// or to refuse it when it asks for something of which the passage says nothing.
func (t *talk) grounded(lean leaning, d, own decision, last Turn) decision {
	compares := comparison.MatchString(t.wording.plain)
	if d.outcome == Answer && lean == pointing && t.toldOfOthers(last, d.best) {
		return decision{outcome: Unknown, reason: notShown, best: d.best}
	}
	if d.outcome == Answer && asksMeans(t.wording, d.best.Sentence) && d.best.Sentence != "" && cut(d.best.Sentence, maxQuestion) == last.Sentence {
		return decision{outcome: Unknown, reason: notShown, best: d.best} // the sentence that made them ask
	}
	switch {
	case d.outcome != Answer || len(last.Shown) == 0 && lean == pointing || t.language != vietnamese.Vietnamese:
		return d // words of other languages do not stand in a passage
	case own.outcome == Answer && own.best.Passage == d.best.Passage && !compares:
		return d
	case t.holds(lean, d.best.Passage):
		return d
	case lean == shifting || len(last.Shown) == 0:
		return decision{outcome: Unknown, best: d.best}
	}
	return decision{outcome: Unknown, reason: notShown, best: d.best}
}

// names reports whether a passage has what a message probes for by another name that the
// glossary gives: "có Mỹ không?".
func (t *talk) names(p *knowledge.Passage) bool {
	probed := narrowing.FindStringSubmatch(t.wording.plain)
	if probed == nil || probed[1] == "" {
		return false
	}
	for _, c := range t.library.Glossary.Concepts {
		terms := slices.Concat(c.Vietnamese, c.Short, c.English)
		if slices.ContainsFunc(terms, func(term string) bool { return vietnamese.Fold(term) == probed[1] }) &&
			slices.ContainsFunc(terms, func(term string) bool { return strings.Contains(p.Text, term) }) {
			return true
		}
	}
	return false
}

// asksMeans reports whether a message asks in what form or by what means something is
// done, and a sentence does not say that one thing serves another.
func asksMeans(w wording, sentence string) bool {
	return form.MatchString(w.plain) || means.MatchString(w.plain) && !serves.MatchString(newWording(sentence).plain)
}

var (
	form   = mustAll(`(kieu|hinh thuc|bien phap|giai phap|cong cu) (gi|nao)`)
	means  = mustAll(`bang (cach|con duong) (gi|nao)`, `by what means`, `how exactly`)
	serves = mustAll(`de`, `bang`, `thong qua`, `nho`)
)

// holds reports whether a passage says something of what a message asks: whether
// the message by itself leads there, or most of its own words stand there, and the
// thing it asks for by name.
func (t *talk) holds(lean leaning, p *knowledge.Passage) bool {
	if comparison.MatchString(t.wording.plain) {
		return comparison.MatchString(newWording(p.Text).plain)
	}
	alone := 0.0
	for _, h := range t.result.Hits {
		if h.Passage == p {
			alone = h.Confidence
		}
	}
	if alone >= clarifyAt || lean == probing && t.names(p) {
		return true
	}
	plain := t.wording.plain
	if !pointWhole.MatchString(plain) {
		plain = point.ReplaceAllString(plain, " ")
	}
	if alone < faintly && asksThingMissing(plain, p) {
		return false
	}
	pointing := words(strings.Join(point.FindAllString(t.wording.plain, -1), " "))
	beyond := func(words []string) (n int) {
		for _, w := range words {
			if !pointing[w] && len(w) > 1 {
				n++
			}
		}
		return n
	}
	message := t.text
	if lean == probing {
		message = t.wording.plain // the short forms of "không" are none of its words
	}
	said, unsaid := spoken(p.Text, message, lean == probing)
	missing := beyond(unsaid)
	asked := beyond(said) + missing
	switch {
	case missing == 0:
		return true
	case lean == probing:
		return asked < minMissing
	case lean == shifting && missing < minMissing:
		return missing < asked || alone >= faintly
	case lean == shifting:
		return missing < asked // one word of the new subject may do
	}
	return missing < minMissing || 2*missing <= asked
}

// toldOfOthers reports whether a message that asks for nothing but a fact of what was
// shown ("ai làm?") is told it by no sentence but one that speaks of something else.
func (t *talk) toldOfOthers(last Turn, h search.Hit) bool {
	bare := bareWhere.in(t.wording) || bareWho.in(t.wording)
	if len(last.Shown) == 0 || t.subjectBeside() > 0 && !bare || !factOfOne.MatchString(t.wording.plain) {
		return false
	}
	if refTo(h.Passage) != last.Shown[0] {
		return bare && (h.Untold || h.Confidence < answerAt)
	}
	return h.Untold || last.Sentence != "" && !overlap(h.Passage.Text, h.Sentence, last.Sentence) && !speaksOf(h.Sentence, t.context, max(minSubject, (subjectWords(t.context)+1)/2))
}

// asksOfShown reports whether a message, right behind an answer, asks nothing but where
// something is, who does it, what has come of it, how or how much: there it asks neither
// for the centre's address and people nor who the bot is.
func (t *talk) asksOfShown() bool {
	n := len(t.before.Turns)
	if n == 0 || t.before.Turns[n-1].Outcome != Answer && t.before.Turns[n-1].Outcome != Unknown {
		return false
	}
	last, ok := t.before.last(t.now)
	if !ok || len(last.Shown) == 0 {
		return false
	}
	return bareWhere.in(t.wording) || bareWho.in(t.wording) || asksOutcome(t.wording) ||
		t.wording.words <= wordsInTalk && mannerOrNumber.MatchString(t.wording.plain) && contactIn(t.wording, false) == "" && !reaches.MatchString(t.wording.plain)
}

// Messages that ask for nothing but one fact of what was said.
var (
	bareWhere = saying{
		plain:  regexp.MustCompile(openingWords + `(?:(?:no|chung|ho|(?:cai|viec|cho|noi|dieu) (?:do|nay|ay)|is it|is that|are they) )?(?:(?:o )?(?:dau|cho nao|noi nao)|where)` + closingWords),
		glyphs: regexp.MustCompile(`^(?:どこ(?:で|に)?(?:ですか|でしょうか)?|어디(?:서|에서)?(?:요|인가요|예요)?|(?:在)?(?:哪里|哪裡|哪儿)(?:呢|啊)?)$`),
	}
	bareWho = saying{
		plain: regexp.MustCompile(openingWords + `(?:ai|who)(?: (?:la nguoi|se|dang|phai|will|is|s))*(?: (?:lam|thuc hien|trien khai|quan ly|phu trach|chiu trach nhiem|chiu|chu tri|dieu hanh|chi dao|giam sat|kiem tra|to chuc|lanh dao|dung dau|duyet|lo|` +
			`does|do|runs|run|manages|manage|leads|lead|handles|oversees|supervises|implements|decides|approved|approves|responsible(?: for)?|in charge(?: of)?))?` +
			`(?: (?:(?:cai|viec|dieu|chuyen|nhung viec|cac viec) (?:do|nay|ay|kia)|ho|no|chung|it|that|them|these|those))?` + closingWords),
		glyphs: regexp.MustCompile(`^(?:(?:誰|だれ)(?:が|ですか)?|누가(?:요|하나요)?|누구(?:요|인가요|예요)?|谁(?:呢|啊)?)$`),
	}
	bareWhy = regexp.MustCompile(openingWords + `(?:(?:tai|vi) sao|sao|why)(?: (?:lai|co|phai|so|not))*` + closingWords)
)

// What may stand before and behind them.
const (
	openingWords = `^ (?:(?:the|vay|ma|a|thi|la|do|boi|cu the|and|so|but) )*`
	closingWords = `(?: (?:vay|the|a|nhi|ha|z|v|lam|dung ra|exactly|is (?:that|this|it)))* $`
)

// mannerOrNumber matches what asks how or how many, reaches the words of those who look
// for somebody to talk to.
var (
	mannerOrNumber = mustAll(`(kieu|cach|hinh thuc|dang|bang|nhung) (gi|nao)`, `(the|nhu the) nao`, `ra sao`, `(ho tro|giup|uu tien|danh cho|ap dung cho) ai`, `(may|bao nhieu) (nguoi|ty|tien|cai|don vi|doanh nghiep|can bo|nhan vien|chuyen vien)`, `how (many|much)`)
	reaches        = mustAll(`gap`, `goi`, `lien (he|lac)`, `hen`, `dat`, `nhan tin`, `noi chuyen`, `call`, `contact`, `meet`, `book`, `talk`)
)

// asksOutcome reports whether a message asks what has come of something, and names
// hardly anything.
func asksOutcome(w wording) bool {
	at := outcome.FindStringIndex(w.plain)
	return at != nil && w.words <= wordsInTalk && rest(w.plain[:at[0]]+" "+w.plain[at[1]:], requestFiller) <= maxBeside
}

// outcome matches the words that ask so.
var outcome = mustAll(`(da|duoc|xong|thanh cong|hoan thanh|ket qua|(toi|den) dau|tien do|lam|dat|co)( [a-z]+){0,2} chua`, `(den|toi) (dau|muc nao|giai doan nao) (roi|r)`, `(lam|dat|hoan thanh)( duoc)? (gi|nhung gi|bao nhieu|may phan) roi`,
	`(ket qua|tien do)( (gi|nao|dau|sao|ra sao|the nao|den dau|toi dau|hien nay|roi))+`, `(any|what|the) (results?|progress|outcome)( so far| yet)?`, `(is|has|have|are|was|were|did) (it|that|this|they|these|those)( (been|already|now))* (done|achieved|finished|completed|reached|succeed(ed)?|work(ed)?|happen(ed)?|implemented|met)( (yet|already|so far))*`, `how far (is|has|are|have)( it| that| they)?( got| gone| come)?`)

// tellsOutcome reports whether a sentence tells what has been done rather than what is planned.
func tellsOutcome(sentence string) bool {
	for _, t := range vietnamese.Tokenize(sentence) {
		switch t.Key {
		case vietnamese.Key("đã"), vietnamese.Key("đang"), vietnamese.Key("đạt"):
			return true
		}
	}
	return false
}

// factOfOne matches what asks for a fact that one sentence of a passage tells and that
// holds of no other: not when, since what a plan says holds for its period.
var factOfOne = mustAll(`ai`, `dau`, `(cho|noi) nao`, `(tai|vi) sao`, `sao (lai )?(vay|the)`, `bao nhieu`, `who`, `where`, `why`, `how (much|many)`)

// overlap reports whether two parts of a text have anything in common.
func overlap(text, a, b string) bool {
	i, j := strings.Index(text, a), strings.Index(text, b)
	return i >= 0 && j >= 0 && i < j+len(b) && j < i+len(a)
}

// asksThingMissing reports whether words ask for a thing by a name that a passage does
// not have.
func asksThingMissing(plain string, p *knowledge.Passage) bool {
	thing := askedThing.FindStringSubmatch(plain)
	return thing != nil && !ownNames[thing[1]] && rest(thing[1], nil) > 0 && !speaksOf(p.Text, thing[1], 1)
}

// ownNames are things that a passage tells by names and years of their own.
var ownNames = words(`nam doan gian nuoc gia vung tinh noi cho`)

// minMissing is how many syllables a passage must lack to say nothing of what is
// asked: most words have two, and one alone proves little.
const minMissing = 2

var (
	// askedThing matches the thing that a message asks for by name: "ngành gì".
	askedThing = regexp.MustCompile(` ([a-z]+) (?:gi|nao) `)
	// comparison matches words that compare.
	comparison = mustAll(`(tot|kem|hay|manh|yeu|re|dat|lon|nho|nhieu|it|cao|thap|nhanh|cham|giau|ngheo|quan trong) hon`, `khac (nhau|gi|biet)`, `giong (nhau|gi)`)
)

// foreignAt is the confidence that a subject named in another language reaches
// where a passage speaks of it: of twenty that none speaks of, casinos and taxes
// among them, the likeliest reached 0.11.
const foreignAt = 0.15

// decideNamed decides about a message that does no more than name another subject. A
// few words in another language say too little for the confidence of a question;
// what users name to correct the bot is asked about rather than refused.
func (t *talk) decideNamed(d decision) decision {
	hits := unrepeated(t.inForce(t.result.Hits))
	if d.outcome != Unknown || d.reason != notFound || len(hits) < 2 || hits[0].Elsewhere || subjectWords(t.text) > maxBeside {
		return d
	}
	foreign := t.language != vietnamese.Vietnamese && t.language != vietnamese.Undetermined
	if foreign && hits[0].Confidence >= foreignAt && hits[1].Confidence <= likelier*hits[0].Confidence {
		return decision{outcome: Answer, best: hits[0]}
	}
	if choices := candidates(hits); t.corrected && hits[0].Confidence >= faintly && len(choices) > 1 {
		return decision{outcome: Clarify, best: hits[0], choices: choices}
	}
	return d
}

// likelier is the confidence of another passage, as a part of that of the best
// one, at which the best one is clearly the one that is meant.
const likelier = 0.5

// leadsAway reports whether a message, by itself and with what it leans on, leads
// to a passage that answers it clearly better than the one shown last.
func (t *talk) leadsAway(together []search.Hit, shown search.Hit) bool {
	away := func(hits []search.Hit) bool {
		if len(hits) == 0 || hits[0].Passage == shown.Passage {
			return false
		}
		for _, h := range hits {
			if h.Passage == shown.Passage {
				return h.Confidence <= likelier*hits[0].Confidence
			}
		}
		return true
	}
	return away(together) && away(t.inForce(t.result.Hits))
}

// maxHeld is how many words of its own subject a message may have and still
// be about nothing but the passage shown last.
const maxHeld = 4

// maxBeside is how many words of its own a message that points at the passage
// shown last may have when nothing is found sooner than that passage.
const maxBeside = 2

// particulars matches the wordings that ask for a fact which a passage may
// lack although the question points at it.
var particulars = mustAll(`ai`, `bao nhieu`, `bao gio`, `khi nao`, `nam nao`, `o dau`, `gia`, `may`, `who`, `whom`, `when`, `where`, `how (much|many|long|far|old)`, `price`, `cost`)

// surelyElsewhere is the confidence at which another passage answers a
// message that seems to be about the one shown last.
const surelyElsewhere = 0.6

// subjectBeside counts the words of a message that say what it is about, those
// by which it points at what was said left out.
func (t *talk) subjectBeside() int {
	n := subjectWords(t.text)
	if pointed := rest(strings.Join(point.FindAllString(t.wording.plain, -1), " "), nil); pointed < n {
		return n - pointed
	}
	return 0
}

// held returns the hit that is the passage shown last, when a message points
// at it with few words of its own and the passage speaks of them.
func (t *talk) held(lean leaning, last Turn, hits []search.Hit) (search.Hit, bool) {
	hit, ok := t.stillShown(last, hits)
	if !ok || subjectWords(t.text) > maxHeld {
		return search.Hit{}, false
	}
	if lean == shifting {
		if t.leadsAway(hits, hit) {
			return search.Hit{}, false
		}
		return hit, t.repeats(last) || hits[0].Passage == hit.Passage && t.leadsTo(hit)
	}
	if lean == pointing && hits[0].Passage == hit.Passage && hit.Confidence >= faintly && t.subjectBeside() <= maxBeside && !particulars.MatchString(t.wording.plain) {
		return hit, true
	}
	return hit, hits[0].Confidence < surelyElsewhere && speaksOf(hit.Passage.Text, t.text, (t.subjectBeside()+1)/2)
}

// leadsTo reports whether a message by itself leads to a passage sooner than to
// any other.
func (t *talk) leadsTo(hit search.Hit) bool {
	own := t.result.Hits
	return len(own) > 0 && own[0].Passage == hit.Passage && own[0].Confidence >= faintly
}

// faintly is the confidence with which a message by itself must lead to a
// passage for the earlier question to count; barely does when it leads to no
// other passage sooner, or when the passage is the one shown last.
const (
	faintly = 0.04
	barely  = 0.02
)

// agree reports whether what was found with the earlier question may answer a
// message that names something new: only when the message by itself leads
// there too, or the passage speaks of what it names. Otherwise the earlier
// question would answer for everything.
func (t *talk) agree(lean leaning, together decision, last Turn) bool {
	if together.outcome != Answer {
		return false
	}
	elsewhere := lean == shifting && t.language != vietnamese.Vietnamese && len(t.result.Hits) > 0 && t.result.Hits[0].Confidence >= foreignAt
	for i, h := range t.result.Hits {
		if i > 0 && lean == shifting && t.wording.words == 0 {
			break // nothing but the name of a subject of which another passage speaks
		}
		likely := i == 0 || !elsewhere && len(last.Shown) > 0 && refTo(h.Passage) == last.Shown[0]
		if h.Passage == together.best.Passage && (h.Confidence >= faintly || likely && h.Confidence >= barely) {
			return true
		}
	}
	return lean == probing && t.repeats(last) && refTo(together.best.Passage) == last.Shown[0]
}

// repeats reports whether the passage shown last speaks of every word of a
// message that moves on to another subject: then it is another of its points.
func (t *talk) repeats(last Turn) bool {
	if len(last.Shown) == 0 || subjectWords(t.text) == 0 || subjectWords(t.text) > maxHeld+2 {
		return false
	}
	p, s := t.resolve(last.Shown[0])
	if s != same || t.wording.dense != "" {
		return false // words of scripts without blanks do not stand in a passage
	}
	_, unsaid := spoken(p.Text, t.text, true)
	return len(unsaid) == 0
}

// speaksOf reports whether at least a number of the subject words of a message
// stand in a text, with accents or without.
func speaksOf(text, message string, number int) bool {
	said, _ := spoken(text, message, false)
	return len(said) >= number
}

// spoken divides the subject words of a message, without accents, by whether they stand
// in a text. Most words have two syllables: together, one that has neighbours in the
// message must stand beside one of them, so that "đầu mối" and "trật tự" do not speak of
// "đầu tư".
func spoken(text, message string, together bool) (said, unsaid []string) {
	there := make(map[string]bool)
	before := ""
	for _, t := range vietnamese.Tokenize(text) {
		there[t.Folded], there[before+" "+t.Folded] = true, true
		before = t.Folded
	}
	tokens := vietnamese.Tokenize(message)
	joins := func(i int) bool {
		return together && i >= 0 && i < len(tokens) && vietnamese.ClassOf(tokens[i]) != vietnamese.Function && vietnamese.ClassOf(tokens[i]) != vietnamese.Asking
	}
	for i, t := range tokens {
		if vietnamese.ClassOf(t) != vietnamese.Content {
			continue
		}
		behind, ahead := joins(i-1), joins(i+1)
		if !behind && !ahead && there[t.Folded] || behind && there[tokens[i-1].Folded+" "+t.Folded] || ahead && there[t.Folded+" "+tokens[i+1].Folded] {
			said = append(said, t.Folded)
		} else {
			unsaid = append(unsaid, t.Folded)
		}
	}
	return said, unsaid
}

// inherited is the text that a follow-up leans on: the question before it, and
// what that leaned on itself.
func inherited(last Turn) string {
	if last.Context == "" {
		return last.Question
	}
	return cut(last.Question+" "+last.Context, maxQuestion)
}

// stillShown returns the hit among hits that is the passage shown last: what a
// message without any subject of its own can only be about.
func (t *talk) stillShown(last Turn, hits []search.Hit) (search.Hit, bool) {
	if len(last.Shown) == 0 || t.language == vietnamese.Undetermined {
		return search.Hit{}, false
	}
	for _, h := range t.inForce(hits) {
		if refTo(h.Passage) == last.Shown[0] && !h.Unmet {
			return h, true
		}
	}
	return search.Hit{}, false
}
