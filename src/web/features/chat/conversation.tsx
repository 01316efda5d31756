import { ArrowDown } from "lucide-react";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useLocation } from "react-router";
import { useStickToBottom } from "use-stick-to-bottom";
import type { SessionId } from "#contracts/ids.ts";
import { IconButton } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { holdInView } from "./hold-in-view.ts";
import { PassageRoom } from "./opened-passage.tsx";
import { TurnPlace } from "./turn-place.tsx";
import type { Turn } from "./turns.ts";
import { TurnsInSightContext, useTurnsInSight } from "./turns-in-sight.ts";

type ConversationProps = { sessionId: SessionId; turns: Turn[]; onHide(): void };

/** The button to return comes and goes at two distances, so that it doesn't flicker at one. Pixels. */
const comesAt = 200;
const leavesAt = 60;

/** Turns that are drawn with the page: as many as the tallest screen shows. */
const drawnAtOnce = 6;

/**
 * A new question rises to the top and stays there while its answer grows below: an answer is read from its beginning,
 * and an emergency card never scrolls away by itself. Who scrolls to the end follows it from then on, until they
 * scroll up.
 */
export function Conversation({ sessionId, turns, onHide }: ConversationProps) {
  const hide = useStable(onHide);
  const following = useRef(false);
  const rising = useRef(false);
  const lastTop = useRef(0);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const touched = useTouched(scroller);
  const inSight = useTurnsInSight(scroller);
  const newestId = turns.at(-1)?.id;
  const { scrollRef, contentRef, scrollToBottom, stopScroll } = useStickToBottom({
    initial: "instant",
    resize: prefersStillness() ? "instant" : "smooth",
    targetScrollTop: (end, { contentElement }) =>
      following.current ? end : Math.min(end, topOfNewest(contentElement)),
  });
  const away = useAway(scroller);
  const adviceId = turns.findLast(({ triage }) => triage?.disposition != null)?.id;
  useEffect(() => {
    following.current = false;
    touched.current = false;
    if (!newestId) return;
    rising.current = true;
    void Promise.resolve(scrollToBottom(prefersStillness() ? "instant" : "smooth")).finally(() => {
      rising.current = false;
    });
  }, [newestId, scrollToBottom, touched]);
  useAddressedTurn(stopScroll);
  const attach = useCallback(
    (element: HTMLElement | null) => {
      scrollRef(element);
      setScroller(element);
    },
    [scrollRef],
  );
  function measure(element: HTMLElement) {
    if (rising.current) holdBack(element);
    const pastQuestion = element.scrollTop > topOfNewest(element.firstElementChild) + leavesAt;
    if (element.scrollTop < lastTop.current) following.current = false;
    const atEnd = pastQuestion && distanceToEnd(element) < leavesAt;
    if (atEnd && touched.current) following.current = true;
    lastTop.current = element.scrollTop;
  }
  function goToEnd() {
    following.current = true;
    void scrollToBottom(prefersStillness() ? "instant" : "smooth");
  }
  return (
    <PassageRoom>
      <div className="relative min-h-0 flex-1 print:static">
        <div
          ref={attach}
          onScroll={(event) => measure(event.currentTarget)}
          className="@container-size relative h-full overflow-y-auto overscroll-contain print:h-auto print:overflow-visible print:[container-type:normal]"
        >
          <TurnsInSightContext value={inSight}>
            <div
              ref={contentRef}
              role="log"
              aria-live="off"
              aria-label={t("reading:log")}
              className="mx-auto w-full max-w-[48rem] pt-3"
            >
              {turns.map((turn, place) => (
                <TurnPlace
                  key={turn.id}
                  sessionId={sessionId}
                  turn={turn}
                  newest={turn.id === newestId}
                  latestAdvice={turn.id === adviceId}
                  atOnce={place >= turns.length - drawnAtOnce}
                  onHide={hide}
                />
              ))}
            </div>
          </TurnsInSightContext>
        </div>
        {away ? (
          <IconButton
            label={t("reading:toEnd")}
            className="absolute end-3 bottom-3 border border-line bg-surface text-ink shadow-float sm:end-6 print:hidden"
            onClick={goToEnd}
          >
            <ArrowDown aria-hidden className="size-5" />
          </IconButton>
        ) : null}
      </div>
    </PassageRoom>
  );
}

/** The spring that lifts a question overshoots when a frame comes late: never past what stands below the question. */
function holdBack(element: HTMLElement): void {
  const top = topOfNewest(element.firstElementChild);
  if (element.scrollTop > top) element.scrollTop = top;
}

function distanceToEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number {
  return scrollHeight - scrollTop - clientHeight;
}

/**
 * Whether somebody has used anything since it was last set to false: what grows or shrinks above moves the list, too, and
 * must not be taken for a person who scrolls.
 */
function useTouched(scroller: HTMLElement | null): RefObject<boolean> {
  const touched = useRef(false);
  useEffect(() => {
    if (!scroller) return;
    const listening = new AbortController();
    const touch = () => {
      touched.current = true;
    };
    const how = { passive: true, signal: listening.signal };
    for (const kind of ["wheel", "touchmove", "pointerdown"] as const)
      scroller.addEventListener(kind, touch, how);
    window.addEventListener("keydown", touch, how);
    return () => listening.abort();
  }, [scroller]);
  return touched;
}

/** Whether the end is out of sight: because one scrolled, or because the answer grew below the screen. */
function useAway(scroller: HTMLElement | null): boolean {
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (!scroller) return;
    const look = () => setAway((was) => distanceToEnd(scroller) > (was ? leavesAt : comesAt));
    const sizes = new ResizeObserver(look);
    for (const element of [scroller, ...scroller.children]) sizes.observe(element);
    scroller.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener("scroll", look);
    };
  }, [scroller]);
  return away;
}

/** The same function in every render, so that turns which stay as they are aren't drawn again. */
function useStable(act: () => void): () => void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  }, [act]);
  return useCallback(() => latest.current(), []);
}

/** An address that names a turn opens the chat there, and not at its end. */
function useAddressedTurn(stopScroll: () => void): void {
  const { hash } = useLocation();
  useEffect(() => {
    const turn = hash === "" ? null : document.getElementById(hash.slice(1));
    if (!turn) return;
    stopScroll();
    return holdInView(turn);
  }, [hash, stopScroll]);
}

/** Where the newest question would stand at the top. Pixels; the end of the list while there is none. */
function topOfNewest(content: Element | null): number {
  const turn = content?.lastElementChild;
  return turn instanceof HTMLElement ? turn.offsetTop : Number.POSITIVE_INFINITY;
}

function prefersStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
