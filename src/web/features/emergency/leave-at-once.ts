/** A page that anybody may have open. */
const neutralPage = "https://www.wikipedia.org/";
/** Set in a tab that was left, so that its "back" button leaves again. */
const storageKey = "healify:left";

/** Empties the screen and puts another page in the place of this one. */
export function leaveAtOnce(): void {
  try {
    sessionStorage.setItem(storageKey, "yes");
  } catch {
    // Storage that is full of a long draft: nothing may keep anybody here.
  }
  document.title = "…";
  document.getElementById("root")?.remove();
  for (const dialog of document.querySelectorAll("dialog")) dialog.remove();
  window.location.replace(neutralPage);
}

/**
 * Leaves again when the "back" button brought somebody here who had left. Whoever opens Healify anew is let in.
 * @returns whether it is leaving: nothing may be shown then
 */
export function leftBefore(): boolean {
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && sessionStorage.getItem(storageKey)) leaveAtOnce();
  });
  if (!sessionStorage.getItem(storageKey)) return false;
  if (cameBack()) {
    leaveAtOnce();
    return true;
  }
  sessionStorage.removeItem(storageKey);
  return false;
}

function cameBack(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type === "back_forward";
}
