import { ArrowDown } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useStickToBottom } from "use-stick-to-bottom";
import type { SessionId } from "#contracts/ids.ts";
import { IconButton } from "../../components/button.tsx";
import { TurnView } from "./turn-view.tsx";
import type { Turn } from "./turns.ts";

type ConversationProps = { sessionId: SessionId; turns: Turn[]; onHide(): void };

/** The button to return comes and goes at two distances, so that it doesn't flicker at one. Pixels. */
const comesAt = 200;
const leavesAt = 60;

/**
 * A new question rises to the top and stays there while its answer grows below: an answer is read from its beginning,
 * and an emergency card never scrolls away by itself. Who scrolls to the end follows it from then on, until they
 * scroll up.
 */
export function Conversation({ sessionId, turns, onHide }: ConversationProps) {
  const newest = useRef<HTMLDivElement>(null);
  const following = useRef(false);
  const { scrollRef, contentRef, scrollToBottom } = useStickToBottom({
    initial: "instant",
    resize: prefersStillness() ? "instant" : "smooth",
    targetScrollTop: (end) => (following.current ? end : Math.min(end, topOf(newest.current))),
  });
  const [away, setAway] = useState(false);
  const newestId = turns.at(-1)?.id;
  const adviceId = turns.findLast(({ triage }) => triage?.disposition != null)?.id;
  useEffect(() => {
    following.current = false;
    if (newestId) void scrollToBottom(prefersStillness() ? "instant" : "smooth");
  }, [newestId, scrollToBottom]);
  function measure(scroller: HTMLElement) {
    const distance = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    const pastQuestion = scroller.scrollTop > topOf(newest.current) + leavesAt;
    following.current = pastQuestion && distance < leavesAt;
    setAway((was) => distance > (was ? leavesAt : comesAt));
  }
  function goToEnd() {
    following.current = true;
    void scrollToBottom();
  }
  return (
    <div className="relative min-h-0 flex-1 print:static">
      <div
        ref={scrollRef}
        onScroll={(event) => measure(event.currentTarget)}
        className="@container-size relative h-full overflow-y-auto overscroll-contain print:h-auto print:overflow-visible print:[container-type:normal]"
      >
        <div
          ref={contentRef}
          role="log"
          aria-live="off"
          aria-label="Questions and answers"
          className="mx-auto w-full max-w-[48rem] px-4 pt-3 sm:px-6"
        >
          {turns.map((turn) => (
            <div key={turn.id} ref={turn.id === newestId ? newest : null}>
              <TurnView
                sessionId={sessionId}
                turn={turn}
                newest={turn.id === newestId}
                latestAdvice={turn.id === adviceId}
                onHide={onHide}
              />
            </div>
          ))}
        </div>
      </div>
      {away ? (
        <IconButton
          label="To the end"
          className="absolute end-3 bottom-3 border border-line bg-surface text-ink shadow-float sm:end-6 print:hidden"
          onClick={goToEnd}
        >
          <ArrowDown aria-hidden className="size-5" />
        </IconButton>
      ) : null}
    </div>
  );
}

/** Where the newest question would stand at the top. Pixels; the end of the list while there is none. */
function topOf(turn: HTMLElement | null): number {
  return turn ? turn.offsetTop : Number.POSITIVE_INFINITY;
}

function prefersStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
