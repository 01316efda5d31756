const storageKey = "healify:cares-for-somebody";

/** Whether the person cares for anybody, as far as this browser knows before the server says. Sign-out forgets it. */
export function caresForSomebody(): boolean {
  return localStorage.getItem(storageKey) !== null;
}

export function rememberCares(cares: boolean): void {
  try {
    if (cares) localStorage.setItem(storageKey, "yes");
    else localStorage.removeItem(storageKey);
  } catch {
    // Storage that is full: a line moves once.
  }
}
