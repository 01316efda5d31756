import { type ComponentType, lazy } from "react";

/** A page whose code is fetched when it is first opened; after an update the old page's files are gone. */
export function lazyPage<P extends object>(load: () => Promise<{ default: ComponentType<P> }>) {
  return lazy(() => load().catch(reloadOnce));
}

const storageKey = "healify:reloaded-at";
/** A second fault this soon isn't cured by reloading. Milliseconds. */
const soon = 20_000;

function reloadOnce(fault: unknown): Promise<never> {
  const before = Number(sessionStorage.getItem(storageKey) ?? 0);
  if (!navigator.onLine || Date.now() - before < soon) return Promise.reject(fault);
  sessionStorage.setItem(storageKey, String(Date.now()));
  window.location.reload();
  return new Promise(() => undefined);
}
