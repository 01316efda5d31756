import { ArrowDown } from "lucide-react";
import { useEffect, useState } from "react";
import { useStickToBottom } from "use-stick-to-bottom";
import type { SessionId } from "#contracts/ids.ts";
import { Button } from "../../components/button.tsx";
import { TurnView } from "./turn-view.tsx";
import type { Turn } from "./turns.ts";

type ConversationProps = { sessionId: SessionId; turns: Turn[]; onHide(): void };

/** The button to return comes and goes at two distances, so that it doesn't flicker at one. Pixels. */
const comesAt = 200;
const leavesAt = 60;

/** Keeps to the end while an answer grows, and lets go as soon as the reader scrolls up. */
export function Conversation({ sessionId, turns, onHide }: ConversationProps) {
  const { scrollRef, contentRef, scrollToBottom } = useStickToBottom({
    initial: "instant",
    resize: prefersStillness() ? "instant" : "smooth",
  });
  const [away, setAway] = useState(false);
  const newestId = turns.at(-1)?.id;
  useEffect(() => {
    if (newestId) void scrollToBottom(prefersStillness() ? "instant" : "smooth");
  }, [newestId, scrollToBottom]);
  function measure(scroller: HTMLElement) {
    const distance = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    setAway((was) => distance > (was ? leavesAt : comesAt));
  }
  return (
    <div className="relative min-h-0 flex-1 print:static">
      <div
        ref={scrollRef}
        onScroll={(event) => measure(event.currentTarget)}
        className="@container-size h-full overflow-y-auto overscroll-contain print:h-auto print:overflow-visible print:[container-type:normal]"
      >
        <div
          ref={contentRef}
          role="log"
          aria-live="off"
          aria-label="Questions and answers"
          className="mx-auto w-full max-w-[48rem] px-4 pt-3 sm:px-6"
        >
          {turns.map((turn) => (
            <TurnView
              key={turn.id}
              sessionId={sessionId}
              turn={turn}
              newest={turn.id === newestId}
              onHide={onHide}
            />
          ))}
        </div>
      </div>
      {away ? (
        <Button
          look="quiet"
          className="absolute inset-x-0 bottom-3 mx-auto w-fit rounded-full shadow-float print:hidden"
          onClick={() => void scrollToBottom()}
        >
          <ArrowDown aria-hidden className="size-4" />
          To the newest
        </Button>
      ) : null}
    </div>
  );
}

function prefersStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
