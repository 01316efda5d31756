import type { SessionId } from "#contracts/ids.ts";
import type { Turn } from "./turns.ts";
import { useLiveView } from "./use-live-view.ts";

type Reply = NonNullable<Turn["reply"]>;

/** Tells screen readers that an answer begins and that it is there; never its words as they come. */
export function Announcer({ sessionId, reply }: { sessionId: SessionId; reply: Reply | null }) {
  return (
    <div role="status" className="sr-only">
      {reply ? <Announced sessionId={sessionId} reply={reply} /> : null}
    </div>
  );
}

const said = {
  waiting: "Your question is waiting.",
  queued: "Your question was received.",
  answering: "The answer is being written.",
  completed: "The answer is ready.",
  failed: "The answer could not be finished. You can try again.",
  stopped: "The answer was stopped.",
} satisfies Record<Reply["state"], string>;

function Announced({ sessionId, reply }: { sessionId: SessionId; reply: Reply }) {
  return said[useLiveView(sessionId, reply).view.state];
}
