/**
 * Where to go on after signing in, when that is an address of this app: rule 47 (RFC 9700 section 4.11). What comes from
 * a link or from history may have been written by anybody.
 */

/** Anything that a browser reads as a control or takes away: "/\t/evil.example" is "//evil.example" to it. */
const odd = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s\\]/u;

/** The path with its query and fragment, or null: an absolute path of this origin, which a browser reads as it stands. */
export function ownPath(wanted: unknown): string | null {
  if (typeof wanted !== "string" || wanted.length > 2000) return null;
  if (!wanted.startsWith("/") || wanted.startsWith("//") || odd.test(wanted)) return null;
  // An @ makes what stands before it a name to sign in with, in front of a host.
  if (wanted.split(/[?#]/, 1)[0]?.includes("@")) return null;
  const here = "https://own.invalid";
  if (!URL.canParse(wanted, here)) return null;
  const { origin, pathname, search, hash } = new URL(wanted, here);
  const read = pathname + search + hash;
  // "/.//evil.example" becomes "//evil.example" where dots are resolved.
  return origin === here && !read.startsWith("//") ? read : null;
}
