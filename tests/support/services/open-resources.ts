import { setTimeout as delay } from "node:timers/promises";

/** Like vi.waitFor, which has timers of its own while it looks. */
export async function untilNoneLeft(look: () => string[]): Promise<void> {
  for (let tries = 0; tries < 1_500 && look().length > 0; tries += 1) await delay(20);
  if (look().length > 0) throw new Error(`Still open: ${look().join(", ")}`);
}

/** Gives what keeps the process alive (sockets, timers, children) that did not do so now. */
export function resourcesOpenedFromNow(): () => string[] {
  const transient = new Set(["Immediate", "FSReqCallback", "FSReqPromise"]);
  const active = () => process.getActiveResourcesInfo().filter((kind) => !transient.has(kind));
  const before = active();
  return () => {
    const known = [...before];
    return active().filter((kind) => {
      const index = known.indexOf(kind);
      if (index >= 0) known.splice(index, 1);
      return index < 0;
    });
  };
}
