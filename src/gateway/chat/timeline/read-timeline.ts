/** The timeline: one entry for each chat session and person that it is about, the one used last first. */
import type { AboutWhom, Timeline, TimelineEntry } from "#contracts/finding.ts";
import type { UserId } from "#contracts/ids.ts";
import type { ChatDependencies } from "../chat-dependencies.ts";
import { readAdvice } from "../search/turn-store.ts";
import { formatCursor, turnsPerBatch, walkSessions } from "../search/walk-sessions.ts";
import { entriesOf, openAdvice } from "./timeline-entries.ts";

const entriesShown = 50;
const lookMs = 150;

type TimelineQuery = { about?: AboutWhom | undefined; cursor?: string | undefined };

/** Of a chat session its newest questions are told; @param gone tells that nobody waits any more */
export async function readTimeline(
  { database, vault }: Pick<ChatDependencies, "database" | "vault">,
  userId: UserId,
  { about, cursor }: TimelineQuery,
  gone: AbortSignal,
): Promise<Timeline> {
  const person = await vault.person(userId);
  const until = performance.now() + lookMs;
  const items: TimelineEntry[] = [];
  for await (const parts of walkSessions(database, userId, cursor ?? null, turnsPerBatch)) {
    const rows = Map.groupBy(await readAdvice(database, parts), (row) => row.session_id);
    for (const { session } of parts) {
      const advice = (rows.get(session.id) ?? []).map((row) => openAdvice(row, person));
      const entries = entriesOf(session, advice.reverse(), person);
      items.push(...entries.filter((entry) => isAbout(entry, about)));
    }
    const last = parts.at(-1);
    if (last && (gone.aborted || items.length >= entriesShown || performance.now() >= until)) {
      return { items, nextCursor: formatCursor(last) };
    }
  }
  return { items, nextCursor: null };
}

const isAbout = (entry: TimelineEntry, about: AboutWhom | undefined): boolean =>
  about === undefined || (entry.about?.id ?? "self") === about;
