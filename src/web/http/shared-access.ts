/**
 * Tabs of one browser share the access token, from memory to memory, over a channel of this origin: nothing is stored.
 * A tab whose token is over asks the others first. They answer at once, with theirs or that they have none, so that a tab
 * waits for nobody in vain; and a tab that is alone asks nobody.
 */
import { z } from "zod";
import { adoptAccessToken, readAccess, subscribeToAccess } from "./access-token.ts";

const messageSchema = z.discriminatedUnion("kind", [
  /** A tab was opened, or answers one that was. */
  z.object({ kind: z.literal("here"), tab: z.string(), isAnswer: z.boolean() }),
  z.object({ kind: z.literal("gone"), tab: z.string() }),
  z.object({ kind: z.literal("ask"), tab: z.string() }),
  z.object({
    kind: z.literal("tell"),
    tab: z.string(),
    held: z.object({ accessToken: z.string(), expiresAt: z.number() }).nullable(),
  }),
]);
type Message = z.infer<typeof messageSchema>;

const tab = Array.from(crypto.getRandomValues(new Uint32Array(4)), String).join("-");
const others = new Set<string>();
/** Told of every answer. */
const hearers = new Set<(from: string) => void>();
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("healify:access") : null;

const say = (message: Message): void => channel?.postMessage(message);

/** Joins the tabs of this browser. Call once. */
export function joinTabs(): void {
  channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const message = messageSchema.safeParse(data);
    if (message.success) hear(message.data);
  });
  window.addEventListener("pageshow", () => say({ kind: "here", tab, isAnswer: false }));
  window.addEventListener("pagehide", () => say({ kind: "gone", tab }));
  say({ kind: "here", tab, isAnswer: false });
}

function hear(message: Message): void {
  if (message.kind === "gone") others.delete(message.tab);
  else others.add(message.tab);
  if (message.kind === "here" && !message.isAnswer) say({ kind: "here", tab, isAnswer: true });
  if (message.kind === "ask") say({ kind: "tell", tab, held: heldHere() });
  if (message.kind !== "tell") return;
  if (message.held) takeOver(message.held);
  for (const hearer of hearers) hearer(message.tab);
}

function heldHere() {
  const access = readAccess();
  if (access.status !== "in") return null;
  const { accessToken, expiresAt } = access;
  return { accessToken, expiresAt };
}

function takeOver({ accessToken, expiresAt }: { accessToken: string; expiresAt: number }): void {
  const access = readAccess();
  // Whoever signed out in this tab stays out, whatever another tab does.
  if (access.status === "out") return;
  if (access.status === "in" && access.expiresAt >= expiresAt) return;
  adoptAccessToken(accessToken, expiresAt);
}

export function shareAccess(accessToken: string, expiresAt: number): void {
  say({ kind: "tell", tab, held: { accessToken, expiresAt } });
}

/** A tab that says nothing for this long is gone, or can't help. Milliseconds. */
const answersWithin = 1_500;

/** Whether this tab holds another token than that one, after the other tabs were asked for theirs. */
export async function newerThan(replaced: string | null): Promise<boolean> {
  const silent = new Set(others);
  if (holdsOther(replaced) || silent.size === 0) return holdsOther(replaced);
  const { promise, resolve } = Promise.withResolvers<void>();
  const hearer = (from: string) => {
    silent.delete(from);
    if (silent.size === 0) resolve();
  };
  hearers.add(hearer);
  const stop = subscribeToAccess(() => holdsOther(replaced) && resolve());
  const timer = setTimeout(resolve, answersWithin);
  say({ kind: "ask", tab });
  await promise;
  clearTimeout(timer);
  stop();
  hearers.delete(hearer);
  if (!holdsOther(replaced)) for (const each of silent) others.delete(each);
  return holdsOther(replaced);
}

function holdsOther(replaced: string | null): boolean {
  const access = readAccess();
  return access.status === "in" && access.accessToken !== replaced;
}
