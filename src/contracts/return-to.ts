/**
 * Where a person is brought after sign-in: a page of this very site and nothing else (RFC 9700 section 4.11). Relative,
 * with one leading slash; no second slash or backslash after it, which browsers read as another host; no "@", no
 * backslash, no space and nothing invisible anywhere, as they are written and as they are once percent signs are read.
 */
import { z } from "zod";

const lengthLimit = 512;
const odd = /[@\\\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const anyOrigin = "https://own.invalid";

export function isOwnPath(text: string): boolean {
  return text.length <= lengthLimit && isPlain(text) && isPlain(readPercents(text));
}

/** The path where it is one, else null: for what comes from a link or from history, which anybody may have written. */
export function ownPath(wanted: unknown): string | null {
  return typeof wanted === "string" && isOwnPath(wanted) ? wanted : null;
}

export const returnToSchema = z
  .string()
  .refine(isOwnPath, { message: "must be a path of this site, such as /chat" });

function isPlain(text: string | null): boolean {
  if (text === null || !/^\/(?!\/)/.test(text) || odd.test(text)) return false;
  if (!URL.canParse(text, anyOrigin)) return false;
  const { origin, pathname } = new URL(text, anyOrigin);
  // "/..//host" is "//host" once its dots are followed.
  return origin === anyOrigin && !pathname.startsWith("//");
}

function readPercents(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
