import { type ComponentType, lazy } from "react";

/**
 * A part of a page that the page can do without. Where its code can't be fetched, as without a connection or after an
 * update, something simpler stands in: it must never take away the page around it, with an emergency card on it.
 */
export function lazyPart<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  without: ComponentType<P> = () => null,
) {
  return lazy(() => load().catch(() => ({ default: without })));
}
