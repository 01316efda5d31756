import type { ReplyState } from "#contracts/chat.ts";
import { t } from "../../language/t.ts";
import { subscribeToEnds } from "./stream/live-replies.ts";

/**
 * Whoever waits in another tab sees in this one's title that the answer is there. Not a word of what it is about: the
 * title stands in the window, in the history and on shared screens.
 * @returns how to stop
 */
export function tellEndsInTitle(): () => void {
  let before: string | null = null;
  let told: string | null = null;
  const stopHearing = subscribeToEnds((state) => {
    const title = titleFor(state);
    if (!document.hidden || !title) return;
    before ??= document.title;
    told = title;
    document.title = title;
  });
  const restore = () => {
    if (document.hidden || before === null) return;
    // Another page may have named itself since.
    if (document.title === told) document.title = before;
    before = null;
  };
  document.addEventListener("visibilitychange", restore);
  return () => {
    stopHearing();
    document.removeEventListener("visibilitychange", restore);
  };
}

function titleFor(state: ReplyState): string | null {
  if (state === "completed") return t("waiting:titleReady");
  return state === "failed" ? t("waiting:titleFailed") : null;
}
