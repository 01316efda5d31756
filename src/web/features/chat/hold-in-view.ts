/** As long as what is near a place that was jumped to may still be drawn. Milliseconds. */
const heldFor = 1000;
const ownMoves = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/**
 * Keeps an element at the top of what scrolls while the turns above it take their real height, until the person moves
 * by themselves. Gives what ends it.
 */
export function holdInView(element: HTMLElement): () => void {
  const until = performance.now() + heldFor;
  const ended = new AbortController();
  const end = () => ended.abort();
  const hold = () => {
    if (ended.signal.aborted) return;
    element.scrollIntoView({ block: "start" });
    if (performance.now() < until) requestAnimationFrame(hold);
    else end();
  };
  for (const move of ownMoves) {
    window.addEventListener(move, end, { passive: true, signal: ended.signal });
  }
  hold();
  return end;
}
