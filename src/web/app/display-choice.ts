import { useSyncExternalStore } from "react";
import { z } from "zod";

/** How this device shows things: kept in the browser, and set on <html>, where the styles read it. */
export type DisplayChoice<T extends string> = {
  options: readonly [T, ...T[]];
  use(): T;
  choose(option: T): void;
};

/** @param attribute of <html>'s dataset. @param options the first is what holds without a choice */
export function displayChoice<const T extends string>(
  attribute: "theme" | "textSize",
  storageKey: string,
  options: readonly [T, ...T[]],
): DisplayChoice<T> {
  const listeners = new Set<() => void>();
  const kept = z.enum(options).catch(options[0]);
  const read = () => kept.parse(localStorage.getItem(storageKey));

  function show(): void {
    const option = read();
    if (option === options[0]) delete document.documentElement.dataset[attribute];
    else document.documentElement.dataset[attribute] = option;
    for (const tell of listeners) tell();
  }
  // Another tab chose.
  window.addEventListener("storage", ({ key }) => key === storageKey && show());

  return {
    options,
    use: () => useSyncExternalStore(subscribe, read),
    choose(option) {
      if (option === options[0]) localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, option);
      show();
    },
  };

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
}
