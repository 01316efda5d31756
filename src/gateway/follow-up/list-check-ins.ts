/** The chat sessions whose person is to be asked how they are now. When, stands nowhere in clear: it tells how urgent it was. */
import type { CheckIn } from "#contracts/follow-up.ts";
import type { UserId } from "#contracts/ids.ts";
import type { Triage } from "#contracts/triage.ts";
import { askAgainAt } from "#safety/follow-up/ask-again.ts";
import { titleContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { openContext } from "../chat/present.ts";
import { type FollowUpDependencies, openTriage } from "./follow-up-dependencies.ts";
import { findLatest, openRecord } from "./follow-up-store.ts";

/** Nobody is asked about a chat that lies further back. */
const askedForMs = 14 * 24 * 60 * 60_000;
const sessionsRead = 20;

export async function listCheckIns(
  { database, vault, clock }: FollowUpDependencies,
  userId: UserId,
): Promise<CheckIn[]> {
  const now = clock();
  const rows = await findLatest(database, userId, {
    since: now - askedForMs,
    limit: sessionsRead,
  });
  const person = await vault.person(userId);
  return [...Map.groupBy(rows, (row) => row.session_id).values()].flatMap((questions) => {
    const checkIn = presentNewest(questions, person);
    return checkIn && Date.parse(checkIn.askAt) <= now ? [checkIn] : [];
  });
}

type LatestRow = Awaited<ReturnType<typeof findLatest>>[number];

/** Of a session's questions, newest first, the first with a disposition counts. */
function presentNewest(questions: readonly LatestRow[], person: PersonSeal): CheckIn | null {
  for (const row of questions) {
    const triage = openTriage(row, person);
    if (triage.disposition !== null) return present(row, triage, person);
  }
  return null;
}

function present(row: LatestRow, triage: Triage, person: PersonSeal): CheckIn | null {
  const { disposition, withinHours } = triage;
  const askAt = askAgainAt(triage, row.created_at, openRecord(row, person).outcomes);
  if (askAt === null || disposition === null) return null;
  return {
    sessionId: row.session_id,
    messageId: row.id,
    title: person.open(row.title_sealed, titleContext(row.session_id)),
    about: openContext(row, person)?.about ?? null,
    disposition,
    withinHours,
    saidAt: new Date(row.created_at).toISOString(),
    askAt: new Date(askAt).toISOString(),
  };
}
