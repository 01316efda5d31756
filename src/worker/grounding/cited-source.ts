/**
 * Where a reader can look a passage up. Texts of our own say what they rest on: one page is named and linked;
 * several are named; none reads "no source read" (SAFETY, answers from sources 2).
 */
import type { Passage } from "#contracts/passage.ts";

export type CitedSource = { publisher: string; url: string };

/** The passage's own publisher and address where it is no text of our own. */
export function citedSource({ publisher, url, restsOn }: Passage): CitedSource {
  if (restsOn === undefined) return { publisher, url };
  const [page, ...others] = restsOn;
  if (page === undefined) return { publisher: `${publisher}, no source read`, url };
  const names = [...new Set(restsOn.map((one) => one.publisher))];
  return {
    publisher: `${publisher}, from ${names.join("; ")}`,
    url: others.length === 0 ? page.url : url,
  };
}
