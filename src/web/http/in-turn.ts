/**
 * Has the tabs of this browser do a work one after the other. Where there are no locks, as on plain http in a home
 * network and where site data is blocked, and where the turn doesn't come before `signal`, it is done at once.
 */
export async function inTurn<T>(
  name: string,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  // The DOM's types promise locks everywhere; insecure pages have none.
  if (!("locks" in navigator)) return work();
  let begun = false;
  try {
    return await navigator.locks.request(name, signal ? { signal } : {}, () => {
      begun = true;
      return work();
    });
  } catch (fault) {
    if (begun) throw fault;
    return work();
  }
}
