/** Is a message in another language than English? By script, else by small words. Short or mixed English never is. */

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
  tr: "bir ve bu çok ben benim var yok için ile ne nasıl ağrı ağrısı ağrıyor göğüs göğsüm baş başım ateş ateşi ateşim çocuğum kızım oğlum gün dün bugün yardım karın boğaz öksürük nefes ölmek istiyorum kan değil ama günden beri",
};
const english = new Set(
  "the a an and is are was i my me have has had not no of in on to for with it this that he she his her be been am do does did can what how when at from but if so we you they or as since days pain chest head fever hurts feel feeling been very get got will would should there take just about after today yesterday old year".split(
    " ",
  ),
);
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
  [
    "other",
    /[\u0370-\u03ff\u0590-\u05ff\u0980-\u0dff\u0e00-\u0e7f\uac00-\ud7af\u10a0-\u10ff\u0530-\u058f]/g,
  ],
];

function byScript(text: string): OtherLanguage | null {
  const latin = (text.match(/[a-z]/gi) ?? []).length;
  for (const [code, letters] of scripts) {
    const count = (text.match(letters) ?? []).length;
    if (code === "ja" ? count < 2 : count < 3) continue;
    const all = code === "ja" ? count + (text.match(/[\u4e00-\u9fff]/g) ?? []).length : count;
    if (all * (code === "zh" || code === "ja" ? 3 : 1) <= latin) continue;
    return code === "ru" && /[іїєґ]/i.test(text) ? "uk" : code;
  }
  return null;
}

/** Null for English, and for whatever is too short or too mixed to tell. */
export function otherLanguage(text: string): OtherLanguage | null {
  const part = text.slice(0, 2000);
  const script = byScript(part);
  if (script !== null) return script;
  const words = part.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < 3) return null;
  const inEnglish = words.filter((word) => english.has(word)).length;
  let best: OtherLanguage | null = null;
  let most = 0;
  for (const [code, set] of smallWordSets) {
    const hits = words.filter((word) => set.has(word));
    const count = new Set(hits).size < 2 ? 0 : hits.length;
    if (count > most && isKnown(code)) [best, most] = [code, count];
  }
  return most >= 3 && most >= words.length * 0.25 && most > inEnglish * 1.5 ? best : null;
}
