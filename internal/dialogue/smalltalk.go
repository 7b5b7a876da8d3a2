package dialogue

import (
	"regexp"
	"strings"
)

// smalltalkFiller are words that may stand around small talk.
var smalltalkFiller = words(
	`xin bot ad admin ban em anh chi co chu bac ong ba quy trung tam moi nguoi ca nha team toi minh nhe nha nhi a oi da vay the luon lam qua that rat nhieu vi da thong tin cau tra loi huu ich nhanh
	ho tro tu van giup do chi tiet day du tan tinh nhiet tinh ngay buoi sang chieu toi trua tot lanh vui ve mot lan nua chuc thanh cong suc khoe cuoi tuan hom nay duoc roi ok nhung cho mot chut ti xiu
	hoi muon biet can la cai con thang nay do day kia may gi vl vai ghe thiet dung cung hay kieu sao ma chi c r chan_ toan nhu tra loi noi chuyen lam viec dich vu dau voi haha hihi hehe hi nhiu oa wow troi uoc
	tro ly ao khong ha u co o r bai bao phet xo tam cu len xuong di ra ta thoi gai trai lan dau moi dung chi
	hieu biet duoc gi ca het nua phai cac sep shop nhay doc thay`,
	`you your for the a an so very much really that this is are it was bot team all everyone everybody there sir madam friend dear my i we me to of and with in on have had had nice day help info information answer answers quick great good
	again lot many just now today time hai phong center can could would please support reply response fast kind kindly assistant u it s be what oh wow man bro dude meet`,
)

// smalltalkCues are the kinds of small talk. The order is the order of
// precedence: what a message is about stands before its courtesies.
var smalltalkCues = []cue{
	{Insult, firm, mustAll(`(khong|chang|cha|deo|ko) (giup|lam|biet|hieu|noi|tra loi|giai quyet)( duoc)? (gi|cai gi|trom gi)( ca| het| luon| sat| hon)+`), regexp.MustCompile(`垃圾|废物|廢物`)},
	{Help, firm, mustAll(`(chuc nang|nhiem vu|cong dung|tinh nang)( chinh)? cua (ban|bot|em|tro ly|trang nay|kenh nay)( la)?( gi)?`), regexp.MustCompile(`你会(什么|做什么|干什么)`)},
	{Help, firm, mustAll(`what are you for`, `what (is|s) this bot for`), nil},
	{WhoAreYou, firm, mustAll(
		`(la|day la|co phai( la)?|dung la|phai) (robot|bot|may|may moc|chat tu dong|tin nhan tu dong|chatbot|chatgpt|chat gpt|gemini|nguoi that|nguoi|con nguoi|tro ly ao|tu dong|tri tue nhan tao)( tra loi)?( tu dong)?( (ha|a|phai khong|dung khong|khong|sao|u|nhi|day|the|vay|phai))*`, `la (con )?(tro ly|bot|chatbot|robot|ai|tro ly ao|phan mem|he thong)( ao| tu dong| so)? (cua|thuoc|do) .{0,18}(ai|nao|dau|gi)`,
		`sau (tai khoan|nick|kenh|trang|bot|chat|man hinh|cuoc tro chuyen)( nay| do)? (la|co)( ai| nguoi| may| bot| phai| that| mot| con| khong)*`, `ai( dang)? (tra loi|nhan|nhan tin|noi|viet)( toi| minh| em| tin| cho)*( vay| the| day| ha)+`, `(ban|bot|em|trang nay|kenh nay) (duoc|do) (ai|coquan nao|don vi nao|hang nao|cong ty nao)( .{0,4})?( tao| lam| lap| phat trien| van hanh| quan ly| xay dung| lap trinh| viet)*( ra| nen)?`, `(ban|bot|em)( co| la)? (dung|xai|ai|chay|chay bang|su dung)( cua)?( bang)? (mo hinh|cong nghe|hang|ai|chatgpt|chat gpt|gemini|nen tang)( gi| nao| ha| a)?`,
		`(trang|tai khoan|kenh|bot|day|page)( nay)?( la| co phai| co)? .{0,16}(chinh thuc|cua nha nuoc|cua thanh pho|cua tinh|lua dao|gia mao|chinh chu)( .{0,16})? (khong|a|ha)`, `xung ho .{0,16}(the nao|sao|la gi|gi)( voi ban)?`, `(tu )?gioi thieu (di|ve ban|ve minh)`, `(kenh|trang|bot|tai khoan|page) nay (chinh thuc|that|uy tin)( chu| khong| a| ha)*`, `you (are|r)( a| an| just)? (bot|robot|ai|machine|human|real|chatbot|person)s?( rights?| ok)?`, `what (should|do|can|may) i call you`, `ten( la)? (gi|chi)`, `(dang )?(trao doi|tiep chuyen|nhan tin) voi (ai|may|bot|robot|nguoi that|nguoi hay)`, `(is |are )?(this |it |you )?(an |the )?official (account|bot|channel|page|website)`,
		`(ban|bot|em|may|ad|admin|day|you|cau|ong|ben (ban|day|nay)|trung tam( nay)?|trang( nay)?|kenh( nay)?|nick( nay)?|ai) (day |nay |do |kia )?(that ra |rot cuoc )?la (con |cai |mot |cua |thuoc )*(ai|gi|bot|nguoi|robot|may|may moc|tro ly|tro ly ao|cong cu|chuong trinh|coquan|don vi|to chuc|ben|ad|admin|nhan vien|ai day)( (gi|nao|that|ao|hay|khong))*`, `(ban|bot|em) co that( su)?( khong| a)+`, `(are |r )?you real`, `ai( dang)? tra loi tin( nhan)?( nay)?`, `ai do( vay| day| the| a)*`, `(tro ly ao|robot|bot|chatbot|nguoi that|may)( tra loi)? (ha|a|u|sao)`, `(ban|em|bot)( co)? (phai|la)( la)? (nhan vien|nguoi|can bo|chuyen vien)( cua| o)?( trung tam| coquan)?( khong| a| ha| phai khong)+`, `(kenh|trang|bot|page)( nay)? cua (trung tam|coquan|xuc tien)( .{0,40})? (a|ha|phai khong|dung khong|khong)`, `(who|what)( is| s) (this|that)( bot| channel)?`, `ai (the|vay|day|dang)( (a|nhi|tra loi|noi|nhan tin|chat|o day|dau day|ben kia))*`,
		`(ban|bot|em|may|you) ten( la| gi)+`, `ten( cua)? (ban|bot|em|may|ad)( la)?( gi)?`, `(ban|bot|em|ben ban|day|trang nay|kenh nay|chatbot nay|bot nay|cai nay|nick nay|he thong nay|ung dung nay)( nay)?( la)?( bot| he thong)? (cua|do|thuoc|tu) .{0,14}(ai|dau|(don vi|coquan|to chuc|ben|so_nganh|so|cong ty|trung tam) (nao|gi))( .{0,10}(tao|lap|lam|quan ly|van hanh|dung|phat trien)( ra)?)?`,
		`ai (da )?(tao|lam|lap|dung|van hanh|quan ly|tra loi|phat trien|sinh|lap trinh|dieu hanh|dung sau)( ra)? (con |cai |he thong |phan mem )?(ban|bot|em|may|kenh|trang|chatbot|tro ly|day)`, `dang (noi chuyen|trao doi|chat|noi|tro chuyen|nhan tin) voi (ai|nguoi|may|bot|robot)( that)?( .{0,12}(hay|khong|the|vay|a|nhi))*( (may|bot|robot|nguoi))*( that)?`, `(noi chuyen|chat|tro chuyen|nhan tin) voi ai`, `am i (talking|speaking|chatting|texting|writing) (to|with)( a| an)? (human|bot|robot|person|real person|machine|ai|computer)( or .{0,14})?`, `(kenh|trang|bot|chatbot|nick|he thong|tro ly|app|ung dung|page|zalo|tai khoan)( nay| chat)*( la)?( cua| do| thuoc)( ve)? .{0,12}(ai|don vi|coquan|to chuc|ben|cong ty|dau)( .{0,8}(nao|gi))?`, `(nguoi|may|robot|bot|ai)( that)? hay( la)? (nguoi|may|robot|bot|ai)( that)?`,
		`gioi thieu( doi net| chut| mot chut| so qua)?( ve)? (ban_? than|ban|minh|bot|em)( than)?( di)?`, `(co )?phai( la)? (bot|robot|may|ai|nguoi|con nguoi|tri tue nhan tao)( that)?( tra loi)?( khong)?`, `(dung|do|bang) (chat ?gpt|chatgpt|ai|tri tue nhan tao|gemini)( gi)?( khong)?`, `chat ?gpt`, `tri tue nhan tao( a| khong)?`, `la ai`,
		`who (are|r|is|am) (you|u|this|i)( talking| speaking| chatting)?( to| with)?`, `what are you`, `what( is|s)? (this|your|ur)( bot| chat| name| channel| account)?( for| about)?`, `are (you|u) .{0,16}(bot|robot|human|real|ai|machine|person|chatbot|computer|chatgpt)( or .{0,14}(bot|robot|human|real|ai|machine|person))?`, `is this .{0,14}(bot|robot|human|real|ai|machine|person|official|automated)`, `(introduce|tell me about|about) yourself`, `your name`, `who (made|built|created|runs|operates|owns|develop(ed|s)|is behind|s behind|programmed|manages|do you work for) ?(you|this|the bot|this bot|it)?`, `(which|what) (agency|organi[sz]ation|office|company|department|authority) .{0,16}(you|this|bot|behind|belong|runs?)( .{0,12}(to|from|for|with))?`),
		regexp.MustCompile(`(あなた|君|きみ)は?.{0,4}(誰|だれ|何|人|ロボット|AI)|(あなた|君|きみ)は?ですか|誰ですか|どなた|(お)?名前|(ロボット|ボット|人間|機械)ですか|自己紹介|봇.{0,4}(누가|누구)|누구|넌.?뭐|^(당신|너|네|봇|그쪽|자기)?(의|은|는)?(이름|성함)|로봇|사람이(에요|야|세요|ㅂ니까)|챗봇|자기.?소개|你是(谁|誰|什么|機器人|机器人|人|真人)|你叫|(是|^)(机器人|機器人)(吗|嗎|$)|什么名字|是谁|自我介绍|^你谁|^(誰|谁|だれ)$|哪个(单位|机构)|^(예요|이에요|ですか)$`)},
	{Help, firm, mustAll(
		`lam sao (de )?hoi`, `(nhan|go|viet) (gi|sao|the nao) de hoi`, `can (ho tro|huong dan|giup)( cach)? (su dung|dung)`,
		`(ban|bot|em|tro ly) (ho tro|tra loi|tu van|giup|biet|noi)( ve| duoc| cho| toi| minh| nhung| cac)* (mang|linh vuc|van de|noi dung|chu de|chuyen|cau hoi) (nao|gi)`, `(show|give|open|see)( me)?( the)? (menu|commands?|options|help|guide)`, `what are you for`, `(cac )?lenh`, `hoi (gi|cai gi)( cung duoc| bay gio| gio| day| truoc)+`, `hoi( ban| bot| ad| o day| duoc)* duoc khong`, `hoi (cai|dieu|viec|van de|cau) nay( duoc khong| voi| chut)*`, `(can|xin|nho|muon)( duoc)? (giup|ho tro|tro giup|huong dan)( do| chut| mot chut| voi| ti| toi| minh| em)*`, `(chi|day|bay)( cho)?( toi| minh| em)* (cach|voi|giup|dung)( dung| xai)?( (cach|dung|xai|cai|nay|su dung|hoi|voi))*`, `(moi|lan dau) (dung|vao|su dung|biet|tham gia)( lan dau)?`, `what (kind|sort|type)s? of (questions?|information|things?|topics?)( .{0,20})?`,
		`help( me| please)*`, `(tro )?giup( toi| minh| em| voi| do| anh| chi| ban| mot| chut| ti| di| nhe)*`, `huong dan( su dung| cach| dung| toi| minh| hoi| di| voi)*`, `tro giup`, `cach( thuc)? (dung|su dung|hoi|xai|thao tac|tra cuu)( .{0,10}(bot|ban|nay))?`, `(dung|su dung|xai|hoi|tra cuu) .{0,12}(the nao|sao|kieu gi|ra sao|lam sao)`,
		`(ban|bot|em|ad|may|cau|day|tro ly|ben (ban|minh|em))( nay)?( co the| co| dung de| se| thi)*( (lam|biet|tra loi|giup|ho tro|noi|cung cap|tu van|giai dap|tra cuu|giup ich))+( .{0,14})?( duoc)?( ve)?( cho)?( toi| minh| em)?( nhung| cac| viec)?( duoc)? (gi|cai gi|viec gi|van de gi|nhung gi|van de nao|noi dung nao|chu de nao|linh vuc nao)`, `(co the )?(hoi|tra loi)( ban| bot| em| duoc| ve| nhung| cac| ad)* (gi|cai gi|van de gi|noi dung gi|dieu gi|chu de gi|nhung gi|chu de nao|van de nao|cau nao|cau gi)`,
		`(toi|minh|em|anh|chi|o day)( co the| nen| phai| duoc)* (hoi|biet|tim hieu|tra cuu)( ban| bot| duoc| ve| nhung| cac| o day)* (gi|cai gi|nhung gi|dieu gi|van de gi)`, `co (nhung |cac )?(chuc nang|tinh nang|chu de|lua chon|lenh|cau lenh|menu) (gi|nao)`, `(chuc nang|tinh nang|nhiem vu|cong dung)( chinh)?( cua)?( ban| bot)?( la)?( gi)?`, `(nhung )?(cau hoi|vi du)( mau| nao| goi y)+`, `menu`, `bat dau (nhu the nao|tu dau|the nao|di|nhe|thoi|nao)`, `start`, `(lam gi|dung de lam gi|de lam gi)`, `(khong|chua) biet (hoi|dung|bat dau|lam|su dung)( gi| sao| the nao| tu dau| nhu the nao)*`,
		`(cho|xin)( phep)?( toi| minh| em| anh| chi| chau| con)? hoi( chut| ti| cai| mot chut| ti xiu| mot cau| xiu| may cau| vai cau| vai dieu| mot ti| ban| ad| ty| chuyen nay)*`, `(toi|minh|em|anh|chi) (muon|can|co)( mot| vai| may)? (hoi|cau hoi|thac mac|can giup)( chut| ti| mot chut)*`,
		`(what|how) (can|could|do|does|should|would|may|else can) (you|u|i|this|it|we|the bot|this bot) .{0,14}(do|help|ask|answer|work|use|know|offer|start|tell|find|query)( .{0,16}(for|about|with|me|here|you|this|bot))*`, `how to (use|ask|start|work)( .{0,10}(bot|this|you))?`, `how (this|it) works?`, `(can|could|will) you help( me| us)*`, `i need (some )?(help|assistance)`, `(options|features?|commands?|instructions?|user guide|guide|tutorial|manual|capabilities|functions?)`, `what (topics?|questions?|subjects?|information) .{0,16}(ask|answer|cover|know|have|available)( .{0,10})?`, `i have (a |some )?questions?`, `(may|can) i ask( you)?( something| a question| you)*`),
		regexp.MustCompile(`助けて|ヘルプ|手伝|使い方|使いかた|どうやって.{0,2}使|どう使|何を.{0,2}(聞|質問)|何が(でき|聞け|わか)|なにができ|できること|도와|도움|사용법|사용.?방법|뭘.{0,4}(할수|물어)|무엇을.{0,4}(할수|물어)|어떻게.?(사용|써|쓰)|帮(助|帮|我|忙)|幫(助|我|忙)|怎么(用|使用|问)|(可以|能)问|(能|可以|会|會)(做|干|回答|问|帮).{0,4}(什么|啥|哪些)|使用(方法|说明)|有什么功能`)},
	{Insult, firm, mustAll(
		`(chung |bon |lu |do )*(m |may |bot |ban )*an hai( (qua|vai|that|the|vl|lam))*`, `do bo( di)?`, `(cha|khong|chang) dau vao dau`, `lam nham`, `xam( xi| qua| lam| the| vl| ngon| that)*`, `tao lao( qua| the)*`, `cui( bap| mia)+`, `do_te (om|ec|hoi|qua|the)`, `do ec`, `ngao( da| ngo| roi| a| qua)*`, `phi thoi gian`, `(cha|khong|chang) hieu( bot| may| ban)* (noi|tra loi|viet) (gi|cai gi)( luon| ca)*`, `(do )?(robot|may moc|bot)( ngu| dot| vo dung| ngoc| rac| dien)+`, `(robot|bot|chatbot) (rom|cui|lom|phe|te|chan|gia|kem|hong)( .{0,6})?`, `(vo van|nham nhi|nham qua|linh tinh|luyen thuyen|nhang|nhang cuoi)( qua| the| that)*`, `(khong|chang|cha)( lam)? duoc (viec|tich su|cai|tro|cong chuyen)( .{0,4})? gi( ca| het)*`, `(that|rat|qua|sao ma|sao|hoi) (te|do_te|kem|dot|chan|ngu|ngoc|xam|vo dung|vo van|rom|cham)( .{0,6})?`,
		`(do |con |thang |bot |qua )?ngu( (the|vl|vai|qua|nhu|si|ngoc|dot|xuan|nguoi|ghe|thay|thiet|that|lam|lon|bo|con_cho|cho|lol|hoc|dan|khong|vay|luon))*`, `dot( nat| qua| the| vl| vai| dac)*`, `do (hoi|dien|dien_khung|dot|rac|te|do_te|con_cho|cho|khung|mat day|ngoc|an hai|bo di|vo dung|phe)`, `vo (dung|tich su|van|bo|hoc|duyen|ich|tac dung)`, `rac( ruoi)?( that| qua| vl)?`, `nhu (cut|cc|shit|cac|lon|loz|dau buoi|buoi|con cac|con_cho|cho|hach|tuc_tiu)`, `ngoc( nghech)?`, `khon nan`, `mat day`, `mat hon`, `ngo ngan`, `vo tac dung`, `(bot|robot|chatbot|ad|phan mem|he thong|ung dung)( nay| gi| tra loi| nhu| la| ma)* (do|do_te|te|kem|kem coi|rom|dan|cui|lom|loi|phe|gia|cham|ngan|dan don|te hai|chan|dien|dien_khung|hang pha|dom)( .{0,10}(the|qua|vl|lam|vay|that))?`,
		`(te|chan|kem|do_te|toi|do|cham|rom|gia tran|phe|nham|sai|nhat|dan|cui|lom|buc|that vong|kho chiu|phien|nan|met|ghet|buc minh|ngan|nhuc dau|ton thoi gian|mat thoi gian|dien|dien_khung|xam|lao) (qua|the|vai|that|vl|lam|ghe|nhu|dai|khong chiu|bo xu|muon chet)( .{0,8}(vay|di|luon|day|the))?`, `(te|do) te`, `te hai`, `te`, `chan`, `chan doi`, `kem`, `do_te`, `that vong( .{0,14})?`, `ton thoi gian`, `mat thoi gian`,
		`im( di| mom| mieng| lang di)+`, `cut( di| xeo| ngay| me)*`, `bien( di)+`, `xeo( di)?`, `dm( .{0,10})?`, `vl`, `cc`, `cl`, `clm`, `cmm`, `me may`, `bo may`, `may ngu`, `tuc_tiu`, `dit( me)?`, `deo (hieu|biet|giup|ra|lam|co|duoc|tra loi).{0,14}`, `loz`, `lon`, `oc (cho|con_cho|bo|lon|vit)`, `con_cho`, `do con_cho`, `cai (quai|deo|con khi|mo) gi`, `noi_bay`, `lua (dao|ga|gat)`, `mat nao`, `khong nao`, `nao (ca vang|phang|tom)`, `thieu nang`, `than kinh`, `dien_khung`, `dien khung`, `khung`, `lao_xuoc`, `hoi (ngu|chan|te)`,
		`(tra loi|noi|noi chuyen|hieu|lam an|phuc vu|ho tro) (sai|lung tung|linh tinh|nhu|chan|do|do_te|te|ngo ngan|vo van|nham|lan man|vo duyen|ngu|kem|cham|khong ra gi|luyen thuyen|tam bay|xam|vo nghia|may moc|noi_bay)( .{0,16})?`, `(chang|cha|khong|ko|chua|deo|ha) (hieu|biet|giup|lam|tra loi|duoc|nen|co|ra|ich|noi|giai quyet) (duoc )?(gi|tich su gi|con me gi|mot cai gi|cai gi|cau nao|ich gi|trom gi|tac dung gi|cm gi|cho ra)( ca| het| luon| hon| nua| tron)*`, `hoi (mot|1) dang tra loi (mot|1) neo`, `hoi .{0,12}tra loi .{0,12}(khac|neo|dang khac)`, `(khong|chua|chang) (giup|huu) (duoc )?(ich|gi)( .{0,8})?`,
		`(you |u |this |that |the |bot |it |are |is |so |such |a |an |s |your |really |very |what |just |re |fucking |damn |absolutely |answers? )*(stupid|idiot|idiotic|dumb|dumbass|useless|fuck|fucking|shit|shitty|suck|sucks|trash|garbage|moron|bullshit|crap|crappy|terrible|worst|horrible|awful|pathetic|rubbish|hate|nonsense|lame|bad|worthless|ridiculous|asshole|bitch|bastard|damn|wtf|retard|retarded|annoying|disappointing|loser|joke|waste|fool|foolish|ugly|broken|boring|silly|clueless|hopeless)( (bot|you|off|up|it|this|answer|answers|robot|thing|machine|of|time|u|ass|job|service|ever|my))*`, `shut (up|the fuck up)`, `(you )?know nothing`, `(go )?(to hell|away|die)`, `(not|isn t|aren t|no) (very |so |at all |any )?(good|helpful|useful|smart|working|help|use|clever|intelligent)( at all)?`, `(don t|doesn t|didn t|can t|cannot|do not) (understand|know|help|answer|work)( me| anything| shit| a thing| at all)*`),
		regexp.MustCompile(`バカ|ばか|ダメ(だ|です|な)|馬鹿|死ね|うるさい|黙れ|うざい|最低|アホ|あほ|役に立た|クソ|くそ|使えない|つまらない|ひどい|最悪|바보|멍청|꺼져|짜증|쓰레기|병맛|닥쳐|쓸모|시발|씨발|병신|답답|최악|별로|엉망|못하네|笨|傻|垃圾|破机器|闭嘴|閉嘴|没用|沒用|废物|廢物|蠢|白痴|白癡|滚|差劲|太差|糟糕|烂`)},
	{Thanks, firm, gratitude, gratitudeGlyphs},
	{Bye, firm, mustAll(`(xin )?tam biet`, `bye`, `bai bai`, `goodbye`, `goodnight`, `(em|toi|minh|chau|con) (di|ve) (a|nhe|day|nha)`, `(bai|pai|paipai)( bai| pai)*`, `(kinh |xin )*chuc .{0,30}(lam viec|cong tac|suc khoe|thanh cong|vui ve)( vui ve| tot| thanh cong| hanh phuc)*`, `thoi khoi`, `di ngu_?( day| nhe| thoi| da| truoc)+`, `(chao )?(mai|hom sau) gap( lai)?( nhe| nha)*`, `bye for now`, `hen (lan sau|lan khac|hom khac|hom sau|mai)( nhe| nha)*`, `thoat( ra| di| thoi)*`, `see (you|u|ya)( again| later| soon| tomorrow| then| next time| around)*`, `gotta (go|run|leave)`, `(i )?(have to|must|should|need to) (go|run|leave)( now)?`,
		`(thoi |gio |roi |u |ok )*(toi|minh|em|anh|chi)( phai| xin phep| se)* (di|out|off|thoat|nghi|ve|ban_?)( (ngu_?|day|truoc|nhe|nha|roi|lam|an|thoi|com|hop|da))+`, `(thoi|xin phep)( xin phep| toi| minh| em| anh)*( dung| nghi| di| out| off| thoat| ket thuc| lui)+( lai| o day| day| tai day| truoc| nhe| roi)*`, `thoi( toi| minh| em)* xin phep`, `(em|toi|minh) xin phep( di| truoc| nhe| a| nha| day)*`, `(thoi )?(off|out)( day| nhe| nha| roi| thoi)+`,
		`(mai|ngay mai|hom (khac|sau)|lan sau|luc khac|lat|lat nua|ti nua|tuan sau|de (sau|hom khac|luc khac|mai|lan sau))( nua)? (minh |toi |em |ta |se |lai |anh |chi )*(hoi|noi chuyen|chat|noi|quay lai|nhan tin|gap|vao|trao doi)( lai| tiep| sau| them)*`, `khi nao (can|ranh|co).{0,14} (hoi|quay lai|nhan tin)( lai| tiep| sau| them)*`, `(thoi )?khong hoi( gi)? nua( dau)?`, `dung (o day|tai day|lai)`, `hen (gap lai|gap .{0,12}(sau|lai)|lai|khi khac|dip khac)`, `gap lai( sau)?`, `(noi chuyen |gap |hoi |quay lai |chat )(lai )?sau( nhe)?`, `(chuc )?(ban |anh |chi |em |bot )?ngu_? ngon`, `(toi|minh|em|anh|chi|thoi|gio|tui) (phai |xin phep |se )?(di|out|off|thoat|nghi|ve)( day| truoc| nhe| nha| roi| ngu| thoi)+`, `(xin )?chao( tam biet| nhe minh di| nhe hen)+`, `cya`, `farewell`, `take care`, `(talk|catch) .{0,8}later`, `later`, `thoi( nhe| nha| vay| the| chao| bye)+`, `ket thuc`, `have a (nice|good|great) (day|evening|weekend|one|night)`, `(chuc )(ban |anh chi |ca nha |em |bot |trung tam |moi nguoi )?(mot )?(ngay|buoi|cuoi tuan|ngay moi) .{0,12}(tot lanh|vui ve|vui|an lanh|tot dep)`, `i have to go`, `gotta go`, `sayonara`, `au revoir`, `exit`, `quit`),
		regexp.MustCompile(`さようなら|さらば|さよなら|バイバイ|じゃあ?(ね|また)|また(ね|明日|今度|後で|あとで)|失礼します|お休み|おやすみ|안녕히|잘가|잘있|다음에.?(봐|뵐)|바이|수고하|再见|再見|拜拜|^拜|走了$|回头见|晚安|下次(见|再)|再會`)},
	{Praise, firm, mustAll(
		`gioi( (qua|the|lam|ghe|that|vay|nhi|day|vl|do|luon|giang))*`, `(hay|tot|on|xin_so|duoc|ngon|tuyet|dinh|dinh_cao|chuan|nhanh|thong minh|de hieu|huu ich|chi tiet|day du|ro rang|thich|me|ung|cute|pro|nhiet tinh|de thuong|dang yeu|thong thai|hieu biet|tien|tien loi|chinh xac|sieu|khon|lich su|chuyen nghiep|than thien|nhay|bo ich|xuat sac|nice) (qua|lam|the|that|ghe|do|day|ho|voi|cu meo|vay|vl|ra phet|phet|nhi|luon|dung luon|ruoi|tay|khong can chinh|com me nau|xac|dinh|bot|ban|cao|chat|vai|dinh luon|roi day|de)( .{0,12}(luon|day|nhi|nha|do|vay|a|qua))?`, `tuyet( voi| qua| cu meo| the| dinh| ong mat troi)*`, `xin_so( xo| con bo| qua| ghe)*`, `xin xo( con bo)*`, `(bot|tro ly)( nay)? xin( phet| qua| the| ghe| that| vl)+`, `(bot |em )?ngoan( qua| ghe| the)*`, `you rock`, `10 10`, `like manh`, `muot( ma| qua| ghe| phet| that)*`, `(lanh loi|nhanh nhay|nhay ben|thong thao|khon kheo|sac sao|khon)( qua| ghe| that| phet| the)*`, `(ok|on|duoc|hay|tot|gioi) phet`, `xuat sac( qua| lam)?`, `qua (gioi|hay|tot|dinh|dinh_cao|tuyet|xuat sac|chuan|da|xin_so|on|nhanh|huu ich|thong minh|chat|dang|duoc|de thuong|ok|pro|tien|sieu|ngon)( .{0,8})?`, `(rat|that|cuc|cuc ky|that su|that la|sieu|kha) (hay|tot|huu ich|gioi|hai long|ung|on|de hieu|chi tiet|thong minh|tuyet|tuyet voi|nhanh|ro rang|bo ich|chinh xac|xuat sac|tien|tien loi|thich|nhiet tinh|day du|chuyen nghiep|cute|de thuong|an tuong)( .{0,12})?`, `dinh_cao( .{0,8})?`, `dinh cao`, `huu ich`, `de thuong`, `dang yeu`, `thong minh`, `an tuong`, `hai long( .{0,14})?`, `(hay|tot|gioi|ngon|xin_so|chuan|pro|duoc|ung|cute|khen|like|on ap|good|best|number one|number 1)`, `yeu (bot|ban|em|ad|qua|the|ghe)( .{0,8})?`, `(thich|me|khen|ung|like|vote|tuyen duong|cho) .{0,10}(bot|ban|em|ad|5 sao|nam sao|mot like|10 diem|1 like)( .{0,8})?`, `bot (xin|ngon|gioi|hay|tot|thong minh|dinh|xin_so|chat|pro|xin so|nhanh|cute|sieu|de thuong|dinh_cao|khon)( .{0,10})?`, `tra loi (rat |that |qua |kha )?(hay|tot|nhanh|chuan|dung|chinh xac|de hieu|gon|ro rang|day du|on|ok|hay ho|thong minh|xuat sac|chi tiet|dung y|chuyen nghiep)( .{0,14})?`, `(lam|phuc vu|ho tro|tu van) (rat |that |qua |kha )?(tot|nhanh|nhiet tinh|chu dao|tan tinh|hay|chuyen nghiep)( .{0,14})?`, `10 diem( .{0,16})?`, `(5|nam|10) sao`,
		`(you |u |this |that |the |bot |it |are |is |so |such |a |an |s |your |really |very |what |just |re |was |quite |pretty |answers? |super |extremely |most )*(good|great|nice|excellent|awesome|perfect|amazing|brilliant|cool|smart|helpful|useful|impressive|wonderful|fantastic|clever|lovely|best|superb|outstanding|well done|incredible|informative|love|genius|intelligent|terrific|cute|fabulous|bravo|wow|handy|impressed|awesome|convenient|fast|quick|professional|friendly|kind)( (bot|job|answer|answers|work|one|you|it|this|assistant|robot|stuff|info|service|work|response|tool|keep|keep it up|indeed|help|thing|u|up|to use|ever|and clear))*`, `well (done|said|answered)`, `(i )?(love|like) (you|it|this|u|the bot|this bot)( .{0,10})?`, `keep (it up|up the good work)`, `thumbs up`, `good`, `bravo`, `wow`),
		regexp.MustCompile(`すごい|凄い|最高|役に立ち(ます|まし)|素晴らし|すばらし|上手|いいですね|いいね|助かりま|賢い|えらい|完璧|さすが|優秀|최고|훌륭|대단|잘했|잘하|멋|똑똑|좋(아|네|은|습)|완벽|很好|非常好|(答|说|做|讲)得(很)?好|特别好|真棒|好棒|太棒|棒|厉害|厲害|太好|不错|不錯|赞|讚|聪明|聰明|优秀|做得好|好用|有帮助|完美`)},
	{Greeting, firm, mustAll(`(2|hai) (ad|bot|ban|em|anh|chi|shop|admin)`, `(xin |kinh |em |chau |con |minh |toi |a |da )*chao( tro ly| buoi| ngay| sang| chieu| toi| trua| mung| ban| bot| em| anh| chi| ad| moi| admin| ca nha| moi nguoi| quy vi| quy trung tam)*( moi)?`, `(hello|hi|alo|a lo|he lo|he alo|a alo|yo|hola|bonjour|howdy|greetings|ola|ni hao|konnichiwa|annyeong\w*|sup|what s up|whats up|hihi|haha|(ha|hi|he)( (ha|hi|he))+|he nho|ha lo|ha alo|e|hellu|helo|ciao|hallo)( there| bot| all| ban| ad| em| anh| chi| admin| everyone| hello| hi| alo| sir| madam| team)*`, `(greetings|hello|hi) from [a-z]+( [a-z]+)?`, `good(morning|afternoon|evening|day)`, `morning`, `(bot|ad|ban|em|admin|sep|anh|chi|shop|trung tam|ai)( gi)? oi`, `co ai( o)?( day| do| day| truc| nghe| online| nha)*( khong)?`, `(anybody|anyone|is anyone|somebody) (there|here|home|online)`, `are you (there|here|online|ok|awake)`, `(co )?(o do|o day) khong`, `nicetomeet you`, `rat vui (duoc )?(gap|lam quen|quen)`, `how (are|r) (you|u)`, `how s it going`, `how do you do`, `(ban|bot|em) (co )?khoe( khong)?`, `(chuc mung nam moi|happy new year)`, `test( thu| bot)*`, `thu( bot| xem)*`),
		regexp.MustCompile(`こんにち(は|わ)|おはよう|こんばん(は|わ)|はじめまして|もしもし|ハロー|やあ|よろしく|안뇽|안녕(봇|하세요|하십니까|하신|$)|여보세요|반가|하이(요|루|$)|你好|您好|早上好|下午好|晚上好|早安|大家好|^喂|哈(啰|喽|囉)|嗨|午安|^早$`)},
	{Thanks, firm, assent, assentGlyphs},
}

// gratitude matches thanks, assent what people say when they have read an answer.
var (
	gratitude = mustAll(`(xin |chan_? thanh |rat |vo cung |da |thanh that |tran trong )*(cam on|cam on|biet on|tri an|doi on|ta on)`, `cam (an|un|uyn|uon|own)`, `c on`, `thanks a (million|bunch|ton|lot)`, `cheers`, `(many |so |ok |okay )?thanks`, `thanks you`, `ty`, `tysm`, `thx`, `much (appreciated|obliged)`, `(i |we |really |highly |much )*appreciate(d)?`, `grateful`, `arigato\w*`, `kamsa\w*`, `xie xie`, `merci`, `danke`,
		`da nhan duoc( thong tin| cau tra loi)?`, `ghi nhan`)
	gratitudeGlyphs = regexp.MustCompile(`ありがと|感謝|サンキュー|どうも|助かりました|감사|고마|고맙|땡큐|谢谢|謝謝|多谢|多謝|感谢|感謝|辛苦|3q|谢啦|谢了`)
	assent          = mustAll(`(ok|da|vang|u|um|yes|roi|duoc roi|hieu roi|da hieu|biet roi|ok roi|the a|the thoi|vay thoi|on roi|da ro|ro roi|toi hieu|got it|i see|understood|alright|noted|sure|fine|yep|yeah|toi biet roi|minh hieu roi|em hieu roi)`)
	assentGlyphs    = regexp.MustCompile(`^(わかりました|分かりました|了解|알겠|네|明白了|知道了|好的)`)
)

// assents reports whether a message of the intent Thanks only says that it was
// read: "ok" is no thanks to be answered with pleasure, least of all after a
// complaint.
func assents(w wording) bool {
	return (assent.MatchString(w.plain) || assentGlyphs.MatchString(w.dense)) && !gratitude.MatchString(w.plain) && !gratitudeGlyphs.MatchString(w.dense)
}

// onlyAssents reports whether a message says nothing but that.
func onlyAssents(w wording) bool {
	if w.words == 0 || w.dense != "" || !assents(w) {
		return false
	}
	for _, word := range strings.Fields(assent.ReplaceAllString(w.plain, " ")) {
		if !assentFiller[word] {
			return false
		}
	}
	return true
}

// assentFiller are words that may stand around assent.
var assentFiller = words(`a nhe nha nhi ban bot ad em anh chi toi minh the vay da thoi day do it all`)

// thanksFor matches thanks that say what for; they may name anything as long
// as they ask nothing.
var thanksFor = mustAll(`(cam on|biet on|thanks|appreciate|grateful)( (you|ban|bot|ad|anh|chi|em|cac|quy|trung tam|coquan|so|much|lot|a|rat|nhieu|da|all|moi nguoi))* (da|vi|ve|for|su|nhung) .{3,90}`)

// introduction matches a greeting by which people say no more than who they are.
var introduction = regexp.MustCompile(`^ (?:da |xin |kinh |em |hi |alo )*(?:chao|hello|hi|alo|goodmorning|goodafternoon|goodevening|greetings|dear)(?: (?:ban|bot|ad|em|anh|chi|tro ly|trung tam|there|all|team|sir|madam|quy|cac))* (?:(?:toi|minh|em|chung toi|tui|chau|ben minh|cong ty (?:toi|minh)) (?:la|ten|den tu|o|moi|thuoc|dang o|vua)|i m (?:a|an|from|new|mr|ms|here)|i am (?:a|an|from|new|mr|ms)|my name|this is|we are|from) `)

// aims matches what people say when they want more than to be known.
var aims = mustAll(`muon`, `can`, `tim`, `tim hieu`, `quan tam`, `du dinh`, `ve`, `xin`, `cho`, `want`, `need`, `looking`, `look`, `interested`, `interest`, `like`, `about`, `search`, `find`, `plan`)

// complaint turns words of praise around.
var complaint = mustAll(`(khong|chua|chang|cha|deo|not|isn t|never|no|ko|thieu|kem) (phai |duoc |he |very |so |the |thay |may |a |an |co |gi |at all )*(tot|hay|gioi|huu ich|thong minh|chinh xac|dung|on|hai long|good|helpful|useful|smart|great|nice|clever|intelligent|hieu qua|nhanh|ich gi|de hieu|chuyen nghiep|ra gi|lich su)`)

// subjects are compounds that a question is about although each of their
// syllables may surround small talk.
var subjects = mustAll(`(nha|von|thu hut|keu goi|xuc tien) dau tu`, `dau tu (vao|cua|nuoc|cong|xay)`, `nhat ban`, `thong tin va`, `khen thuong`, `nha nuoc`, `giao duc`, `lao dong`, `lam viec cua`)

// doubted matches the end of a question whether something is good, or that too.
var doubted = regexp.MustCompile(` (?:gi|nao|bao nhieu|o dau|may (?:ngay|nam|gio|nguoi|cai|nuoc|khau)) | (?:khong|chua)(?: (?:a|vay|ad|nhi|the|nhe|ha|bot|ban))* $| nua (?:a|ha|chu|sao|u) $`)

// banter is asked of the bot as if it were a person. The documents do not
// answer it.
var banter = mustAll(
	`(ban|bot|em|may|ad|cau)( nam nay| nay| duoc| thi| da| co| dang| nam| hom nay)* (bao nhieu tuoi|may tuoi|bao tuoi|nhieu tuoi|tuoi gi|tuoi con|sinh nam|sinh ngay|sinh nhat|nguoi yeu|lay chong|lay vo|lap gia dinh|doc than|vo chua|chong chua|gia dinh|vui|buon|co don|met|doi( bung)?|buon ngu|an com|an sang|an trua|an toi|an gi|uong|ngu chua|hay ngu|biet hat|hat|biet yeu|yeu (ai|toi|minh|em|anh|chi)|thich (an|uong|xem|choi|nghe|mau|gi|ai|toi|minh|bong|phim|con|mua|lam gi)|ghet|song o|que o|o nha|que|mua nha|luong|cam xuc|tam hon|trai tim|mo|biet khoc|biet cuoi|so ma|cung gi|cung menh|xinh|dep|cao|nang|zalo rieng|crush|fan|ngu_? ngon|dang lam gi|lam gi (day|do|the))`,
	timeOfDay,
	`(bao nhieu|may|bao) tuoi`, `(hom nay|bay gio|dang) .{0,10}(ban|bot|em)( co| cam thay| thay)* (vui|buon|met|khoe|the nao|on)`, `tam trang .{0,16}(ban|bot|em)`, `hat( cho| tang)?( toi| minh| em| anh| chi| chung| moi nguoi)*( ta)?( nghe)?( mot| 1)?( bai| cau| di)`, `hat (cho|tang) .{0,12}`, `ke( cho)?( toi| minh| em| anh| chi| nghe)*( mot| 1| vai)*( cau)? (chuyen|truyen|giai thoai)( .{0,8})?`, `(lam|viet|sang tac|doc)( cho| tang)?( toi| minh| em| anh)*( mot| 1)*( bai| cau)? (tho|rap|nhac|van te|cau doi)`, `chuyen cuoi`, `boi( bai| que| tinh duyen| tuoi)+`, `(yeu|lay|hon|om|cuoi) (toi|minh|em|anh|chi) (di|nhe|nha|khong|duoc khong)`, `(di )?(choi|nhau|cafe|ca phe|an|xem phim) (voi|cung) (toi|minh|em|anh)`, `(lam|co) nguoi yeu`,
	`how old (are|r) (you|u)`, `tell (me )?(a |some |another )?(joke|jokes|story|funny .{0,10})`, `sing( me| us| a)*( song)?`, `write (me )?(a |an )?(poem|song|rap|story|essay|code)`, `(do|can|are|have|did) you (ever )?(like|love|eat|sleep|dream|sing|dance|feel|feeling|happy|sad|tired|lonely|married|single|marry|have (a )?(feelings|family|girlfriend|boyfriend|soul|wife|husband|pet|children))( .{0,20})?`, `(your|ur) (favou?rite|birthday|age|hobby|hobbies|mood|girlfriend|boyfriend|mother|father|salary|zodiac)`, `where (were|are) you (born|from)`, `what do you (like|eat|feel|dream|think about)( .{0,14})?`, `(will|would) you marry me`, `how do you feel( .{0,10})?`, `how is your day( .{0,10})?`)

// banterGlyphs is the same in Japanese, Korean and Chinese.
var banterGlyphs = regexp.MustCompile(`何歳|おいくつ|歌って|冗談|恋人|好きな(食べ物|色)|몇.?살|나이가|노래.{0,4}(해|불러)|농담|남자친구|여자친구|사랑해|几岁|幾歲|多大了|唱(个|首|一)|讲(个|一个)?笑话|女朋友|男朋友|你爱|心情|开心吗|高兴吗`)

// How many other words small talk may carry, and how long banter may be.
const (
	strangersTalk  = 0
	glyphsTalk     = 3
	strangersJoke  = 3
	glyphsJoke     = 8
	wordsInTalk    = 24
	strangersAnger = 1
)

// asksWho reports whether a message asks nothing but who the bot is. It is
// looked at before contact: "are you human?" wants no human.
func asksWho(w wording) bool {
	return w.words <= wordsInTalk && smalltalkIn(w) == WhoAreYou
}

// smalltalkIn returns the kind of small talk that a message is, "" when it is
// something else or something more.
func smalltalkIn(w wording) string {
	if w.words > wordsInTalk {
		return ""
	}
	if w.words == 0 {
		return smalltalkInGlyphs(w.dense)
	}
	if thanksFor.MatchString(w.plain) && !asking.MatchString(w.plain) && !askingFirst.MatchString(w.plain) {
		return Thanks
	}
	if at := introduction.FindStringIndex(w.plain); at != nil && !asking.MatchString(w.plain) && !aims.MatchString(w.plain[at[1]:]) {
		return Greeting
	}
	if at := complaint.FindStringIndex(w.plain); at != nil && rest(w.plain[:at[0]]+" "+w.plain[at[1]:], smalltalkFiller) <= strangersAnger {
		return Insult
	}
	plain := w.plain
	for _, c := range smalltalkCues {
		if at := c.find(plain); at != nil && glyphRest(w.dense) == 0 {
			if c.intent == Praise && doubted.MatchString(plain) {
				continue
			}
			around := subjects.ReplaceAllString(agency.ReplaceAllString(plain[:at[0]]+" "+plain[at[1]:], " "), " _ ")
			for _, other := range smalltalkCues {
				around = other.pattern.ReplaceAllString(around, " ")
			}
			if rest(around, smalltalkFiller) <= strangersTalk {
				return c.intent
			}
		}
	}
	return smalltalkInGlyphs(w.dense)
}

func smalltalkInGlyphs(dense string) string {
	if dense == "" {
		return ""
	}
	if thanksFirst.MatchString(dense) && !askingGlyphs.MatchString(dense) {
		return Thanks
	}
	for _, c := range smalltalkCues {
		if c.glyphs == nil {
			continue
		}
		if c.intent == Praise && askingGlyphs.MatchString(dense) {
			continue
		}
		if at := c.glyphs.FindStringIndex(dense); at != nil && glyphRest(dense[:at[0]]+dense[at[1]:]) <= glyphsAround(c.intent) {
			return c.intent
		}
	}
	return ""
}

// thanksFirst matches messages that begin with thanks.
var thanksFirst = regexp.MustCompile(`^(谢谢|謝謝|感谢|感謝|多谢|ありがとう|感謝|감사|고마|고맙)`)

// glyphsAround is how many characters beside a cue small talk may carry: words
// of praise and assent stand in many questions.
func glyphsAround(intent string) int {
	if intent == Praise || intent == Thanks {
		return 1
	}
	return glyphsTalk
}

// isBanter reports whether the bot is asked about itself as a person.
func isBanter(w wording) bool {
	if at := banter.FindStringIndex(w.plain); at != nil && w.words <= wordsInTalk {
		return rest(w.plain[:at[0]]+" "+w.plain[at[1]:], smalltalkFiller) <= strangersJoke
	}
	at := banterGlyphs.FindStringIndex(w.dense)
	return at != nil && w.words == 0 && glyphRest(w.dense[:at[0]]+w.dense[at[1]:]) <= glyphsJoke
}

// gesture returns what a message made of emoji or punctuation alone says, noIntent
// when that is nothing, "" when it holds words.
func gesture(text string, w wording) string {
	if w.words > 0 || w.dense != "" {
		return ""
	}
	for _, g := range gestures {
		if strings.ContainsAny(text, g.signs) {
			return g.intent
		}
	}
	return noIntent
}

var gestures = []struct{ intent, signs string }{
	{Insult, "🖕😡🤬👎💩😠"},
	{Thanks, "🙏"},
	{Praise, "👍❤♥😍🥰👏💯🌹😘👌"},
	{Greeting, "👋"},
	{Help, "?？❓"},
	{Hotline, "☎📞📱"},
	{Address, "📍🗺"},
	{Booking, "📅🗓"},
	{Hours, "🕐🕗⏰"},
}
