/** How people shorten words when they type on a phone ("b4 2nite", "hes tellin me"), and what they stand for. */

const verbs =
  `aching asking bleeding breathing burning bringing calling carrying choking coming cooking coughing counting crying
  cutting doing drinking driving dying eating feeling fighting finding following getting giving going having hearing
  hiding hitting holding hurting jumping keeping killing laughing leaving listening living looking losing making messing
  moving needing playing praying puking purging putting running saving saying screaming seeing selling sending shaking
  showering sitting sleeping smoking standing starving staying stopping swelling taking talking telling texting thinking
  throwing touching trying using vomiting waiting waking walking wanting watching wishing working writing being
  anything everything morning evening nothing something`.split(/\s+/);

/** "Tellin" for "telling". */
const withoutG: readonly (readonly [string, string])[] = verbs.map((verb) => [
  verb.slice(0, -1),
  verb,
]);

/** Of letters alone. */
export const shortWords: readonly (readonly [string, string])[] = [
  ...withoutG,
  ["u", "you"],
  ["ur", "your"],
  ["wud", "would"],
  ["cud", "could"],
  ["shud", "should"],
  ["shld", "should"],
  ["cld", "could"],
  ["wld", "would"],
  ["abt", "about"],
  ["bcos", "because"],
  ["bcuz", "because"],
  ["becoz", "because"],
  ["cos", "because"],
  ["coz", "because"],
  ["cuz", "because"],
  ["ppl", "people"],
  ["wen", "when"],
  ["wot", "what"],
  ["wat", "what"],
  ["dat", "that"],
  ["dis", "this"],
  ["da", "the"],
  ["dey", "they"],
  ["dem", "them"],
  ["em", "them"],
  ["wiv", "with"],
  ["thru", "through"],
  ["luv", "love"],
  ["fone", "phone"],
  ["kno", "know"],
  ["sed", "said"],
  ["sez", "says"],
  ["evry", "every"],
  ["hav", "have"],
  ["gud", "good"],
  ["soz", "sorry"],
  ["thx", "thanks"],
  ["thnx", "thanks"],
  ["evryone", "everyone"],
  ["realy", "really"],
  ["ment", "meant"],
  ["idk", "i do not know"],
  ["idc", "i do not care"],
  ["ima", "i am going to"],
  ["imma", "i am going to"],
  ["gonna", "going to"],
  ["gunna", "going to"],
  ["wanna", "want to"],
  ["gotta", "have to"],
  ["dunno", "do not know"],
  ["gona", "going to"],
  ["wana", "want to"],
  ["n", "and"],
  ["tonite", "tonight"],
  ["yday", "yesterday"],
  ["nite", "night"],
  ["tmrw", "tomorrow"],
  ["tmr", "tomorrow"],
  ["tomoz", "tomorrow"],
  ["fri", "friday"],
  ["wknd", "weekend"],
  ["bday", "birthday"],
  ["tabs", "tablets"],
  ["accts", "accounts"],
  ["ded", "dead"],
  ["beter", "better"],
];

/** With a digit in them. */
export const digitWords: Readonly<Record<string, string>> = {
  b4: "before",
  "2nite": "tonight",
  "2night": "tonight",
  "2day": "today",
  "2moro": "tomorrow",
  "2morrow": "tomorrow",
  some1: "someone",
  any1: "anyone",
  every1: "everyone",
  evry1: "everyone",
  no1: "no one",
  m8: "mate",
  h8: "hate",
  h8s: "hates",
  l8r: "later",
};
export const digitWord = new RegExp(`\\b(?:${Object.keys(digitWords).join("|")})\\b`, "g");
/** "Asking 4 a friend", never "4 a day". */
export const forWord =
  /\b4 (?=(?:me|him|her|them|us|you|ever|my|his|a (?:friend|mate|m8|bit|while))\b)/g;
