import { createContext, type ReactNode, useCallback, useState } from "react";
import type { ShownCitation } from "#contracts/chat.ts";
import { PassageSheet } from "./passage-sheet.tsx";

/** A passage that is shown in its place, and what of an answer it was opened for. */
export type OpenedPassage = {
  citation: ShownCitation;
  /** The sentences that rest on it. */
  sentences: string[];
  number: string | null;
};

export const OpenPassageContext = createContext<(opened: OpenedPassage) => void>(() => undefined);

/** One sheet for all answers of a page. What stands within isn't drawn again when it opens. */
export function PassageRoom({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<OpenedPassage | null>(null);
  const close = useCallback(() => setOpened(null), []);
  return (
    <OpenPassageContext value={setOpened}>
      {children}
      <PassageSheet opened={opened} onClose={close} />
    </OpenPassageContext>
  );
}
