import { createContext, startTransition, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** How far from the screen a turn is drawn whole, so that nobody sees it being drawn. In heights of the screen. */
const reach = "150% 0px";

/** Further than this in one frame, nobody reads what passes: its bare words do. In heights of the screen. */
const flick = 0.1;

type Show = () => void;

/**
 * Draws the turns of a long chat when they come near the screen, one in a frame at most and none during a flick: so a
 * thousand messages open at once and scroll without a pause. Before it is printed, everything is drawn.
 */
export class TurnsInSight {
  readonly #waiting = new Map<Element, Show>();
  readonly #near = new Set<Element>();
  readonly #observer: IntersectionObserver;
  readonly #scroller: HTMLElement;
  #frame = 0;
  #lastTop = 0;

  constructor(scroller: HTMLElement) {
    this.#scroller = scroller;
    this.#observer = new IntersectionObserver((entries) => this.#look(entries), {
      root: scroller,
      rootMargin: reach,
    });
    window.addEventListener("beforeprint", this.#showAll);
  }

  /** @returns how to stop waiting */
  await(turn: Element, show: Show): () => void {
    this.#waiting.set(turn, show);
    this.#observer.observe(turn);
    return () => this.#forget(turn);
  }

  close(): void {
    window.removeEventListener("beforeprint", this.#showAll);
    cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#near.add(target);
      else this.#near.delete(target);
    }
    this.#goOn();
  }

  #goOn(): void {
    if (this.#frame !== 0 || this.#near.size === 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      // What came last is nearest to where the reader is going.
      const next = this.#flicked() ? undefined : [...this.#near].at(-1);
      if (next) startTransition(() => this.#show(next));
      this.#goOn();
    });
  }

  #flicked(): boolean {
    const { scrollTop, clientHeight } = this.#scroller;
    const moved = Math.abs(scrollTop - this.#lastTop);
    this.#lastTop = scrollTop;
    return moved > flick * clientHeight;
  }

  #show(turn: Element): void {
    const show = this.#waiting.get(turn);
    this.#forget(turn);
    show?.();
  }

  #forget(turn: Element): void {
    this.#observer.unobserve(turn);
    this.#waiting.delete(turn);
    this.#near.delete(turn);
  }

  readonly #showAll = (): void => {
    // One turn alone is on the screen, and whole.
    if (document.documentElement.dataset.printing === "one") return;
    flushSync(() => {
      for (const turn of [...this.#waiting.keys()]) this.#show(turn);
    });
  };
}

export const TurnsInSightContext = createContext<TurnsInSight | null>(null);

/** For the element that scrolls; null until it is there. */
export function useTurnsInSight(scroller: HTMLElement | null): TurnsInSight | null {
  const [inSight, setInSight] = useState<TurnsInSight | null>(null);
  useEffect(() => {
    if (!scroller) return;
    const made = new TurnsInSight(scroller);
    setInSight(made);
    return () => made.close();
  }, [scroller]);
  return inSight;
}

/** Whether a turn is drawn whole: at once, or from when it first came near. */
export function useWhole(inSight: TurnsInSight | null, atOnce: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const [whole, setWhole] = useState(atOnce);
  useEffect(() => {
    const element = place.current;
    if (whole || !element || !inSight) return;
    return inSight.await(element, () => setWhole(true));
  }, [whole, inSight]);
  return { place, whole: whole || atOnce };
}
