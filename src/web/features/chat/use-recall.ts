import { type KeyboardEvent, useRef } from "react";

/**
 * Arrow up in an empty box brings back one's own earlier questions, the last one first; arrow down goes the way back to
 * the empty box. What was typed, or changed, is never replaced.
 * @param earlier in the order asked
 * @returns whether the key was taken
 */
export function useRecall(
  earlier: readonly string[],
  text: string,
  show: (text: string) => void,
): (event: KeyboardEvent<HTMLTextAreaElement>) => boolean {
  const at = useRef<number | null>(null);
  return (event) => {
    const step = stepOf(event);
    if (step === 0) return false;
    const recalls = at.current !== null && earlier[at.current] === text;
    if (!recalls) at.current = null;
    if (recalls ? !isAtEdge(event.currentTarget) : text !== "" || step > 0) return false;
    const next = (at.current ?? earlier.length) + step;
    if (next < 0) return true;
    at.current = next < earlier.length ? next : null;
    show(earlier[next] ?? "");
    return true;
  };
}

function stepOf({ key, shiftKey, ctrlKey, altKey, metaKey, nativeEvent }: KeyboardEvent): number {
  if (shiftKey || ctrlKey || altKey || metaKey || nativeEvent.isComposing) return 0;
  if (key === "ArrowUp") return -1;
  return key === "ArrowDown" ? 1 : 0;
}

/** Within the text the arrows move the caret, as everywhere. */
function isAtEdge({ selectionStart, selectionEnd, value }: HTMLTextAreaElement): boolean {
  return selectionStart === selectionEnd && [0, value.length].includes(selectionStart);
}
