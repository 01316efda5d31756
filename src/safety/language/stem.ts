/**
 * A light stemmer: the same word in another form ("vomiting", "vomited") becomes one stem. Phrases of the lexicon
 * pass through it too, so a stem need not be a word; it only has to be the same on both sides.
 */

const irregular = new Map<string, string>(
  Object.entries({
    felt: "feel",
    threw: "throw",
    thrown: "throw",
    took: "take",
    taken: "take",
    taking: "take",
    fell: "fall",
    fallen: "fall",
    bled: "bleed",
    broke: "broken",
    broken: "broken",
    burning: "burning",
    runs: "runs",
    tickly: "tickly",
    pulsing: "pulsat",
    spotting: "spotting",
    peed: "pee",
    peeing: "pee",
    weeing: "wee",
    note: "note",
    notes: "note",
    noted: "note",
    care: "care",
    cares: "care",
    cared: "care",
    caring: "care",
    here: "here",
    made: "made",
    weaker: "weak",
    worser: "worse",
    testes: "testes",
    ate: "eat",
    eaten: "eat",
    feet: "foot",
    went: "go",
    gone: "go",
    goes: "go",
    going: "go",
    burnt: "burn",
    bit: "bit",
    bite: "bite",
    bites: "bite",
    bitten: "bite",
    biting: "bite",
    stung: "sting",
    woke: "wake",
    woken: "wake",
    wakes: "wake",
    waking: "wake",
    dying: "die",
    died: "die",
    dies: "die",
    swollen: "swell",
    swelled: "swell",
    shook: "shak",
    shaking: "shak",
    shaken: "shaken",
    drank: "drink",
    drunk: "drunk",
    hid: "hide",
    hiding: "hide",
    hidden: "hide",
    cut: "cut",
    cutting: "cutting",
    cuts: "cut",
    came: "come",
    coming: "come",
    hung: "hang",
    struck: "strike",
    hit: "hit",
    teeth: "tooth",
    children: "child",
    kids: "child",
    kid: "child",
    men: "man",
    women: "woman",
    drove: "drive",
    stuck: "stick",
    lost: "lose",
    losing: "lose",
    gave: "give",
    given: "give",
    spat: "spit",
    saw: "see",
    seen: "see",
    heard: "hear",
    stood: "stand",
    slept: "sleep",
    spoke: "speak",
    spoken: "speak",
    thought: "think",
    thoughts: "think",
    kept: "keep",
    got: "get",
    gotten: "get",
    getting: "get",
    began: "begin",
    begun: "begin",
    passed: "pass",
    used: "use",
    using: "use",
    faeces: "feces",
    haemorrhage: "hemorrhage",
    diarrhoea: "diarrhea",
    oedema: "edema",
    anaemia: "anemia",
    oesophagus: "esophagus",
    foetus: "fetus",
    paralysed: "paralyz",
    paralyzed: "paralyz",
    paralysis: "paralyz",
    paralyse: "paralyz",
    tired: "tired",
    raped: "rape",
    rape: "rape",
    raping: "rape",
    news: "news",
    gas: "gas",
    pus: "pus",
    hives: "hive",
    hive: "hive",
    diabetes: "diabetes",
    pass: "pass",
    less: "less",
    this: "this",
    his: "his",
    was: "was",
    has: "has",
    does: "do",
    did: "do",
    as: "as",
    is: "is",
    its: "it",
    us: "us",
    always: "always",
    sometimes: "sometimes",
    rabies: "rabies",
    scabies: "scabies",
    eyes: "eye",
    dizziness: "dizzy",
    dizzy: "dizzy",
    weakness: "weak",
    numbness: "numb",
    stiffness: "stiff",
    soreness: "sore",
    redness: "red",
    tightness: "tight",
    drowsiness: "drowsy",
    sleepiness: "sleepy",
    breathlessness: "breathless",
    sickness: "sick",
    confusion: "confus",
    confused: "confus",
    tenderness: "tender",
    blindness: "blind",
    heaviness: "heavy",
    itchiness: "itch",
    hoarseness: "hoarse",
    unconsciousness: "unconscious",
    unresponsiveness: "unresponsive",
    ill: "ill",
    illness: "ill",
    heavily: "heavy",
    suicidal: "suicid",
    suicide: "suicid",
    pregnancy: "pregnant",
    pregnancies: "pregnant",
    bruises: "bruis",
    bleeding: "bleed",
    bleeds: "bleed",
    feeding: "feed",
    fed: "feed",
    crying: "cry",
    cries: "cry",
    cried: "cry",
    lying: "lie",
    dry: "dry",
    ran: "run",
    running: "run",
    runny: "runny",
    breath: "breath",
    breaths: "breath",
    worse: "worse",
    worsening: "worse",
    worsened: "worse",
    worst: "worst",
    shivers: "shiver",
    pains: "pain",
    painful: "pain",
    aching: "ache",
    achy: "ache",
    aches: "ache",
    ached: "ache",
    ache: "ache",
    sweaty: "sweat",
    itching: "itch",
    itches: "itch",
    itchy: "itch",
    hurting: "hurt",
    hurts: "hurt",
    wheezy: "wheez",
  }),
);

const vowel = /[aeiouy]/;

function undouble(base: string): string {
  const last = base.at(-1);
  if (last !== undefined && last === base.at(-2) && !"lsz".includes(last)) return base.slice(0, -1);
  return base;
}

function withoutEnding(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith("s") && !/(ss|us|is)$/.test(word)) return withoutEnding(word.slice(0, -1));
  if (word.endsWith("ing") && word.length > 5 && vowel.test(word.slice(0, -3)))
    return undouble(word.slice(0, -3));
  if (word.endsWith("ied") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (
    word.endsWith("ed") &&
    !word.endsWith("eed") &&
    word.length > 4 &&
    vowel.test(word.slice(0, -2))
  )
    return undouble(word.slice(0, -2));
  if (word.endsWith("ly") && word.length > 5) return withoutEnding(word.slice(0, -2));
  return word;
}

const stemmed = new Map<string, string>();
const mostStemmed = 20_000;
/** A longer word cut out of a message keeps the whole message in memory: it is taken apart each time. */
export const longestRemembered = 12;

/** `word` in lower case, without apostrophes. Remembered: the same words come again and again. */
export function stem(word: string): string {
  const before = stemmed.get(word);
  if (before !== undefined) return before;
  const found = stemOf(word);
  if (stemmed.size >= mostStemmed) stemmed.clear();
  if (word.length <= longestRemembered) stemmed.set(word, found);
  return found;
}

function stemOf(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length > 24) return word;
  const base = withoutEnding(word);
  return base.length > 3 && base.endsWith("e") ? base.slice(0, -1) : base;
}
