import { createContext } from "react";
import type { Citation } from "#contracts/passage.ts";
import type { Place } from "./mark-signs.ts";

export type Citations = {
  citations: readonly Citation[];
  /** The words of a source that come closest to what stands at a place of the answer, in a line. */
  gist(citation: Citation, place: Place | null): string;
  /** @param number shown where it stands in the passage */
  open(citation: Citation, place: Place | null, number?: string): void;
};

/** What the chips of an answer know of its sources. */
export const CitationsContext = createContext<Citations>({
  citations: [],
  gist: () => "",
  open: () => undefined,
});
