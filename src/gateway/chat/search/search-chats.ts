/**
 * Search over one's own chats. Nothing of anybody's words lies anywhere in clear, so each look opens them anew, the
 * newest first, for a moment; who wants more goes on with the cursor. What was looked for is kept nowhere.
 */
import { z } from "zod";
import type { FoundSession, SearchBody, SearchHit, SearchResult } from "#contracts/finding.ts";
import type { UserId } from "#contracts/ids.ts";
import { isPlainerRequest } from "#contracts/plainer.ts";
import { resultContext } from "#replies/stored-answer.ts";
import { messageTextContext, titleContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import type { ChatDependencies } from "../chat-dependencies.ts";
import { isoTime } from "../present.ts";
import { markWords, wordsOf } from "./find-words.ts";
import { findInTurn, type OpenedTurn } from "./match-turn.ts";
import { plainText, snippetOf } from "./snippet.ts";
import { readTurns, type TurnRow } from "./turn-store.ts";
import { formatCursor, type Part, walkSessions } from "./walk-sessions.ts";

/** A page of results, and what the person waits for at most; whatever comes first ends a look. */
const sessionsFound = 20;
const lookMs = 150;
/** Of one chat session; the rest is counted. */
const hitsShown = 3;

/** Of an answer its text alone is read: the passages that it cites are not the person's own. */
const answerTextSchema = z.object({ text: z.string() });

/** @param gone tells that nobody waits any more */
export async function searchChats(
  { database, vault }: Pick<ChatDependencies, "database" | "vault">,
  userId: UserId,
  { query, cursor }: SearchBody,
  gone: AbortSignal,
): Promise<SearchResult> {
  const words = wordsOf(query);
  if (words.length === 0) return { items: [], nextCursor: null };
  const person = await vault.person(userId);
  const until = performance.now() + lookMs;
  const items: FoundSession[] = [];
  for await (const parts of walkSessions(database, userId, cursor ?? null)) {
    const turns = Map.groupBy(await readTurns(database, parts), (row) => row.session_id);
    for (const part of parts) {
      const found = searchPart(part, turns.get(part.session.id) ?? [], words, person);
      if (found) items.push(found);
    }
    const last = parts.at(-1);
    if (last && (gone.aborted || items.length >= sessionsFound || performance.now() >= until)) {
      return { items, nextCursor: formatCursor(last) };
    }
  }
  return { items, nextCursor: null };
}

function searchPart(
  { session }: Part,
  rows: readonly TurnRow[],
  words: readonly string[],
  person: PersonSeal,
): FoundSession | null {
  const title = person.open(session.title_sealed, titleContext(session.id));
  const found = rows.flatMap((row) => {
    const turn = openTurn(row, title, person);
    const where = findInTurn(turn, words);
    return where === null ? [] : [{ row, turn, where }];
  });
  if (found.length === 0) return null;
  const hits = found.flatMap(({ row, turn, where }) =>
    where === "title" ? [] : [{ row, where, text: turn[where] }],
  );
  return {
    sessionId: session.id,
    title: { text: title, marks: markWords(title, words) },
    updatedAt: isoTime(session.updated_at),
    hits: hits.slice(0, hitsShown).flatMap((hit) => presentHit(hit, words)),
    more: Math.max(0, hits.length - hitsShown),
  };
}

type Hit = { row: TurnRow; where: SearchHit["in"]; text: string };

function presentHit({ row, where, text }: Hit, words: readonly string[]): SearchHit[] {
  const snippet = snippetOf(plainText(text), words);
  return snippet === null
    ? []
    : [{ messageId: row.id, in: where, at: isoTime(row.created_at), snippet }];
}

function openTurn(row: TurnRow, title: string, person: PersonSeal): OpenedTurn {
  const question = person.open(row.text_sealed, messageTextContext(row.id));
  return {
    title,
    // Asking to have it said more simply is a button of ours.
    question: isPlainerRequest(question) ? "" : question,
    answer: openAnswer(row, person),
  };
}

function openAnswer({ reply_id, result_sealed }: TurnRow, person: PersonSeal): string {
  if (reply_id === null || result_sealed === null) return "";
  const text = person.open(result_sealed, resultContext(reply_id));
  return answerTextSchema.parse(JSON.parse(text)).text;
}
