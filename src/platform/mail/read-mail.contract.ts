/** Reads a message back as its receiver would: enough of RFC 5322, 2045 and 2047 for what these adapters send. */
export type ReadMail = {
  headers: Map<string, string>;
  from: string;
  to: string;
  subject: string;
  text: string;
};

export function readMail(source: string): ReadMail {
  const unified = source.replaceAll("\r\n", "\n");
  const split = unified.indexOf("\n\n");
  const head = unified.slice(0, split).replaceAll(/\n[ \t]+/g, " ");
  const headers = new Map(
    head.split("\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
    }),
  );
  const header = (name: string) => headers.get(name) ?? "";
  const body = decodeBody(unified.slice(split + 2), header("content-transfer-encoding"));
  return {
    headers,
    from: header("from"),
    to: header("to"),
    subject: header("subject"),
    text: body.replace(/\n$/, ""),
  };
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
