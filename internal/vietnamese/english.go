package vietnamese

// englishWords are the English words that this package must not take for
// Vietnamese: to tell the language of a question, and to leave alone what
// looks like an accent left as typed. Compiled for this program: the closed
// word classes, the words of investors' and visitors' questions, and those
// words of running English text whose letters happen to be valid Telex.
var englishWords = wordSet(englishGrammar + englishSubjects + englishLookalikes + foreignNameList)

// commonEnglish are those of them that speak for an English text.
var commonEnglish = wordSet(englishGrammar + englishSubjects)

// foreignNames are names that every language writes so.
var foreignNames = wordSet(foreignNameList)

// englishGrammar holds function words and the commonest verbs, adjectives and
// adverbs.
const englishGrammar = `
the a an and or but if of in on at to for from by with about into onto over under after before between among through during
without within against across along around behind beside besides beyond despite except inside near outside since toward towards until upon via per than as like unlike
is are was were be been being am isn't aren't wasn't weren't do does did done doing don't doesn't didn't have has had having haven't hasn't can could will would shall should may might must
can't couldn't won't wouldn't shouldn't cannot let let's get gets got getting give gives gave given go goes going went gone come comes came coming take takes took taken make makes made making
i you he she it we they me him her us them my your his its our their mine yours ours theirs myself yourself itself ourselves themselves this that these those there here i'm i'd i'll i've you're we're it's that's what's
what which who whom whose when where why how whether any some no not none nothing something anything everything everyone someone anyone each every all both either neither many much more most few fewer less least several other another others such same own
very too also only just even still yet already again always never ever often sometimes usually now then today tomorrow yesterday soon later once twice well maybe perhaps really quite rather almost enough
know knows knew known think thinks thought want wants wanted need needs needed see sees saw seen look looks find finds found ask asks asked tell tells told say says said talk speak mean means meant show shows explain describe list
help helps helped use uses used using work works worked working try keep keeps kept put set sets call calls called contact reach send sent speak meet met meeting book visit apply wait start starts started begin open opens close end stop
good better best bad worse new newer newest old big bigger great large larger largest small smaller high higher highest low lower long longer short main major key important special strong stronger free full available able possible sure ready happy nice right wrong
first second third last next one two three four five six seven eight nine ten hundred thousand million billion half
yes yeah yep nope hello hi hey hiya bye goodbye good morning afternoon evening night thanks thank please sorry welcome ok okay dear sir madam mr mrs ms anybody friend guys mate
because so though although however therefore while unless because due according based related regarding concerning including include includes
so up down out off back away together ahead apart instead far much
`

// englishSubjects holds what questions to a city are about.
const englishSubjects = `
city cities town province region district country countries nation national state local area areas zone zones park parks land site place places location capital world asia vietnam vietnamese haiphong
government authority authorities office department agency centre center committee council party leader leaders leadership official officials officer officers staff people citizens residents public service services procedure procedures
administrative administration reform reforms law laws legal policy policies rule rules regulation permit permits licence license licenses paperwork document documents form article page report plan plans planning strategy strategic direction orientation goal goals target targets objective objectives aim aims vision
invest invests investor investors investment investments business businesses company companies enterprise enterprises firm firms startup startups sector sectors industry industries industrial factory factories manufacturing production economy economic economics growth grow growing develop develops developing developed development
trade trading export exports import imports market markets finance financial bank banking capital fund funding money tax taxes fee fees price prices cost costs rent rental incentive incentives cheap expensive rate rates percent gdp income revenue budget profit
port ports sea seaport harbour harbor ship ships shipping maritime marine coast coastal island beach airport airports flight road roads highway bridge bridges rail railway train traffic transport transportation logistics warehouse infrastructure hub gateway
education school schools university universities college student students teacher teachers training skill skills skilled talent workforce labour labor worker workers human resource resources engineer engineers job jobs salary wage employment
health healthcare hospital hospitals doctor doctors medical medicine science technology technologies tech digital innovation research smart online internet data
culture cultural heritage tourism tourist tourists travel hotel hotels restaurant food festival history historic sport sports people social society welfare security defence defense safety safe army military police crime order
environment environmental green clean pollution waste water air energy power electricity solar wind climate sustainable ecological urban rural village farm farmers agriculture housing house home apartment living life quality
corruption transparency democracy democratic unity political politics communist socialist foreign international global external relations integration cooperation partner partners japan japanese korea korean china chinese taiwan singapore america american usa europe european germany france russia india
opportunity opportunities advantage advantages strength strengths challenge challenges problem problems solution solutions competitive competitiveness breakthrough breakthroughs priority priorities role position project projects program programme campaign brand brands chain supply value attract attracts promote promotes promotion improve improves improving enhance support supports encourage prioritise prioritize focus build builds building built modern model
phone telephone number hotline email address appointment schedule booking opening hours agent representative person manager director question questions answer answers information info details detail source link website bot chat language english translate
year years month months week weeks day days date time period term future past current recent until 
mayor capable officials cadres fortress impregnable nice weather lunch dinner drink talk joke stupid useless idiot bad worst awesome amazing cool love hate
`

// englishLookalikes holds further words whose letters are valid Telex or VNI, or a doubled letter away from it.
const englishLookalikes = `
add ads air airs aids ants apps arm arms arts asks asm asp ass bar barn bars bars base bass bats bay bays beach beats bed beds bee beef been beep beer bees bend best bet bets bias bids bins bits bold bone boom boon boos boost boot born boss bow bows box boxer bud bugs bur bus buses buys
cam cans cap caps car cards care cars case cash cast cats chair chairs chaos chars chart choose chose chosen chow church coast coats codes coin coins cons coop cop cops corn cost costs coup cow cows cox crew cups cur curb cuts dad dads dare days dawn dead deaf deal dear debt deep deer deeds dees deems defend desk dense
dims dirs disc dish disk dips door doors does doom dose down downs dow dust each ear ears earn ease east eats echo ego else ends eras err error ex exam exe exit eyes fan fans fix fox gains gap gaps gas gasp gays gears gels gift gin gods goof goose goes gown grew gum guns guru guts gust guys haas hair hairs hall hang hangs harm has hash
hat hats hen hens her here hero hers hills hint hints hips his hist hits hoof hook hoop hoops hops horn hose host hosts hot how hows hugs hums hurt ills ins iron isle jar jaw jazz joy jobs keen keeps kept kernel kids kins kiss knees knots label lab labs lads lakes lamp laps laser last lease leas least led lee lees left legs lens less lets levy
lex liar lies lights lips list lists lit liter loans locs logs longs loom loop loops loose lord lore lose loser loss lost lots lotus low lows luck lungs lust lux macs mad magic mama manners mans maps mar mars mart mask mass mast mats max maxi maze meals meats meet meets memo memos menu mer mere mess metro mex mice mid mins mirror mist mix mob mom moms monitor
moo mood moon moons moor moore moose moral mores moses most motor mouse mouth mow much mud mums muse must nails names nap naps nash nations near nest nests nets news nexus nor norm norms north nose notes nova nor now nouns null nuns nuts odds odor off oil old oops oom oral orb ore ores organ oslo our ours oven owe own owner owns ox pad pads pairs palm palms pans pants papers parks parts pass past paste pasta path paths
paw pawn pay pays peer peers pens per pest pets phone phones photo photos pics pier pins piece pieces pipes pips pits pix poor pops pose poses post posts pots pour pros pulls puma pumps puns pure puts quasi queen queens quest ram ramps rams ran rap raps rare rash rate raw rays rear reef reel refer refs rem rent reps rest rests reuse rex rhyme rich rids rims risk road robs roars rob rocks rods roles roof room rooms root roots rope ropes
rose ross rosy row rows rubs rug rugs ruins rum rums runs russ rust saas sad sales sans sara sas saw says scar sea seas seats see seed seeds seem seems seen seer sees self semi sense sensor ser series sets sex sexy shoes shoot shop shops shot show sick sigh signs sims sin sins sir sis sisters sits six sixth size slow snow soap socks sofa soils sole sons soon soons sooner sort soup south sow sows spa span speed stem
sugar suits sum sums suns sure surf sur tabs tags tails tales talks tank taps tar tariff tariffs task tasks taste taught taxi taxis tea teams tear tears tee teen teens tees temp tens tenor term terms test tests text thai thaw thems theme themes theses thins this thorn thor thus tier tiger tiles times tins tips tire toes tomb tomos tons tooth top topic topics tops tor torn toss tour tours tow towel tower towns toys trans trap traps trash treat tree trees trends
trips trojan troop troops troy true trust tsar tub tubes tubs tuna tuner turf turn turns twin twos ugly ups urban urn uses vans vary vase vast vats vets vex vibes vice vips visa visas vista vote votes vow vows wax ways
aus bonn boson ipos oman ross swiss 
core docs donor ddos def honor ref res resp war won
kw mw gw hw sw tw bw pw gwh mwh kwh ppm ddos sms gps sos css ios aws usb ups usd vat gov org com net www http https isp sys tests
`

// foreignNameList holds names of places and companies of the same kind.
const foreignNameList = `
asean cairo cuba dubai gaza guam haiti hanoi honda huawei italy kansas kenya lagos laos lima lisbon london lexus macau
mali manila mexico milan miami nasa nepal omron osaka panasonic panama paris peru qatar rome samsung sanyo seoul sofia spain
suez syria texas tokyo toyota turin vinfast wales yemen usa euro lars luis lisa louis
`
