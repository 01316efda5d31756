/**
 * Waits, but no longer than until the page has a reason to hurry: it is shown again, or the network is back.
 * @param milliseconds the longest wait
 */
export function waitOrWake(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stopListening = onWake(finish);
    const timer = setTimeout(finish, milliseconds);
    signal.addEventListener("abort", finish);
    function finish() {
      stopListening();
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    }
  });
}

/** Calls back whenever the page comes back to life. @returns how to stop listening */
export function onWake(listener: () => void): () => void {
  const whenVisible = () => {
    if (document.visibilityState === "visible") listener();
  };
  document.addEventListener("visibilitychange", whenVisible);
  window.addEventListener("pageshow", listener);
  window.addEventListener("online", listener);
  return () => {
    document.removeEventListener("visibilitychange", whenVisible);
    window.removeEventListener("pageshow", listener);
    window.removeEventListener("online", listener);
  };
}
