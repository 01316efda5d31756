import type { SessionId } from "#contracts/ids.ts";
import { t } from "../../language/t.ts";
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

function Announced({ sessionId, reply }: { sessionId: SessionId; reply: Reply }) {
  return t(`waiting:said.${useLiveView(sessionId, reply).view.state}`);
}
