/** Sayings that sound like a sign and aren't ("dying to know", "confused about the dose"): taken out before anything is read. */
const idioms: readonly RegExp[] = [
  /\bdying to (?:know|see|try|meet|go|find|hear|get)\b/g,
  /\b(?:die|dying|died) (?:of|from) (?:embarrassment|laughter|laughing|boredom|shame|curiosity|thirst|hunger)\b/g,
  /(?<!deserves? |want |wants |going |ready )\bto die for\b(?! (?:what|my|all))/g,
  /\b(?:could|would|'d|i'd) kill for\b/g,
  /\b(?:bored|scared|worried|frightened|starved|sick|freezing|tickled) to death\b/g,
  /\bkill(?:ing|ed)? (?:time|two birds|the (?:mood|pain|germs|bacteria|weeds|virus|lice|fungus))\b/g,
  /\bsuicide (?:squad|inhibitors?|genes?|substrates?|doors?|squeeze|wings?|pass(?:es)?)\b/g,
  /\bcutting (?:for (?:a|my|the) (?:\w+ )?(?:show|comp\w*|photoshoot|meet)|phase|season|weight)\b/g,
  /\bsuicide (?:helpline|hotline|prevention|awareness|crisis line) ?(?:volunteer|training|charity|course|listener)?\b/g,
  /\b(?:thank|oh my|oh|swear to|for) god(?:[\u2019']?s sake)?\b/g,
  /\b(?:satnav|sat nav|gps|siri|alexa|navigation) voice\b/g,
  /\b(?:saw|watched|watching|read|reading|seen) (?:a|the|this|that) (?:\w+ )?(?:film|movie|book|novel|series|episode|cartoon) (?:where|in which|about|with) (?:(?! and | but |[.?!,;]).)*/g,
  /\bnever been born with\b/g,
  /\b(?:callers?|clients?|patients?|students?|pupils?) (?:with|w|who (?:have|had|feel|felt)) (?:suicidal (?:thoughts|ideation)|self[- ]harm)/g,
  /\b(?:session|training|talk|essay|lecture|policy|leaflet|course|lesson|workshop|assembly|book|film|documentary|article) (?:on|about) (?:self[- ]harm|suicide|abuse|rape|domestic violence|eating disorders)\b/g,
  /\b(?:leaflet|warning|label|box|website) says? (?:\w+ ){0,4}cause suicidal (?:thoughts|ideation)/g,
  /\bdead hangs?\b|\bhang(?:ing?)? from (?:the|a) (?:pull[- ]?up )?bar\b/g,
  /\b(?:as though|as if|like) (?:(?:somebody|someone|something|it)(?:[\u2019']?s| is| was| were)?) (?:choking|strangling|suffocating) me\b/g,
  /\bbungee\b.*\bbridge\b|\bbridge\b.*\bbungee\b/g,
  /\boverdos(?:ed|e|ing) on (?:chocolate|sugar|sweets|coffee|cake|cheese|tv|christmas|sun|salt|spice|garlic|crisps|telly)\b/g,
  /\b(?:lost|losing|lose) (?:\w+ ){1,4}(?:to|by|through) suicide\b/g,
  /\b(?:disappear|hide) (?:in|into|under) (?:my )?(?:bed|blankets?|the covers|a book)\b/g,
  /\blife admin\b/g,
  /\bconfused (?:my|with) the wording\b/g,
  /\bconfused (?:about|by|what|why|how|whether|as to|on|regarding|which|because|when|if|where|with (?:the|my|what))\b/g,
  /\bdead (?:tired|serious|sure|line|skin|tooth)\b/g,
  /\bshoot (?:me an? (?:email|text|message)|hoops)\b/g,
  /\bbeat(?:ing|s)? me to it\b/g,
  /\b(?:strangle|throttle|choke|murder|kill|stab|punch|shoot) (?:the|my|our|this|that) (?:[\w\u2019']+ )?(?:cockerel|rooster|dog|cat|parrot|pigeons?|squirrels?|fox|printer|copier|computer|laptop|pc|phone|router|wifi|alarm|boiler|car|machine|mower|tv|kettle|app|website|satnav|hoover|vacuum|toaster|keyboard|screen|oven|fridge)\b/g,
  /\b(?:boss|manager|supervisor|teacher|coach|trainer|landlord|landlady|dentist|doctor|physio|editor|client) (?:will|would|is going to|is gonna|gonna) (?:kill|murder|strangle) me\b/g,
  /\bcutting (?:down|back|out|(?:up |the |some |my |an? )*(?:onions?|vegetables?|veg|fruit|meat|bread|food|grass|hedges?|wood|trees?|paper|hair|nails?|carbs|calories|teeth|sugar|salt))\b/g,
];

/** Words for a place or a tool that mean another thing in these ("the roof of my mouth", "a massage gun"). */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [/\bgo(?:ing)? on like this\b/g, "keep like this"],
  [
    /\bend(?:ed|ing)? (?:it|things) w(?:ith)? (?=(?:my|him|her|them|the|this|that)\b)/g,
    "break up with ",
  ],
  [/\bbridge of (?:my|his|her|the|their) (?=nose\b)/g, ""],
  [/\broof of (?:my|his|her|the|their) (?=mouth\b)/g, ""],
  [
    /\b(massage|massager|heat|glue|nail|staple|spray|water|nerf|paint|caulking|tattoo|radar|temperature) guns?\b/g,
    "$1 tool",
  ],
  // A low roof that children jump from.
  [
    /\bjump(?:ed|s|ing)? (?:off|from|out of) (?:the|a|an|our|my|his|her) (?:\w+ )?(shed|garage|porch|playhouse|treehouse|caravan|hut|coop|trampoline|climbing frame) roof\b/g,
    "fell off the $1 roof",
  ],
  [/\b(?:like|size of) an? (?:\w+ )?ball\b/g, "swollen"],
  [
    /\b(pain|ache|aches|aching|throbbing|headache|migraine|stabbing|hurts|sore)((?: (?:pain|ache|just|only|mostly|all|down|up|along|in|on|over|at|is|the|a))*) (?:one|left|right) side of (?:my|his|her|the) (?=head|face|forehead|skull|temple|jaw|neck|throat|mouth|tongue|nose)/g,
    "$1 ",
  ],
  // "Will this medicine harm my baby?" is nobody's wish.
  [
    /\b(?:will|is|can|could|does|would|may|might) (?!i\b|he\b|she\b|we\b|they\b|you\b|my\b|our\b|his\b|her\b)(?:(?:this|the|these|taking|having|eating|using) )?\w+ (?:going to |really )?(?:hurt|harm) (?:my|the|our) (?:unborn )?(?=baby|child|son|daughter|kids?)/g,
    "safe for ",
  ],
];

/** What breaks without a bone in it. */
const unbroken: readonly (readonly [RegExp, string])[] = [
  [/\b(?:broke|breaks|breaking|broken) (?:my|his|her|their|our) heart\b/g, "sad"],
  [/\bheart(?:[\u2019']?s| is| was| has been| feels| got)? (?:\w+ )?broken\b/g, "sad"],
  [/\b(voice|fever)((?: has| just| finally)*) (?:broke|broken)\b/g, "$1$2"],
  [/\b(?:broke|broken) (?:\w+ )?out (?=in\b|into\b|with\b)/g, "came out "],
];

/** With any of these near, what burns or stings may be an injury. */
const harmed =
  /\b(?:hot|heat\w*|boil\w*|stove|oven|hob|iron|kettle|pan|flame\w*|caught|candle|steam|smoke|scald\w*|grill|bbq|barbecue|radiator|cigarettes?|lighter|match(?:es)?|fireworks?|petrol|gas|explo\w+|electric\w*|chemical\w*|acid|bleach|lye|lime|cement|clean\w*|detergent|drain|spray\w*|splash\w*|spil\w+|pour\w*|solvent|ammonia|glue|paint|pepper|chil\w+|sun\w*|sand|weld\w*|cook\w*|burn(?:t|ed)|blister\w*|bees?|wasps?|hornets?|insects?|bugs?|jellyfish|nettles?|ants?|scorpions?|mosquito\w*|stung|fl(?:y|ies)|urchin|stingray|caterpillars?|bit\w*|swallow\w*|dr(?:ink|ank|unk)\w*|cloth\w*|house|kitchen|petroleum|powder|dust|toner|soap|shampoo|perfume|lab|accident|got in(?:to)?|himself|herself|myself)\b/;

/** Eyes that burn feel so: no burn, and no insect's sting. */
const felt: readonly (readonly [RegExp, string])[] = [
  [
    /\b(my (?:throat|chest|stomach|tummy)(?:[\u2019']s| is| feels| feels like it[\u2019']?s| feels like it is)) on fire\b/g,
    "$1 burning",
  ],
  [/\b(skin (?:feels|felt|is) like it(?:[\u2019']?s| is| was)) on fire\b/g, "$1 burning"],
  [/\b(my (?:eyes|feet)) (?:burn|sting)\b/g, "$1 burning"],
  [
    /\b(?:burn|sting)(?:s|ing) (when(?:ever)? (?:i|he|she)) (?:go|goes) to the (?:toilet|loo|bathroom)\b/g,
    "burning $1 pee",
  ],
];

/** What boils and is spilled scalds: it is no boil of the skin, and nobody's waters went. */
const scalds: readonly (readonly [RegExp, string])[] = [
  [
    /\bboiling (?=(?:hot )?(?:water|oil|kettle|milk|soup|fat|tea|coffee|liquid|jam|sugar|syrup|pasta|pan|pot)\b)/g,
    "scalding ",
  ],
  [
    /\b((?:scalding|hot) water) (?:went|goes|got)(?= (?:all )?(?:over|on|onto|down)\b)/g,
    "$1 poured",
  ],
];

/** "Came back from swimming" has no back in it. */
const returned = /\b(?:came|come|comes|got|get) back\b(?= (?:from|home|to)\b)/g;

/** "My chest is killing her" is pain. */
const killing =
  /\b(?:is |are |was |been |'s )?(?:absolutely |really )?killing (?:me|him|her|us|them)\b/g;

/** A saying holds one of these words: most messages hold none, and are spared the search. */
const holdsSaying =
  /kill|strangle|throttle|choke|murder|stab|punch|jump|dying|die|dead|death|suicide|confused|shoot|beat|cutting|disappear|hide|admin|(?:bridge|roof|size|side) of|\bguns?\b|\bball\b|(?:hurt|harm) (?:my|the|our)\b|\b(?:came|comes?|got|get) back\b|\bbr(?:oke|eak)|on fire|\bburn|\bsting|boiling|hot water|\bend(?:ed|ing)? (?:it|things) w|never been born|overdos|hang|self[- ]harm|suicid|choking|on like this|god|voice|film|movie|book|novel|series|episode|cartoon/;

export const withoutIdioms = (text: string): string =>
  holdsSaying.test(text) ? withoutSayings(text) : text;

const withoutSayings = (text: string): string => {
  const sayings = [...elsewhere, ...unbroken, ...scalds, ...(harmed.test(text) ? [] : felt)];
  const read = sayings.reduce((rest, [words, meant]) => rest.replace(words, meant), text);
  return idioms
    .reduce((rest, idiom) => rest.replace(idiom, " "), read.replace(killing, " hurts "))
    .replace(returned, "returned");
};
