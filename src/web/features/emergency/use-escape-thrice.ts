import { useEffect } from "react";

const presses = 3;
/** Longer than this between two presses, and it begins anew. Milliseconds. */
const pause = 1_000;

/** Escape alone closes what is open; three times in a row is an intent of its own. */
export function useEscapeThrice(act: () => void): void {
  useEffect(() => {
    let count = 0;
    let last = Number.NEGATIVE_INFINITY;
    const onKeyDown = ({ key, repeat, timeStamp }: KeyboardEvent) => {
      if (repeat) return;
      count = key === "Escape" ? (timeStamp - last <= pause ? count + 1 : 1) : 0;
      last = timeStamp;
      if (count === presses) act();
    };
    // Heard before a dialog or a menu keeps it to itself.
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [act]);
}
