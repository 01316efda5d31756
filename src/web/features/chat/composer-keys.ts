import type { KeyboardEvent } from "react";

/** Enter sends where there are keys; while a word is being composed, or on a touch keyboard, it belongs to the text. */
export function sendsByEnter(event: KeyboardEvent): boolean {
  // Safari ends a composition before it tells of the Enter that ended it; 229 gives that Enter away.
  const composing = event.nativeEvent.isComposing || event.keyCode === 229;
  if (event.key !== "Enter" || event.shiftKey || composing) return false;
  return !hasTouchKeyboard();
}

export function hasTouchKeyboard(): boolean {
  return window.matchMedia("(hover: none) and (pointer: coarse)").matches;
}
