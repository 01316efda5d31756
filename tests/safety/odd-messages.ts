/** Generated messages that nobody means well: Unicode, endless words, nested quotes, patterns made to backtrack. Seeded. */

const pieces = [
  "chest",
  "pain",
  "no",
  "not",
  "my",
  "3 year old",
  "can not",
  "took",
  "tablets",
  "fever",
  "39.5",
  "weeks pregnant",
  "\u{1f600}",
  "e\u0301\u0301\u0301",
  "\u202e",
  "\u0000",
  "﷽",
  "ｃｈｅｓｔ",
  "胸が痛い",
  "צ'סט",
  "((((",
  "\"'\"'",
  "“‘“‘",
  "......",
  "?!?!",
  "a".repeat(300),
  "xqzvb",
  "stomachaech",
  "9".repeat(40),
  "1/2/3",
  "--",
  "\n\n",
  "\t",
  "if",
  "what if",
  "and",
  "because",
  "i'i'i'i",
  "w/w/w/",
  "5'5'5",
  "º℃℉",
];

/** Mulberry32, a public-domain generator: the same messages each time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const longest = 4000;

/** `count` messages of up to 4,000 characters; every tenth repeats one or two pieces to its end. */
export function oddMessages(count: number, seed = 1): string[] {
  const random = randomFrom(seed);
  const piece = () => pieces[Math.floor(random() * pieces.length)] ?? "";
  return Array.from({ length: count }, (_, at) => {
    const wanted = Math.ceil(random() * (at % 10 === 0 ? longest : 600));
    const repeated = at % 10 === 0 ? [piece(), piece()] : null;
    let text = "";
    for (let i = 0; text.length < wanted; i += 1)
      text += `${repeated?.[i % 2] ?? piece()}${random() < 0.8 ? " " : ""}`;
    return text.slice(0, longest);
  });
}
