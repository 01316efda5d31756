/** Word classes that phrases refer to as {name}, and the small words that may stand between the words of a phrase. */

/** Words that carry no finding of their own: skipped between the words of a phrase. */
export const fillers: ReadonlySet<string> = new Set(
  `a an the my his her their your our its it this that these those some of in on at to from around under behind near into
  is are was were be been being am has have had having get gets getting got feel feels feeling felt really very so quite
  pretty bit little kind sort just also still now again like much lot lots all whole entire both left right upper lower
  side one area severe severely bad badly terrible terribly horrible awful awfully mild mildly slight slightly sharp dull
  sudden suddenly constant constantly intense extremely extreme worse worst new ongoing persistent acute increasingly
  more most too up down out over as well keep keeps keeping kept which who whose me him them he she i we they any other
  today yesterday tonight started starts start quickly rapidly slowly deep central sided unbearable
  excruciating about going super real lately recently completely totally everything actually intermittent associated
  went gone goes became become turned turning seem seems seemed somewhat progressively generalized generalised diffuse and`.split(
    /\s+/,
  ),
);

/** Words that deny what follows, when nothing but small words and a list stand between. */
export const denials: ReadonlySet<string> = new Set([
  "no",
  "not",
  "without",
  "denies",
  "denied",
  "denying",
  "deny",
  "never",
  "neither",
  "nor",
  "none",
  "non",
]);

export const wordClasses = {
  pain: "pain hurt ache sore tender agony cramp discomfort throb stab burning tenderness",
  ache: "pain hurt ache sore tender agony cramp discomfort throb stab",
  pressure: "tight pressure heavy squeeze crush elephant band constrict press weight",
  swell: "swell swollen puffy edema bulge balloon",
  crush:
    "crush squeeze squash vice vise clamp grip iron bar band belt strap fist brick elephant boulder rock concrete tight tighten heavy weight pressure constrict press steel",
  skin: "skin face lip lips tongue hand foot finger toe nail fingernail mouth",
  numb: "numb tingle deaden pins-and-needles paresthesia",
  weak: "weak paralyz limp droop floppy heavy paresis",
  limb: "arm leg hand foot limb face finger thigh calf",
  medicine:
    "tablet iron-tablet quetiapine seroquel olanzapine risperidone haloperidol clozapine gabapentin pregabalin lyrica hydroxychloroquine colchicine theophylline metformin gliclazide furosemide paracetamol opioid benzo insulin steroid blood-thinner antidepressant heart-medicine lithium cocaine mdma",
  child:
    "baby infant newborn toddler child son daughter boy girl kid neonate grandson granddaughter niece nephew",
  poison: "bleach mild-poison",
  swallow: "swallow eat drink ingest take gulp chew",
  kin: "parent partner mum mom dad wife husband kids children child son daughter brother sister girls girl boys boy family friend friends nan gran grandma grandmother grandad grandfather uncle aunt twin baby",
  when: "tonight tomorrow today soon monday tuesday wednesday thursday friday saturday sunday weekend christmas birthday summer year easter midnight fourteenth party week month harvest night",
  lingers:
    "stand sit walk wait go park lean hang climb linger look drive live come stood sat went gone drove parked",
  spirit: "demon devil satan angel spirit ghost jinn djinn ancestor entity alien",
  thing:
    "tv television telly radio computer laptop machine microwave kettle fridge mirror wall walls cat dog doll picture clock moon lamp tree trees crows birds fan satellite stars",
  utter:
    "tell told say said order command demand force ask want whisper shout scream urge insist promise dare message instruct instruction",
  god: "god lord allah jesus",
  their: "child girl boy baby son daughter them family",
  meal: "tea coffee food drink dinner soup meal porridge wine sandwich",
  weapon: "gun rifle shotgun pistol revolver machete axe ammunition bullet bomb sword crossbow",
  edge: "knife knives bottle blade bat hammer razor scissors cleaver",
  fear: "afraid scared terrified frightened petrified",
  harm: "kill hurt harm stab attack strangl drown burn shoot smother murder sacrifice slaughter suffocate behead",
  peril:
    "train bus lorry traffic motorway river sea lake window roof bridge balcony ledge cliff edge rail tracks road platform",
  victim:
    "him her them someone somebody people everyone everybody baby child son daughter partner parent brother sister neighbor neighbour boss teacher manager supervisor landlord colleague colleagues coworkers friend cousin grandmother grandma nan grandad granddad grandfather roommate flatmate nurse",
  fall: "fall hit bang bump knock crash strike blow smack whack",
  /** Who may hurt one at home, at work or in care; "law" is what is left of "in-laws". */
  harmer:
    "he she they partner parent law landlord carer coach boss teacher man guy uncle grandad brother stepbrother cousin priest babysitter flatmate sister grandfather grandmother aunt colleague driver guard nanny stranger someone neighbour neighbor tutor",
  strike: "hit kick punch slap beat shove thump whack headbutt smack whip knee batter",
  touch: "touch rub grope fondle kiss lick stroke squeeze",
  picture: "pic pics picture photo video nude",
  pet: "dog cat puppy kitten rabbit hamster",
  harms:
    "burn scald hit punch bang slam smack slap bruise scratch scrape claw dig gouge pinch prick poke jab stab pierce carve slice cut snap",
  body: "arm leg thigh wrist skin hand hip knee shin ankle calf knuckle face head abdomen chest body palm fingertip finger foot scalp shoulder myself themselves himself herself",
  mark: "cut cuts scar scratch line mark burn scab bruise row stripe wound graze slash",
  watcher:
    "parent anyone anybody nobody everyone they them people teacher nurse doctor gp matron clinic coach school family friend partner carer therapist dietitian dietician flatmate roommate sister brother daughter son",
  hide: "hide hiding conceal disguise mask fake pretend fool trick cheat lie",
  exercise:
    "run jog exercise gym walk treadmill squat burpee plank situp pressup swim stair lap length skip train workout cycle crunch",
  foodlet:
    "coffee apple lettuce cucumber cracker gum broth celery coke carrot water grape ice lemon rice",
  eats: "eat food meal dinner lunch breakfast supper tea plate sandwich calories",
} as const;

export type WordClass = keyof typeof wordClasses;
