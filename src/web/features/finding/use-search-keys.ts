import { type RefObject, useEffect } from "react";

/** The field of a drawer that is being opened for it takes the focus when it is there. */
let awaited = false;

/**
 * Ctrl or Cmd and K go to the search field, wherever one is.
 * @param openDrawer where the field's own place isn't shown
 */
export function useSearchShortcut(
  field: RefObject<HTMLInputElement | null>,
  openDrawer: () => void,
): void {
  useEffect(() => {
    if (awaited) requestAnimationFrame(() => takeFocus(field.current));
    function onKey(event: KeyboardEvent) {
      const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isShortcut || event.key.toLowerCase() !== "k" || event.defaultPrevented) return;
      if (!isShown(field.current) && document.querySelector("dialog[open]")) return;
      event.preventDefault();
      if (isShown(field.current)) {
        field.current?.focus();
        field.current?.select();
        return;
      }
      awaited = true;
      openDrawer();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [field, openDrawer]);
}

/** Once the drawer has opened, and given the focus to what stands first in it. */
function takeFocus(field: HTMLInputElement | null): void {
  if (!awaited || !isShown(field)) return;
  awaited = false;
  field?.focus();
}

const isShown = (field: HTMLElement | null): boolean => field?.checkVisibility() ?? false;

/** Down and up go through the field and what was found; Escape ends the search. */
export function useResultKeys(
  around: RefObject<HTMLElement | null>,
  field: RefObject<HTMLInputElement | null>,
  end: () => void,
): void {
  useEffect(() => {
    const element = around.current;
    const onKey = (event: KeyboardEvent) => {
      if (!element || event.defaultPrevented) return;
      if (event.key === "Escape" && field.current?.value) {
        // Not the drawer that it may stand in.
        event.preventDefault();
        end();
        field.current.focus();
      } else if (event.key === "ArrowDown") move(event, element, field.current, 1);
      else if (event.key === "ArrowUp") move(event, element, field.current, -1);
    };
    element?.addEventListener("keydown", onKey);
    return () => element?.removeEventListener("keydown", onKey);
  }, [around, field, end]);
}

function move(
  event: KeyboardEvent,
  around: HTMLElement,
  field: HTMLInputElement | null,
  by: 1 | -1,
): void {
  const links = around.querySelectorAll<HTMLElement>("[data-results] a");
  const places: (Element | null)[] = [field, ...links];
  const at = places.indexOf(document.activeElement);
  if (at === -1 || links.length === 0) return;
  event.preventDefault();
  const next = places[at + by];
  if (next instanceof HTMLElement) next.focus();
}
