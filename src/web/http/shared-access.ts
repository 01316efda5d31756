/**
 * Tabs of one browser share what one of them has refreshed, from memory to memory: a channel of this origin, no storage.
 * Storage holds only when it was, which tells a tab whether a token may be on its way to it.
 */
import { z } from "zod";
import { adoptAccessToken, readAccess, subscribeToAccess } from "./access-token.ts";

const messageSchema = z.object({ accessToken: z.string(), expiresAt: z.number() });

const refreshedKey = "healify:refreshed-at";
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("healify:access") : null;

channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const message = messageSchema.safeParse(data);
  // Whoever signed out in this tab stays out, whatever another tab does.
  if (!message.success || readAccess().status === "out") return;
  adoptAccessToken(message.data.accessToken, message.data.expiresAt);
});

export function shareAccess(accessToken: string, expiresAt: number): void {
  localStorage.setItem(refreshedKey, String(Date.now()));
  channel?.postMessage({ accessToken, expiresAt });
}

/** Whether this tab got a token, from whichever tab, since then (epoch milliseconds). */
export function heldSince(time: number): boolean {
  const access = readAccess();
  return access.status === "in" && access.heldAt >= time;
}

/** Time for a message from another tab of this browser. Milliseconds. */
const arrivesWithin = 300;

/** Waits for a token that another tab has got since then; false at once when none has. */
export async function sharedSince(time: number): Promise<boolean> {
  if (heldSince(time)) return true;
  if (!channel || Number(localStorage.getItem(refreshedKey) ?? 0) < time) return false;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const stop = subscribeToAccess(() => resolve(heldSince(time)));
  const timer = setTimeout(() => resolve(false), arrivesWithin);
  return promise.finally(() => {
    stop();
    clearTimeout(timer);
  });
}
