/**
 * Is a message in another language than English? By script, else because hardly any of its words is English; which one,
 * by small words. It must hold for every language, not only for those that can be named: who isn't understood is told so.
 */
import { englishWords } from "./english-words.ts";

export type OtherLanguage =
  | "es"
  | "fr"
  | "de"
  | "it"
  | "pt"
  | "nl"
  | "pl"
  | "tr"
  | "ru"
  | "uk"
  | "ar"
  | "hi"
  | "sv"
  | "da"
  | "fi"
  | "cs"
  | "ro"
  | "hu"
  | "el"
  | "vi"
  | "id"
  | "ko"
  | "he"
  | "fa"
  | "zh"
  | "ja"
  | "other";

const smallWords: Readonly<Record<string, string>> = {
  es: "el la los las un una de del que y en no me mi tengo tiene duele dolor pecho cabeza fiebre hijo hija con por para desde esta estoy muy mucho pero como puedo qué hace dias años siento respirar tos ayuda quiero morir ayer sangre garganta estómago",
  fr: "le la les un une des du de et est je j ai mon ma mes ne pas mal tête poitrine fièvre depuis avec pour dans que qui très fille fils il elle nous vous suis peux douleur ventre gorge toux respirer aide jours mais veux mourir sang bébé",
  de: "der die das ein eine und ist ich habe mein meine nicht kein mit seit für auf zu von sehr aber kopfschmerzen schmerzen brust fieber kind tochter sohn kann was wie bin wir er sie es tage gestern heute hilfe bauch hals husten atmen will sterben blut mir tut weh starke",
  it: "il lo la gli le un una di del della che e non ho mi mio mia da per con sono molto ma dolore petto testa febbre figlio figlia come cosa giorni respirare tosse gola aiuto ieri oggi stomaco sangue voglio morire anni fa male",
  pt: "o a os as um uma de do da que e não nao em com por para meu minha estou tenho dor peito cabeça febre filho filha muito mas como dias respirar tosse garganta ajuda ontem hoje barriga sangue quero morrer anos está dói",
  nl: "de het een en is ik heb mijn niet geen met sinds voor op van zeer maar hoofdpijn pijn borst koorts kind dochter zoon kan wat hoe ben wij hij zij dagen gisteren vandaag hulp buik keel hoesten ademen wil dood bloed erg heeft",
  pl: "mam mi nie jest się na od do z i w że ból boli klatce piersiowej głowa głowy gorączka gorączkę moje moja mój dziecko córka syn ma bardzo ale jak co dni wczoraj dzisiaj pomocy brzuch gardło kaszel oddychać chcę umrzeć krew jestem po",
  sv: "jag har ont och inte är det en ett med på sedan mycket men kan min mitt barn dotter son feber bröstet huvud igår idag hjälp andas vill dö blod dagar svårt hög mig av",
  da: "jeg har ondt og ikke er det en et med på siden meget men kan min mit barn datter søn feber brystet hoved går dag hjælp vejret vil dø blod dage svært høj mig af ikke få",
  fi: "minulla on ja ei en mutta olen kipu kova kuume lapsi tytär poika rinta rintakipu pää eilen tänään apua hengittää hengenahdistus haluan kuolla veri päivää vatsa kurkku yskä hänellä mitä",
  cs: "mám bolest a nemůžu dýchat je není jsem se na od ale moje můj dítě dcera syn horečku horečka hlava hrudi břicho včera dnes pomoc chci umřít krev dny velmi jak co bolí mě",
  ro: "mă doare și nu pot să respir am este sunt cu de la pe dar copilul fiica fiul febră pieptul capul burta ieri azi ajutor vreau mor sânge zile foarte ce cum meu mea",
  hu: "nagyon fáj a és nem kapok levegőt van vagyok gyerek lányom fiam láz lázas mellkasom fejem hasam tegnap ma segítség meg akarok halni vér napja hogy mit de már az",
  vi: "tôi bị đau và không thở có là được con của sốt cao ngực đầu bụng từ hôm qua nay giúp muốn chết máu ngày rất khó mẹ bố ho nhưng",
  id: "saya sakit dan tidak bisa susah bernapas bernafas anak ada dengan yang dada kepala perut demam tinggi sejak kemarin hari ini tolong ingin mati darah sangat tapi di ke dari sudah",
  tr: "bir ve bu çok ben benim var yok için ile ne nasıl ağrı ağrısı ağrıyor göğüs göğsüm baş başım ateş ateşi ateşim çocuğum kızım oğlum gün dün bugün yardım karın boğaz öksürük nefes ölmek istiyorum kan değil ama günden beri",
};
const smallWordSets = Object.entries(smallWords).map(
  ([code, words]) => [code, new Set(words.split(" "))] as const,
);
const isKnown = (code: string): code is OtherLanguage => code in smallWords;

const scripts: readonly (readonly [OtherLanguage, RegExp])[] = [
  ["ja", /[\u3040-\u30ff]/g],
  ["zh", /[\u4e00-\u9fff]/g],
  ["ru", /[\u0400-\u04ff]/g],
  ["ar", /[\u0600-\u06ff]/g],
  ["hi", /[\u0900-\u097f]/g],
  ["el", /[\u0370-\u03ff]/g],
  ["he", /[\u0590-\u05ff]/g],
  ["ko", /[\uac00-\ud7af]/g],
  ["other", /[\u0980-\u0dff\u0e00-\u0e7f\u10a0-\u10ff\u0530-\u058f]/g],
];

const beyondLatin = /[\u0370-\uffff]/;

function byScript(text: string): OtherLanguage | null {
  const latin = (text.match(/[a-z]/gi) ?? []).length;
  for (const [code, letters] of scripts) {
    const count = (text.match(letters) ?? []).length;
    if (code === "ja" ? count < 2 : count < 3) continue;
    const all = code === "ja" ? count + (text.match(/[\u4e00-\u9fff]/g) ?? []).length : count;
    if (all * (code === "zh" || code === "ja" ? 3 : 1) <= latin) continue;
    if (code === "ar" && /[پچژگ]|می /.test(text)) return /[ٹڈڑے]/.test(text) ? "other" : "fa";
    return code === "ru" && /[іїєґ]/i.test(text) ? "uk" : code;
  }
  return null;
}

/** Does any word have a letter that English hasn't? */
const foreignLetter = /[\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff]/;

function bySmallWords(words: readonly string[]): { language: OtherLanguage; hits: number } {
  let language: OtherLanguage = "other";
  let most = 0;
  for (const [code, set] of smallWordSets) {
    const hits = new Set(words.filter((word) => set.has(word))).size;
    if (hits > most && isKnown(code)) [language, most] = [code, hits];
  }
  // One small word is shared by many languages.
  return { language: most >= 2 ? language : "other", hits: most };
}

/** `isEnglish` says of a word in lower case whether the rules know it, as written or misspelled. Null for English. */
export function otherLanguage(
  text: string,
  isEnglish: (word: string) => boolean,
): OtherLanguage | null {
  const part = text.slice(0, 2000);
  if (beyondLatin.test(part)) {
    const script = byScript(part);
    if (script !== null) return script;
  }
  const words = (part.toLowerCase().match(/\p{L}+/gu) ?? []).slice(0, 60);
  const foreign = words.filter((word) => !englishWords.has(word) && !isEnglish(word));
  if (words.length < 2 || foreign.length * 2 < words.length) return null;
  const { language, hits } = bySmallWords(words);
  const share = foreign.length / words.length;
  const marked = foreign.some((word) => foreignLetter.test(word));
  if (words.length === 2) return share === 1 && hits === 2 ? language : null;
  if (share >= 0.65 && (new Set(foreign).size >= 4 || hits >= 2 || marked)) return language;
  return share >= 0.5 && (hits >= 3 || (marked && hits >= 1)) ? language : null;
}
