package dialogue

import (
	"regexp"
	"strings"
)

// blocked are contexts in which the words of contact mean something else.
// They are taken out before any cue is looked for and count as content.
var blocked = mustAll(
	// hotlines, numbers and addresses of others
	`(duong day nong|hotline|hot line|tong dai|so dien thoai|dien thoai|dia chi|tru so|phone number|phone|address|gio lam viec|gio mo cua|lich (lam viec|tiep dan))( cua| o| tai| ve| de| phan anh| to cao| to giac| tiep nhan| dau tranh| for| of| to| on)*`+
		` (the )?(phong )?(chong|tham nhung|toi pham|o nhiem|bao luc|buon lau|ma tuy|so_nganh|cong an|canh sat|ubnd|uy ban|thanh uy|bi thu|chu tich|giam doc|benh vien|truong|ngan hang|san bay|cang|khach san|nha hang|quan an|chi cuc|cuc|hai quan|bo|thanh tra|dien luc|cap nuoc|taxi|anti|corruption|police|hospital|mayor|chairman|secretary|airport|port|bank|school|department|customs|director|cong nhan|cong chuc|can bo thanh pho|tau|xe|cho|sieu thi|khu cong nghiep|kcn|doanh nghiep o|nha may)`,
	`(ai|nhung ai|doi tuong nao)( thi| se| co the| cung| khong)* duoc (ho tro|tu van|giup|tiep)`, `(chat|user|telegram|bot) id`, `(id|token|mat khau|password|tai khoan|key|quyen|nhat ky|log)( [a-z]+)? (cua )?(admin|bot|quan tri|he thong|nhan vien)`, `nguoi that viec that`, `(can bo|nhan vien|chuyen vien) (tu van|ho tro|huong dan) cho (doanh nghiep|nha dau tu|dan|nguoi)( [a-z]+){0,2} (the nao|ra sao|gi)`, `(dong|mo) cua (cang|san bay|khu|nha may|truong|cho|benh vien)`, `call (center|centre) jobs?`, `(working )?days? per (week|month)`, `books? (about|on|by)`, `chao (mai|lan sau) gap( lai)?`,
	`(cam on|biet on)( [a-z]+){0,3} (da|vi) [a-z ]{0,40}`, `gap (lai )?sau`, `mot cua`, `cai cach`, `(can bo|nhan vien|chuyen vien) (phai|can co|ra sao|the nao|nhu the nao|la)`,
	`(cua|cau hoi|du lieu|tin nhan|thong tin) (cac |nhung )?(nguoi|khach|nguoi dung) (khac|truoc|dung|hoi)`, `(ket|hieu|thong|vuot|trai|thanh) qua`, `(lien quan|anh huong|tac dong|huong|dan|nhac|de cap|vuon) (den|toi|qua)`, `so nao (la|thuc hien|phu trach|chu tri|quan ly|chiu|lam)`,
	`(hoi|lam|noi) (gi|sao) bay gio`, `ho tro (doanh nghiep|nha dau tu|cong ty|khach hang|khoi nghiep|startup|nguoi|dn|hop tac xa)( .{0,20})? (ra sao|the nao|nhu the nao|bang cach nao|nhung gi)`, `(dat|hen|book|xin) lich (kham|tiem|xe|thi|hoc|bay|cat|sua|rua|giao hang|chup|dam)`,
	`(ban|bot|em|tro ly) (ho tro|tu van|giup)( .{0,12})? (nao|gi)`, `what (should|do|can|may) i call you`, `thong tin va (lien lac|truyen thong)`, `(appointment|meeting|book|schedule|call|speak|talk|visit)s?( .{0,14})? (with|of|to) the (mayor|chairman|secretary|president|minister|police|bank|hospital|people s committee|party)`,
	`(to cao|to giac|phan anh|chong) .{0,20}(tham nhung|toi pham|o nhiem|tieu cuc|buon lau)`,
	// "số" as digital, and as what a text of the law is numbered by
	`(chuyen doi|doi|kinh te|chinh quyen|chinh phu|xa hoi|ha tang|ky thuat|cong nghe|ky nang|nen tang|cong dan|thuong mai|du lieu|do thi|thoi dai|ky nguyen|moi truong|truyen thong|van hoa|nhan luc|tai san|ban sao) so`, `so hoa`,
	`so (ky )?(hieu|seri|serial|thu tu|hieu van ban|van ban|quyet dinh|nghi quyet|cong van)`, `(van ban|nghi quyet|quyet dinh|nghi dinh|thong tu|cong van|chi thi|ket luan|ke hoach|luat|dieu|khoan|chuong|muc) so`,
	// officials as a subject, and what is complained of in them
	`doi thoai (voi|giua|cung)`, `(can bo|nhan vien|cong chuc|chuyen vien) .{0,12}(voi tien|hoi lo|nhung nhieu|hach sach|an tien|nhan tien|gay kho|tham o|tham nhung|lam kho)`, `lien ket (vung|giua|cac|quoc te|kinh te|chuoi)`, `lien lac (vung|quoc te|kinh te|vien thong|ve tinh)`,
	// the time of day
	timeOfDay,
	// the telephone as a thing, an industry
	`(dien thoai|phone) (thong minh|di dong (thong minh|gia|san)|iphone|samsung|android|cu|gia re)`, `(san xuat|lap rap|linh kien|xuat khau|nhap khau|che tao|cong nghiep|nganh|nha may|ban|mua|sua|smart|mobile) (dien thoai|phones?)`, `smartphones?`, `thue bao`, `mang dien thoai`,
	// lịch, hẹn, gọi, gặp in other words
	`lich (su|trinh|cu|phap|thiep|biet|sang|mua|am|duong|van nien|thi dau|bay|tau|hoc|thi|nghi (tet|le|he)|cat dien)`, `du lich`, `dia lich`, `ly lich`, `thanh lich`, `lich (cai cach|dau tu|phat trien|trien khai|thuc hien)`,
	`hen (gap lai|gap .{0,16}(sau|lai)|lai|nhau)`, `hua hen`, `hen (suyen|mon)`, `meeting (the|its|their|target|demand|requirement)s?`,
	`(duoc )?goi (ten |tat )?.{0,24}la`, `goi (la|von|thau|cuoc|tin dung|thu dau tu|nghia vu)`, `ten goi`, `(loi |su )?keu goi`, `(goi|keu) dau tu`, `kheu goi`,
	`call(ed|ing)? (it|for|on|upon|itself|themselves|him|her|that|this|hai phong|the city)`, `(so|is|are|was|were|been|be) called`, `calls? (for|on|itself|hai phong|the)`, `call (center|centre)s? (industry|outsourcing|sector)`,
	`gap (kho khan|phai|vuong mac|nhieu|rui ro|tro ngai|bat loi|thach thuc|van de|doi|may|bao|ba|hai|nguy|thoi|gi|nhung|trac tro)`, `cap gap`, `gap rut`, `bat gap`,
	// addresses, numbers and hours that are none of the centre's
	`dia chi do_`, `(nguoi|ai) (dau_ tien|dau tien|nao|da|phat minh|sang che).{0,10} (goi|dien thoai)( .{0,10})?`, `address(es)? of (the |mr |ms )?(president|king|prime|party|mayor|secretary|chairman)`, `trung tam (dich vu|mua sam|thuong mai (lon|nao|moi|o|cua)|boi duong|dao tao|khuyen)`, `dia chi (ip|mac|web|website|url|vi|do|tin cay|hap dan|vang|dau tu|dien tu|so|cong khai|bitcoin)`, `(ip|mac|url|web) address`, `address(es|ing|ed)? (the |this |these |its |their |any |some |such |climate|environment|poverty|pollution|traffic|corruption|social|housing|labor|labour|skill|water|public|future|urban|inequality|unemployment|waste)+\w*`, `(to|city|government|authorities|plan|strategy|policy|they|it|does|do|did|will|we|be|hai phong) address(es|ed|ing)?`,
	`so (lieu|luong|hoa|sanh|do|nha|tien|du|dan|an|von|nguoi|doanh|voi (nam|cac|truoc|thoi|nuoc|tinh|cung|khu|muc|ha noi|the|nhung|ke hoach|quy dinh|trung binh))`,
	`(mo|dong) cua (hoi nhap|kinh te|nen|thi truong|bau troi|ra (bien|the gioi|ben ngoai|quoc te|thi truong)|cho (nha dau tu|doanh nghiep|von|hang|nuoc|cac nuoc|the gioi|thi truong|dau tu|quoc te)|doi moi|doi ngoai|voi (the gioi|quoc te|ben ngoai|nuoc|cac nuoc)|rung|bien|hang|don)`, `cua (mo|chinh|ngo|khau|bien|song|hang)`, `(chinh sach|thoi ky|qua trinh|cong cuoc|chien luoc) mo cua`,
	`open(ing|s|ed)? (up|market|economy|door|policy|to|new|the (market|economy|door|city|sea))s?`,
	`(moi )?lien he (giua|mat thiet|huu co|chat che|thuc te|vung|lien vung|kinh te|nhan qua|quoc te)`, `moi (lien he|lien lac|quan he)`, `(nganh|ha tang|cong nghe|dich vu|mang) thong tin lien lac`, `telecom\w*`, `buu chinh vien thong`,
	// people and time as subjects of strategy
	`human (resources?|capital|development|rights?|resource|factor|potential|beings?|talent|element|centered|security)`, `nhan vien (van phong|y te|nha nuoc|cong ty|luong)`, `(chuyen vien|nhan vien|can bo) .{0,16}(luong|thu nhap|tuyen dung|bao nhieu|thanh pho|dang|quan ly|cong chuc|tri thuc|co tam|nhiet huyet)`, `(luong|tuyen|tuyen dung|dao tao|doi ngu|chat luong|xay dung|thu hut|nang cao|so luong|tieu chuan|bo nhiem|luan chuyen) .{0,10}(nhan vien|chuyen vien|can bo)`,
	`(thoi gian|gio) (hoan thanh|thuc hien|ket thuc|trien khai|cong nhan|lam them|bay|tau)`, `(trading|market|school|teaching|overtime|flight|labor|labour) hours?`, `working hours? (of|for|per|limit|law|week)`, `hours? (of|per|from|by|drive|away|to)`, `how many hours`, `gio (cong|lam them|hoc|bay|tau|cao diem)`,
	`(travel|shipping|estate|real estate|customs|trade|tax|insurance|economic|state|government|change) agen(t|ts|cy|cies)`, `(chemical|biological) agents?`,
	`(book|booking|reserve|dat) (value|keeping|phong|ve|ban an|ban|tour|xe|hang|cau hoi|ra|muc tieu|nen|tau|khach san|hotels?|flights?|rooms?|tickets?|tables?|cho o)`, `(white|green|red|hand|note|text|year)\s?books?`, `foreign (exchange )?reserves?`, `(nature|biosphere|currency|gold) reserves?`,
	`bo tri (von|ngan sach|kinh phi|dan cu|dat|tai dinh cu|khong gian|luc luong|can bo)`, `appointments? (of|as)`, `appointments? to (the|a|his|her) (position|post|board|office)`, `schedule (for|of|to) (the )?(reform|project|construction|plan|completion|implementation|program|road|port|development)`, `(reform|project|construction|development|implementation|flight|train|ferry|bus|ship) schedules?`,
	`(doi|chuyen|thay doi|dang ky|mo|thue|dat|xay) (dia chi |dia diem )?(tru so|van phong|vp)`, `trung tam (du lieu|y te|hoi nghi|giao duc|van hoa|the thao|logistics|hanh chinh|phuc vu|kiem dinh|ngoai ngu|tin hoc|dieu khien|dieu hanh|tai chinh|cong nghe|nghien cuu|doi moi|dang kiem|cong nghiep|vung|kinh te|lon|day nghe|dao tao)`,
	`(cell|mobile) phones?`, `dat (dai|nuoc|lien|quoc phong|nong nghiep|o|nen)`,
)

// timeOfDay matches questions about the clock.
const timeOfDay = `(bay gio|gio nay|luc nay|hien tai|gio|dang)( dang)?( la)? may gio( roi| vay| the| nhi| a| day)*|may gio roi|what time is it|what s the time|what is the time`

// agency are the names by which people address the centre; they may stand in
// any question about it and say nothing else.
var agency = mustAll(`(quy |cua |ben |o |tai )?trung tam( xuc tien)?( va)?( ho tro)?( dau tu)?( va)?( thuong mai)?( va)?( du lich)?( thanh pho| tp)?( hai phong| hp)?`,
	`(quy |cua |ben |o |tai )(coquan|don vi|van phong|ban|vi|phong|so_nganh)`, `xuc tien dau tu( thuong mai)?( du lich)?( hai phong)?`,
	`(investment |trade |tourism |promotion |hai phong |the |your |this )+(center|office|agency|team)`, `(the |your |this )(center|office|agency|team)`)

// contactFiller are words that surround a wish for contact without changing it.
var contactFiller = words(
	`dong_ thoi tien the kinh thua tran trong xin gui cho toi minh em anh chi chung ta kinh de nghi quy cung cap vui long cam on biet hoi ho tro tu van giup tien trao doi can muon gap gui lay ghi luu ban cac vi
	cong ty doanh nghiep nha dau tu khach hang nguoi dai dien phia ben day do nay luon ngay gap hien nay hom mai tuan thang toi sang chieu trua thu hai ba nam sau bay chu nhat
	2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 30 gio phut ngay buoi lien he lac so dien thoai goi dt dc nao voi di nhe nha nhi vay the a oi da ah hen duoc co khong la gi may dau cho o
	chinh thuc truc tiep nhanh khan gap nhat rieng cong khai moi online qua cua den phuc vu tiep khach quy ta danh thong tin chi tiet cu the them chut xiu ti mot hai
	r nay gium ngung tu dong them nua hay ma vung nhan tin email thu cong van buu pham ship cai kenh ca phe cafe qua tang toa nha quan phuong huyen pho khach doan cong tac mong thu xep zoom teams online truc tuyen tuyen slot
	website web zalo viber facebook fanpage email mail phone number thoi gian rang duoc chua tung ai bo phan phong ban lanh dao quan ly phu trach thuong xuyen hanh chinh ghe tham tan noi bang cach
	dang ky dat lich sap xep bo tri xep cuoc hop noi chuyen ket chuyen may giay to ho so nop tap trung ca khoang luc tam bot robot ok hello hi alo chao sep admin ad`,
	`i we you me us my our your the a an please can could would like want need to get have has give send share tell know let with at of for is are there any some ur it on in be do does hi hello dear sir madam team
	call contact number phone office center address hours time today tomorrow week weekend next this morning afternoon monday tuesday wednesday thursday friday saturday sunday help official direct now here person who where what when how
	company investor investors business our visit meeting talk speak support s m ll d re am pm s right asap thanks thank`,
)

// contactCues are the ways of asking for contact, firm ones first.
var contactCues = []cue{
	{Booking, firm, mustAll(
		`(xin|muon|mong|de nghi)( phep)? duoc (tiep|den chao|den lam viec|den gap|lam viec|den tham|gap)( .{0,20})? (vao|ngay|thu|tuan|luc|hom|voi (trung tam|lanh dao|quy))`, `(mot |1 )?slot`,
		`(dang ki|dang ky) (hen|lich|gap)`, `(tham|ghe tham|lam viec voi) trung tam.{0,8} dang ky`, `book (me|us)`,
		`(qua|toi|den|ghe|sang)( .{0,12})? gap( truc tiep| mat| anh| chi| em)* duoc khong`, `(co )?(can|phai) (dat|hen|dang ky|bao|dat hen)( lich| cho)? truoc( .{0,8})?`, `(xin|dat|len|hen|chot) lic(h)?( hen)?`, `set (a |an |up a )?(meeting|call|time|date)`,
		`dat (mot |1 )?cai hen`, `(dang ky|xin|muon|can|cho|gap|dat|hen) .{0,10}(mot |1 )?buoi (tu van|lam viec|trao doi|gap|hop|tiep|ca phe|hen)`, `hen (ca phe|di|cafe|ra|den|toi|ben|lich|anh chi|ca)`, `(lich|cuoc|buoi) (lam viec|gap|hop|tu van)( truc tiep| truc tuyen)? (voi|cung) (trung tam|ben|quy|anh|chi|ban|coquan|lanh dao|chuyen vien|chuyen gia|can bo)`, `(doi|huy|hoan|doi|xac nhan|chot) (lich|hen|cuoc hen|buoi)`,
		`(thu xep|sap xep|bo tri) (thoi gian|lich|cuoc|buoi|ngay|gio)( .{0,12})? (tiep|gap|lam viec|hop|don|hen)`, `(xin|mong|muon) duoc (hen|gap|tiep|den lam viec|den tham)( .{0,10})? (lanh dao|trung tam|giam doc|quy|anh|chi|ban lanh dao|tai)`, `dang ky (den|qua|toi) `, `(can|could|may) (i|we) (come|visit|drop)( .{0,8})? (see|meet|by|visit|and|your|the office|you)`, `(possible|able|like|want|wish|hope) to (meet|visit) (with )?(you|your|the center|someone|an officer)`, `appt`,
		`dat (truoc )?(mot |1 )?(lich|hen|cuoc hen|buoi|cuoc gap)`, `dang ky (mot |1 |truoc )?(lich|hen|gap|lam viec|buoi|tu van|cuoc|tham|den lam viec)`, `(lich|cuoc|buoi) hen`, `(mot |1 )?buoi (tu van|lam viec voi|trao doi|gap|hop|tiep)`,
		`(cuoc|lich) (gap|tu van|hop voi|lam viec voi)`, `hen (gap|truoc|gio|ngay|lam viec|buoi|mot buoi|voi|anh|chi|ban|trung tam|thoi gian|duoc|lich)`, `(xin|muon|can|cho) hen`,
		`(sap xep|bo tri|thu xep|xep|len|chot|doi|huy|hoan|doi lai|xac nhan) .{0,18}(lich|buoi|cuoc|hen|gap)`, `(xin|muon|can|cho) .{0,12}lich (gap|lam viec voi|hen|tu van|hop|trao doi)`, `(book|booking) .{0,16}(appointment|meeting|slot|call|consultation|visit|time|session|lich)`, `(book|booking) (lich|hen|cuoc|buoi)`,
		`appointments?`, `(schedule|arrange|set up|setup|organi[sz]e|fix|make|request|have|reserve|plan|reschedule|cancel) .{0,16}(meeting|visit|call|consultation|session|slot|date|talk)`, `(meeting|visit|call|consultation) (with (you|your|the center)|request|slot|schedule)`, `can (we|i) (meet|visit)( with)? (you|your)`),
		regexp.MustCompile(`予約|アポ|面会|ミーティング|面談|打ち合わせ|お?会い(できます|でき|したい|する)|訪問(したい|させ)|예약|약속|미팅|면담|상담.?(을|를)?.?(신청|받|잡|일정|가능|예약)|방문.?(상담|예약|일정|하고)|일정.?(을|를)?.?(잡|조율)|预约|預約|约(个|见|时间|一)|(你们|您|贵).{0,4}见面|见面谈|約見|会面|安排.{0,6}(会议|见面|时间)`)},
	{Human, firm, mustAll(
		`(xin|nho|hay|cho) chuyen may`, `chuyen may (cho|sang|den|di|giup|voi)`, `(gap|cho gap|goi|tim) (nhan vien|chuyen vien|nguoi that|tu van vien|can bo)`, `(don t|do not|not|no) (want|wanna|like)?( to)? ?(talk|speak|chat)?(ing)?( to| with)?( a| the| this)? (bot|robot|machine)s?`,
		`ket noi .{0,14}(anh chi|anh|chi|ban|nguoi) (tu van|phu trach|nao)`, `someone .{0,24}(get back|contact me|call me|reach out|reply|respond)`,
		`(noi chuyen|gap|trao doi|chat|noi) voi (anh|chi|ai|ban|co|chu|nguoi) nao`, `co (can bo|nhan vien|chuyen vien|nguoi|ai|anh chi) nao( .{0,14})? (truc tiep|truc|ho tro|tu van|tra loi)( .{0,12})?`,
		`(gap|trao doi|noi chuyen|lam viec) (voi |duoc )?ai (de|thi|duoc|ben|trong|o|phu trach|day|bay gio)`, `(goi|keu|nho|cho|moi) .{0,10}(nguoi|ai do|ai)( nao| khac| that)? (ra|vao|den|len|xuong|toi)( day)?( noi| tra loi| gap| ho tro| tu van| giup| tiep)+`, `(ad|admin|sep|nhan vien|chuyen vien|nguoi (that|truc|ho tro|tu van))( that| truc| ho tro| tu van)? (dau|o dau|co do khong|co day khong|dau roi|dau het)( roi| het)?( .{0,14})?`,
		`co ai (o )?(day|do|ben do|trung tam)?( khong| tra loi)* hay( la)? (toan|chi|chi co|chi la|la)? ?(may|bot|robot|nguoi may|tu dong)( .{0,10})?`, `(toan|chi) (may|bot|robot) (tra loi|noi|thoi|a|ha|khong)`, `ai phu trach .{0,20}(gap|lien he|noi chuyen|trao doi)`, `(lam viec|trao doi|gap) (truc tiep )?(voi )?(can bo|chuyen vien|nguoi) (co tham quyen|phu trach|chiu trach nhiem|chuyen mon)`, `(can|muon) (co )?(nguoi|ai do|mot nguoi|chuyen vien|nhan vien|can bo)( that)? (ho tro|tu van|giup|giai dap|tra loi|huong dan|noi chuyen)`,
		`(gap|noi chuyen|tro chuyen|noi|trao doi|ket noi|noi may|chat|lien he|hoi|gap mat|tiep xuc|chuyen( cuoc goi| may| toi| minh| em)?|nhan tin) .{0,18}(nguoi (that|phu trach|tu van|truc|ho tro|nao|chu|khac|co trach nhiem)|nhan vien|chuyen vien|tu van vien|can bo|ai do|tong dai vien|lanh dao|admin|dien thoai vien|bo phan|chuyen gia|nhan su)`,
		`(gap|noi chuyen|tro chuyen|chat|noi|gap mat|noi chuyen truc tiep) (truc tiep )?(voi |duoc )?(con )?(nguoi|ai do|admin|ad|sep)`, `(nguoi|nhan vien|chuyen vien|can bo) (that|tu van|ho tro|truc|truc tiep|cham soc|that su|that hay)`, `tong dai vien`, `tu van vien`, `dien thoai vien`, `nguoi that`,
		`(khong|chan|dung) (muon |thich |can |phai |noi |chat |tro chuyen |noi chuyen |hoi |tra loi |chuyen |gap |voi |them |con |tu )+(bot|may|robot|nguoi may)( nua)?(.{0,12}(nguoi|nhan vien|chuyen vien|ai))?`, `(cho|co) .{0,14}(ai|nguoi) (nao )?(truc|ho tro|tu van|tra loi|de noi|de hoi)`, `co ai (ho tro|tu van|truc|tra loi|giup|noi chuyen)`,
		`(cu|cho|nho|can|muon|xin|doi) .{0,10}(nguoi|nhan vien|chuyen vien|can bo|ai do) .{0,14}(goi|lien he|ho tro|tu van|tra loi|giai dap|giup|tiep)`, `goi lai cho (toi|minh|em|anh|chi|chung toi)`, `(ho tro|tu van) truc tiep`,
		`(real|live|actual) (person|human|agent|people|support)`, `(talk|speak|chat|connect|transfer|put|pass|hand|meet|connected|switch|get|need|want|reach) .{0,14}(human|person|someone|somebody|agent|staff|representative|operator|people|consultant|advisor|adviser|officer|expert|specialist|employee|rep|manager)`,
		`human (agent|being|support|help|please|operator|assistance)`, `customer (service|support|care)`, `not (a |an |with )*(bot|robot|machine)`, `(call|contact) (me|us) back`, `(is )?(there )?(anyone|anybody|someone) .{0,14}(talk|speak|help|there to|i can)`),
		regexp.MustCompile(`担当の?(者|方)|人を(お願い|呼)|面会.{0,2}お願|人と(話|はな)|人間の?(スタッフ|方|人|に)|代わって|(オペレーター|スタッフ|職員|係の?(人|方)|人間)(に|と|を|へ|の)?|상담원|상담사|담당자|직원|진짜.?사람|사람.{0,2}(불러|바꿔)|사람(과|이랑|하고|한테|에게)|人工(客服|服务)?|接线员|接線員|真人|客服|工作人员|转接|轉接|专员|專員`)},
	{Hours, narrow, mustAll(
		`gio giac( lam viec)?`, `(thu (bay|hai|ba|tu|nam|sau|\d)|chu nhat|cuoi tuan|hom nay|trua|toi|le|tet) (mo|lam|nghi|tiep) (khong|chua|a)`, `gio nao( thi)? (goi|den|lien he|gap|lam)( duoc)?`,
		`nghi (ngay|thu|hom|nhung ngay) (nao|may)`, `(buoi )?(toi|trua|chieu|sang) co (tiep|lam|lam viec|tiep khach) khong`, `lam (tu )?thu may`, `closing (time|hours?)`,
		`(con|co) (ai|lam|lam viec|mo cua|mo|nguoi|nguoi truc|truc|tiep)( .{0,10})? (gio nay|luc nay|bay gio|hom nay|khong)+ .{0,8}(gio nay|luc nay|bay gio|hom nay|toi|cuoi tuan)`, `(gio nay|luc nay|bay gio|toi nay|chieu nay|hom nay|\d+ ?(gio|h)( \d+)?( sang| chieu| toi| trua)?)( .{0,10})? (con|co|da) (ai|lam|lam viec|mo cua|mo|nguoi|truc|tiep khach)( .{0,14})?`, `(tet|le|ngay le|le tet|nghi le|30 4|mung|giang sinh|noel) .{0,14}(nghi|lam viec|mo cua|lam|truc)( .{0,12})? (khong|chua|den|may|bao)`, `(co|duoc) (nghi|lam|mo cua|lam viec) (tet|le|ngay le|cuoi tuan|thu (bay|\d|hai|ba|tu|nam|sau)|chu nhat)( .{0,10})?`, `lam viec (tu )?thu may`, `(ngay|thu) (nao|may) (lam viec|nghi|mo cua|lam)`, `(lam viec|mo cua) (nhung |cac |vao )*(ngay|thu|buoi) (nao|may)`, `con kip khong`,
		`(gio|lich) (lam viec|mo cua|hanh chinh|dong cua|tiep|hoat dong|giao dich|truc|nghi trua|lam)`, `thoi gian (lam viec|mo cua|dong cua|tiep|hoat dong|truc|giao dich|phuc vu|hanh chinh)`, `lich (tiep|truc|mo cua)`,
		`(may|luc|khi|bao|tu) (may )?(gio|nao) .{0,26}(mo cua|dong cua|lam viec|di lam|nghi|tan|tiep khach|bat dau lam|het gio|vao lam|hoat dong)`, `(mo cua|dong cua|lam viec|di lam|nghi|tan|tiep khach|het gio|vao lam|hoat dong|ban lam|lam den|lam tu|lam toi) .{0,20}(may gio|luc nao|khi nao|gio nao|bao gio|chua)`,
		`(lam viec|mo cua|dong cua|lam|truc|tiep|hoat dong|nghi|di lam|tiep khach|tiep dan|online|ho tro) .{0,24}(thu (bay|hai|tu|nam|sau|\d)|chu nhat|cuoi tuan|ngay le|le tet|dip tet|ngay tet|nghi trua|buoi (toi|sang|trua|chieu)|ngoai gio|ca ngay|24 7|24 24|hom nay|ngay mai|hang tuan|trong tuan)`,
		`(thu (bay|hai|tu|nam|sau|\d)|chu nhat|cuoi tuan|ngay le|le tet|dip tet|buoi (toi|sang|trua|chieu)|ngoai gio|hom nay|ngay mai|mai|trua|toi nay|bay gio) .{0,24}(lam viec|mo cua|dong cua|di lam|lam khong|truc|tiep (khach|dan|cong|doan|nha|ai)|nghi|hoat dong|co ai|lam k)`, `con (mo cua|lam viec|tiep khach|truc) .{0,12}(khong|ko)`, `(mo|dong) cua (chua|khong|den|tu|may|luc|vao)`,
		`(opening|working|office|business|operating|service|visiting|operation|reception) (hours?|times?|days?)`, `(hours|days) of (operation|business|work|opening)`, `(what|which) (time|hours|days?) .{0,24}(open|opens|close|closes|start|work|opening|available)`, `(open|opens|close|closes|closed|work|working|available) .{0,12}(saturdays?|sundays?|weekends?|mondays?|fridays?|holidays?|lunch|today|tomorrow|tet|now|late|every day|daily)`,
		`(are|is|will) .{0,18}(open|closed)`, `when .{0,24}(open|close|opens|closes|closed|be open)`, `(your|office|center) hours`, `until (when|what time)`),
		regexp.MustCompile(`営業(時間|日)|土日|何曜日|休み(です|は)|受付時間|開館|何時(から|まで|に|です)|営業|定休|(土|日)曜.{0,6}(営業|開|やって)|업무.?시간|영업.?시간|운영.?시간|근무.?시간|점심.?시간|휴무|휴일|몇.?시(에|까지|부터)|(주말|토요일|일요일).{0,8}(열|여|영업|운영|하나|합|쉬)|문.{0,3}(여|닫)|营业时间|營業時間|上班(时间|吗)?|工作时间|办公时间|開放時間|几点|幾點|周末.{0,6}(开|上班)|休息(吗|时间|日)|(周|星期)(六|日|天).{0,8}(开|上班|工作)`)},
	{Address, narrow, mustAll(
		`di (xe )?(buyt|bus|taxi|xe gi|grab)( .{0,6})? (den|toi|ra|qua) (trung tam|van phong|tru so|cho)`, `(what|which) street( are| is)?( you| your office| the center)?( on| in)?`,
		`dia diem (cua )?(trung tam|van phong|coquan|lam viec|ben|tru so)`, `(van phong|tru so|trung tam|coquan|vp|don vi|ben (ban|minh|ad|em|anh|chi)|cac ban)( .{0,16})? (o |nam |dat |tai )*(tang|toa( nha)?|phuong|quan|duong|pho|so nha|so may|huyen|khu|cho) (nao|may|gi|mo|so)`, `(o|nam|dat) (cho |noi )?(mo|dau|cho nao) (rua|vay|the|ha|z)`,
		`nop .{0,26}(truc tiep|tan noi|thi) .{0,12}(dau|cho nao|noi nao)`, `(den|toi|ghe|qua|gap|ship|tim)( .{0,26})? (thi |la |phai )?(den|toi|ve|o|qua|ra|vao|di) (cho |duong |dia chi |noi |so )*(dau|nao|duong nao|cho nao|loi nao)`, `(gui|nop|ship|chuyen) (thu|ho so|giay to|cong van|tai lieu|buu pham|van ban|don)( .{0,16})? (dau|cho nao|dia chi nao|duong nao)`, `(gui|xin|cho|cho xin|share|chia se)( toi| minh| em| anh)?( xin| cai)? (dinh vi|vi tri|map|ban do|toa do)`, `(lam sao|cach nao|the nao|bang cach nao)( .{0,8})? (den|toi|qua|ra)( duoc)? (trung tam|van phong|tru so|cho|coquan|ben)`, `(tu|o) .{2,24} (ve|den|toi|qua|ra) (trung tam|van phong|tru so|coquan) (di|bao xa|the nao|mat|co xa|duong)( .{0,12})?`, `(den|toi|qua) (trung tam|van phong|tru so|coquan)( .{0,8})? (di|bang)( .{0,8})? (the nao|loi nao|duong nao|xe gi|sao|gi)`, `(truc tiep|tan noi|den noi|tu den|tu toi).{0,8} di (duong|loi|the) nao( .{0,6})?`, `(cho|bai) (dau_|gui|do)_? xe`, `(office|center) (is|at) where`, `where (are|r) you( guys| now| based)?`,
		`(xin|gui|hoi) (cho |toi |minh |em )*dc`, `dc (van phong|trung tam|tru so|lien he|ben (minh|ban|ad|em|anh|chi|do)|coquan|cua|o dau|cu the)`, `dia chi`,
		`(van phong|tru so|trung tam|coquan|vp|don vi|ben (ban|minh|ad|em|anh|chi|do|trung tam)|cac ban|cac anh chi|ad|cho lam viec|noi lam viec) .{0,14}\b(o|nam|dat|tai|cho|duong|khu|quan|tang|toa) (cho |o |tai |khu |duong |vi tri )*(nao|dau)`, `(dau|cho nao|noi nao|duong nao|quan nao) (la |co )?(van phong|tru so|trung tam)`,
		`(den|toi|ghe|qua) (truc tiep|tan noi) .{0,14}(dau|cho nao)`, `(den|toi|ghe|qua|sang) (truc tiep |thang |tham )?(tan noi|van phong|trung tam|tru so|coquan|cho (cac )?(ban|anh|minh)|tan)`, `(chi|hoi|tim) duong`, `duong (den|toi|di|ve|qua) .{0,10}(trung tam|van phong|tru so|cho|ben)`, `(gap|nop|lam viec) .{0,16}o (dau|cho nao)`, `tru so (trung tam|cua trung tam|coquan|ben|chinh)( .{0,10})?`, `(google )?maps?( link)?`, `(vi tri|dinh vi) .{0,10}(trung tam|van phong|tru so|ben)`, `di (the nao|loi nao|duong nao)( de)? (den|toi|qua) (trung tam|van phong|tru so|cho)`,
		`where .{0,20}(office|center|headquarters|find you|you located|your location|are you|come to|come|you based|visit you)`, `how .{0,16}(find you|get to (you|your|the)|get there|find your|come to (you|your))`, `(office|your|center s?|mailing|postal|street|headquarters) (address|location)`, `address (of|for) (your|the|this)`, `(your|the) (address|location)`, `directions`, `located`),
		regexp.MustCompile(`住所|所在地|^どこにあ|(オフィス|事務所|センター|そちら)は?.{0,4}(どこ|どちら)|場所(は|を|が)|行き方|アクセス|주소|위치|(사무실|센터).{0,6}어디|어디로.?(가|오|찾)|^어디에.?있|오시는|찾아가|地址|在哪(里|儿|裡)?|位置|什么地方|怎么走|怎么(去|到)|怎麼(去|到)|办公室.{0,6}(哪|什么地方)`)},
	{Hotline, firm, mustAll(
		`(ma vung|so co dinh|so noi bo|so di dong|may le)`, `nhan tin (cho |den |toi |qua |vao )*(ai|dau|so nao|dau duoc|kenh nao)`, `(cho|xin|co|dia chi|biet) .{0,12}(email|thu dien tu|gmail)`, `(gui|gui cho|viet) (email|thu dien tu|gmail) (cho |den |toi |vao |ve |qua )*(dau|ai|dia chi|trung tam|ben|nao)`, `hot ?(lai|lin|laine?|lain)`, `goi (so|vao so|den so|may) (nao|may|gi)( .{0,6})?`,
		`so (dien thoai|dt|di dong|may ban|phone|hotline|lien he|lien lac|goi|nong|zalo|fax|tong dai|may le|nao|may)`, `hotline`, `hot line`, `duong day nong`, `tong dai`, `dien thoai (lien he|lien lac|ban|so|trung tam|cua|tu van|ho tro|cho|ben|may)`,
		`(xin|cho|co|goi|lay|hoi|biet|can|gui) .{0,16}(dien thoai|so dt)`, `(phone|telephone|mobile|fax|cell)( number| no)?`, `(contact|tel|call) (number|no|info|information|details?|point|us|person)`, `number (to|can i|i can|for|of)`, `(your|the|a|office) number`,
		`goi (dien )?(thoai )?(truc tiep )?(cho |den |toi |vao |qua |theo |ve |ra )?(so|dau|ai|nao|may|trung tam|ben|coquan|van phong|cac)`, `(muon|can|lam sao|cach|the nao|de) .{0,16}(goi dien|lien he|lien lac|goi cho)`,
		`lien (he|lac) (nhanh |truc tiep )?(voi |theo |qua |den |toi |duoc |cho )*(so|dau|ai|nhu the nao|sao|the nao|cach nao|bang|truc tiep|trung tam|ben|o|coquan|ban|cac|anh|chi|kieu gi|lam sao|duong nao|kenh)`, `(cach|thong tin|cach thuc|dau moi|phuong thuc|kenh|so|muon|can|xin|cho|duoc) .{0,10}lien (he|lac)`,

		`(which|what) number (should|do|can|to|must) `, `number .{0,10}(dial|call|ring)`, `(xin|cho|gui)( toi| minh| em| xin)*( cai)? so (de goi|voi|cua|a|nhe|di|cai|lien)`, `(can|xin|cho) so( gap| nhanh| khan| truc tiep)+`, `duong day (ho tro|tu van|nong|lien he)( nha dau tu| doanh nghiep)?`, `so (ho tro|tu van)( ngoai gio| nha dau tu| khach hang)?`, `alo (truc tiep|cho|qua|duoc)`, `so (nao )?de goi`, `(call|phone) .{0,34}number`, `how .{0,20}(contact|reach|call|get in touch|phone|get hold)`, `(contact|reach|call|phone|ring|email) (you|someone|the|them|your|center|office|now|directly)`, `get in (touch|contact)`, `touch with`, `in contact with`),
		regexp.MustCompile(`電話|でんわ|番号|連絡先|連絡(方法|したい|を取)|ホットライン|問い合わせ|お問合せ|メールアドレス|전화|통화|번호|연락처|연락|핫라인|이메일|문의처|카카오톡|카톡|电话|電話|联系|聯繫|聯絡|热线|熱線|号码|邮箱|微信`)},
	{Hotline, narrow, mustAll(`zalo`, `viber`, `whatsapp`, `wechat`, `kakaotalk`, `line id`, `fanpage`, `facebook`, `(email|mail|e mail)( address)?`, `website`), nil},
	{Hotline, loose, mustAll(`lien he`, `lien lac`, `goi( dien)?`, `call`, `calling`, `contact`, `dien thoai`, `phone`, `tel`, `so`, `dt`, `ring`), nil},
	{Human, loose, mustAll(`chuyen may`, `nhan vien`, `chuyen vien`, `human`, `agent`, `staff`, `operator`, `representative`, `consultant`, `advisor`, `person`, `tu van`, `ho tro`, `support`), nil},
	{Booking, loose, mustAll(`lich`, `hen`, `book`, `booking`, `schedule`, `meeting`, `gap`), nil},
	{Address, loose, mustAll(`dc`, `o duong nao`, `nha so may`, `address`, `location`, `van phong`, `tru so`, `map`), nil},
	{Hours, loose, mustAll(`gio`, `mo cua`, `open`, `hours`, `may gio`), nil},
}

// purpose is what the contact is wanted for; behind a firm cue it says
// nothing against it.
var purpose = regexp.MustCompile(` (de|nham|vi|do|to|so that|because|in order|regarding) .*$`)

// subject is what a person or a meeting is wanted for.
var subject = regexp.MustCompile(` (ve|about|on|lien quan|cho du an|regarding|concerning|tai|vao|trong|luc|next|this) .*$`)

// expressly matches a wish that leads up to a meeting or a person.
var expressly = mustAll(`(kinh )?(mong|xin|de nghi|nho)`, `(toi|minh|em|chung toi|cong ty|doan|anh|chi|quy|ta|ben (toi|minh|em)) (muon|can|xin|mong|du kien)`, `cho (toi|minh|em|anh|chi|chung toi|con|chau)`, `muon`, `(would|d) like to`, `(i|we) (want|need|wish|hope) to`, `(can|could|may) (i|we)`, `please`)

// How many words of another subject a wish for contact may carry.
const (
	strangersFirm   = 2 // beside a firm cue
	strangersNarrow = 1 // beside a narrow cue
	glyphsFirm      = 4 // characters beside a cue in Japanese, Korean or Chinese
	wordsLoose      = 7 // length of a message that rests on a loose cue
)

// contactIn returns what kind of contact a clause asks for, "" for none. Loose
// cues count only when alone is set, for a message that says nothing else.
func contactIn(w wording, alone bool) string {
	if w.words == 0 {
		return contactInGlyphs(w.dense)
	}
	if ofOthers(w) {
		return ""
	}
	plain := blocked.ReplaceAllString(w.plain, " _ _ _ ")
	var found string
	first := len(plain)
	for _, c := range contactCues {
		at := c.find(plain)
		switch {
		case at == nil || (c.weight == loose && (!alone || found != "" || w.words > wordsLoose)):
		case c.weight != loose && at[0] < first && bearable(c, plain, at):
			found, first = c.intent, at[0]
		case c.weight == loose && rest(c.pattern.ReplaceAllString(agency.ReplaceAllString(plain, " "), " "), contactFiller) == 0:
			found = c.intent
		}
	}
	if found == "" {
		return contactInGlyphs(w.dense)
	}
	return found
}

// bearable reports whether what stands around a firm cue is little enough.
func bearable(c cue, plain string, at []int) bool {
	before, after := plain[:at[0]], plain[at[1]:]
	if (c.intent == Booking || c.intent == Human) && c.weight == firm && expressly.MatchString(before) && rest(agency.ReplaceAllString(before, " "), contactFiller) == 0 {
		return !strings.Contains(plain, " _ ") // whom to meet, and what about, may take many words
	}
	after = purpose.ReplaceAllString(after, " ")
	if c.intent == Booking || c.intent == Human {
		after = subject.ReplaceAllString(after, " ")
	}
	around := before + " " + c.pattern.ReplaceAllString(after, " ")
	limit := strangersFirm
	if c.weight == narrow {
		limit = strangersNarrow
	}
	named := agency.ReplaceAllString(around, " ")
	if named != around {
		limit++
	}
	return !strings.Contains(around, " _ ") && rest(named, contactFiller) <= limit
}

// contactInGlyphs does the same for Japanese, Korean and Chinese.
func contactInGlyphs(dense string) string {
	if dense == "" || blockedGlyphs.MatchString(dense) {
		return ""
	}
	for _, c := range contactCues {
		if c.glyphs == nil {
			continue
		}
		if c.glyphs.MatchString(dense) && glyphRest(c.glyphs.ReplaceAllString(dense, "")) <= glyphsFirm {
			return c.intent
		}
	}
	return ""
}

// blockedGlyphs are the other meanings in Japanese, Korean and Chinese.
var blockedGlyphs = regexp.MustCompile(`港の|市役所|市長|病院|警察|시청|시장의?|항만의?|병원|경찰|市长|政府|医院|警察|港口的|については|に関して|携帯電話|スマートフォン|스마트폰|휴대전화|휴대폰|智能手机|手机产业|海防(市)?(在哪|位于)|人工智能|人工知能|汚職|腐敗|反腐|부패|地理位置|どんな位置|战略位置|전략적|市の職員|公務員|공무원|干部|联系(紧密|密切|国际|市场|海外|世界)|관계|人間関係`)
