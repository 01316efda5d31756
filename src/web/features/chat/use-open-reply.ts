import { useSyncExternalStore } from "react";
import type { ReplyId } from "#contracts/ids.ts";
import { liveReply, subscribeToReply } from "./stream/live-replies.ts";
import { isOver, viewOfMessage } from "./stream/reply-view.ts";
import type { Turn } from "./turns.ts";

/** The reply that is being written or waits, if any: the one that Stop would stop. */
export function useOpenReply(turns: Turn[]): ReplyId | null {
  const replies = turns.flatMap(({ reply }) =>
    reply && !isOver(viewOfMessage(reply)) ? [reply] : [],
  );
  return useSyncExternalStore(
    (listener) => {
      const ends = replies.map(({ id }) => subscribeToReply(id, listener));
      return () => {
        for (const end of ends) end();
      };
    },
    () => {
      const open = replies.find(({ id }) => {
        const live = liveReply(id);
        return !live || !isOver(live.view);
      });
      return open?.id ?? null;
    },
  );
}
