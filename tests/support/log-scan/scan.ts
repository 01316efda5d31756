/** Looks for what people told in what servers logged. Pure. */
import type { Secret } from "./log-folder.ts";

/** `line` is shortened; the value itself is told by kind alone. */
export type Leak = { kind: Secret["kind"] | "shape"; line: string };

/** Shapes that are secrets whoever used them: nobody has to have noted them. */
const shapes: readonly RegExp[] = [
  /\bh[a-z]{2}1\.(<id>|[\w-]{20,})/,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\./,
  /\$argon2id?\$/,
  /\botpauth:\/\//,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
];
const eMail = /[\w.+-]{1,64}@[\w-]+(\.[\w-]+)*\.(org|com|net|test|example|invalid)\b/i;

/** Shorter words stand in every log. */
const shortestWords = 8;
/** As many characters of a secret are looked up at once. */
const gram = 8;

export function findLeaks(lines: readonly string[], secrets: readonly Secret[]): Leak[] {
  const byGram = Map.groupBy(
    secrets.filter(({ kind, value }) => kind !== "code" && value.length >= shortestWords),
    ({ value }) => asLogged(value).slice(0, gram),
  );
  const codes = new Set(secrets.filter(({ kind }) => kind === "code").map(({ value }) => value));
  return lines.flatMap((line) => [
    ...shapesIn(line),
    ...wordsIn(line, byGram),
    ...codesIn(line, codes),
  ]);
}

const short = (line: string) => (line.length > 300 ? `${line.slice(0, 300)}…` : line);

function shapesIn(line: string): Leak[] {
  const found: Leak[] = [];
  if (shapes.some((shape) => shape.test(line))) found.push({ kind: "shape", line: short(line) });
  // What a service says to its operator at the start may name an address that we made up.
  if (line.startsWith("{") && eMail.test(line)) found.push({ kind: "e-mail", line: short(line) });
  return found;
}

/** Each place of the line is looked at once, however many secrets there are. */
function wordsIn(line: string, byGram: ReadonlyMap<string, readonly Secret[]>): Leak[] {
  const found: Leak[] = [];
  for (let at = 0; at + gram <= line.length; at += 1) {
    for (const { kind, value } of byGram.get(line.slice(at, at + gram)) ?? []) {
      if (line.startsWith(asLogged(value), at)) found.push({ kind, line: short(line) });
    }
  }
  return found;
}

/** As a value of its own, in quotes or between other words; as a number of a field it is a count. */
function codesIn(line: string, codes: ReadonlySet<string>): Leak[] {
  const standing = line.match(/(?<=["'\s=])\d{6,10}(?=["'\s.,!?]|$)/g) ?? [];
  return standing.some((digits) => codes.has(digits)) ? [{ kind: "code", line: short(line) }] : [];
}

/** Quotes and line breaks are written otherwise in a line of JSON. */
const asLogged = (value: string): string => JSON.stringify(value).slice(1, -1);
