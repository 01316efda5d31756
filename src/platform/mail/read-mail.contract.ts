/** Reads a message back as its receiver would: enough of RFC 5322, 2045, 2046 and 2047 for what these adapters send. */
export type ReadMail = {
  headers: Map<string, string>;
  from: string;
  to: string;
  subject: string;
  text: string;
  /** Empty when there is none. */
  html: string;
};

export function readMail(source: string): ReadMail {
  const { headers, body } = splitPart(source.replaceAll("\r\n", "\n"));
  const header = (name: string) => headers.get(name) ?? "";
  const parts = readParts(headers, body);
  const part = (type: string) =>
    parts.find(({ headers }) => (headers.get("content-type") ?? "text/plain").startsWith(type));
  return {
    headers,
    from: header("from"),
    to: header("to"),
    subject: header("subject"),
    text: decoded(part("text/plain")),
    html: decoded(part("text/html")),
  };
}

type Part = { headers: Map<string, string>; body: string };

function splitPart(source: string): Part {
  const split = source.indexOf("\n\n");
  const head = source.slice(0, split).replaceAll(/\n[ \t]+/g, " ");
  const headers = new Map(
    head.split("\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
    }),
  );
  return { headers, body: source.slice(split + 2) };
}

function readParts(headers: Map<string, string>, body: string): Part[] {
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/.exec(headers.get("content-type") ?? "");
  if (!boundary) return [{ headers, body }];
  const [, ...sections] = body.split(`--${boundary[1]}`);
  return sections
    .filter((section) => !section.startsWith("--"))
    .map((section) => splitPart(section.replace(/^\n/, "").replace(/\n$/, "")));
}

function decoded(part: Part | undefined): string {
  if (!part) return "";
  const text = decodeBody(part.body, part.headers.get("content-transfer-encoding") ?? "");
  return text.replace(/\n$/, "");
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString();
  if (encoding === "quoted-printable") return decodeQuoted(body.replaceAll("=\n", ""));
  return body;
}

function decodeQuoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString();
}

function decodeWords(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(word, "base64").toString()
        : decodeQuoted(word.replaceAll("_", " ")),
    );
}
