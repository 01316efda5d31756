import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  messageIdSchema,
  replyIdSchema,
  type SessionId,
  sessionIdSchema,
  userIdSchema,
} from "#contracts/ids.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { gateway, ReplyScene } from "#tests/support/reply-scene.ts";
import { acceptQuestion, type Question } from "./accept-question.ts";

const newSession = () => sessionIdSchema.parse(uuidv7());

describe.each(Object.entries(databasePlaces))("accepting together over %s", (_, makePlace) => {
  let test: TestDatabase;
  /** A person; their own session of the scene is left alone. */
  let person: ReplyScene;

  beforeAll(async () => {
    test = await openTestDatabase(makePlace);
  });
  afterAll(() => test.remove());
  beforeEach(async () => {
    person = await ReplyScene.open(test.database);
  });

  const question = (sessionId: SessionId, changes: Partial<Question> = {}): Question => ({
    userId: person.userId,
    sessionId,
    messageId: messageIdSchema.parse(uuidv7()),
    replyId: replyIdSchema.parse(uuidv7()),
    titleSealed: `title ${sessionId}`,
    textSealed: `text ${sessionId}`,
    triageSealed: "triage",
    contextSealed: "context",
    usesProfile: true,
    expectedPosition: 1,
    waitingLimit: 100,
    replyTo: gateway,
    traceparent: null,
    ...changes,
  });
  const accept = (...questions: Question[]) =>
    Promise.all(questions.map((one) => acceptQuestion(test.database, one)));
  const sessionRow = (id: SessionId) =>
    test.database.read
      .selectFrom("chat_sessions")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirst();
  const rowsOf = (id: SessionId) =>
    test.database.read
      .selectFrom("messages")
      .leftJoin("replies", "replies.question_id", "messages.id")
      .select([
        "messages.id",
        "messages.position",
        "text_sealed",
        "replies.id as reply",
        "state",
        "dispatch",
      ])
      .where("messages.session_id", "=", id)
      .orderBy("messages.position")
      .execute();

  it("opens a session for each first question, and stores each with what is its own", async () => {
    const asked = Array.from({ length: 30 }, () => question(newSession()));
    const outcomes = await accept(...asked);
    for (const [n, one] of asked.entries()) {
      const { sessionId, messageId, replyId, titleSealed, textSealed } = one;
      expect(outcomes[n]).toMatchObject({
        kind: "accepted",
        session: { id: sessionId, title_sealed: titleSealed, next_position: 2, state: "active" },
        message: { id: messageId, text_sealed: textSealed, position: 1 },
        inserted: { state: "queued", dispatch: 1, place: 0 },
      });
      expect(await rowsOf(sessionId)).toEqual([
        {
          id: messageId,
          position: 1,
          text_sealed: textSealed,
          reply: replyId,
          state: "queued",
          dispatch: 1,
        },
      ]);
      expect(await sessionRow(sessionId)).toMatchObject({ next_position: 2 });
    }
  });

  it("appends to sessions that are there, behind what is not at its end", async () => {
    const ids = Array.from({ length: 5 }, newSession);
    await accept(...ids.map((id) => question(id)));
    await test.database.write((trx) =>
      trx.updateTable("chat_sessions").set({ state: "completed" }).where("id", "in", ids).execute(),
    );
    const more = [newSession(), newSession()];
    const second = await accept(
      ...ids.map((id) => question(id, { expectedPosition: 2 })),
      ...more.map((id) => question(id)),
    );
    expect(second.map(({ kind }) => kind)).toEqual(Array(7).fill("accepted"));
    for (const outcome of second.slice(0, 5)) {
      expect(outcome).toMatchObject({
        session: { next_position: 3, state: "active" },
        message: { position: 2 },
        inserted: { state: "waiting", dispatch: 0, place: 1 },
      });
    }
    for (const id of ids) {
      const rows = await rowsOf(id);
      expect(rows.map(({ state }) => state)).toEqual(["queued", "waiting"]);
    }
  });

  it("gives each refusal to whom it is due, and accepts the others beside them", async () => {
    const other = await ReplyScene.open(test.database);
    const [mine, theirs] = [newSession(), newSession()];
    const known = question(mine);
    const foreign = question(theirs, { userId: other.userId });
    await accept(known, foreign);
    const fresh = Array.from({ length: 5 }, newSession);
    const asked = [
      question(newSession()),
      // Another person's session.
      question(theirs, { expectedPosition: 2 }),
      // A memory that is behind, and one that is ahead.
      question(mine, { expectedPosition: 1 }),
      question(fresh[0] ?? mine, { expectedPosition: 3 }),
      // An id that a message of another session has.
      question(fresh[1] ?? mine, { messageId: foreign.messageId }),
      // More than the person may have waiting.
      question(fresh[2] ?? mine, { waitingLimit: 1 }),
      question(newSession()),
    ];
    const outcomes = await accept(...asked);
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      "accepted",
      "not-yours",
      "behind",
      "behind",
      "id-taken",
      "too-many-waiting",
      "accepted",
    ]);
    // Nothing of the refused stays, the session that was opened for them included.
    for (const id of fresh) {
      expect(await sessionRow(id)).toBeUndefined();
      expect(await rowsOf(id)).toEqual([]);
    }
    expect(await sessionRow(mine)).toMatchObject({ next_position: 2 });
    expect(await sessionRow(theirs)).toMatchObject({ next_position: 2 });
    const again = await accept({ ...known, replyId: replyIdSchema.parse(uuidv7()) });
    expect(again).toMatchObject([{ kind: "known", reply: { id: known.replyId } }]);
  });

  it("answers a question that it knows as at first, whatever position and limit say", async () => {
    const id = newSession();
    const [first, second] = [question(id), question(id, { expectedPosition: 2 })];
    await accept(first);
    await accept(second);
    const repeated = await accept(
      { ...first, expectedPosition: 3, waitingLimit: 1 },
      question(newSession()),
    );
    expect(repeated[0]).toMatchObject({
      kind: "known",
      session: { id, next_position: 3 },
      message: { id: first.messageId },
      reply: { id: first.replyId, state: "queued" },
      place: 0,
    });
    expect(await accept({ ...second, expectedPosition: 1 })).toMatchObject([
      { kind: "known", reply: { id: second.replyId, state: "waiting" }, place: 1 },
    ]);
    expect(await rowsOf(id)).toHaveLength(2);
  });

  it("counts what a person asks in several sessions at once against their limit", async () => {
    const ids = Array.from({ length: 6 }, newSession);
    const outcomes = await accept(...ids.map((id) => question(id, { waitingLimit: 4 })));
    expect(outcomes.filter(({ kind }) => kind === "accepted")).toHaveLength(4);
    expect(outcomes.filter(({ kind }) => kind === "too-many-waiting")).toHaveLength(2);
    const rows = await Promise.all(ids.map(rowsOf));
    expect(rows.flat()).toHaveLength(4);
  });

  it("takes one of two that want the same place, and tells the other that it is behind", async () => {
    const id = newSession();
    const outcomes = await accept(question(id), question(id), question(id));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["accepted", "behind", "behind"]);
    expect(await rowsOf(id)).toHaveLength(1);
  });

  it("does not let one that can't be stored harm the others", async () => {
    const nobody = userIdSchema.parse(uuidv7());
    const asked = [
      question(newSession()),
      question(newSession(), { userId: nobody }),
      question(newSession()),
    ];
    const results = await Promise.allSettled(
      asked.map((one) => acceptQuestion(test.database, one)),
    );
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    const rows = await Promise.all(asked.map(({ sessionId }) => rowsOf(sessionId)));
    expect(rows.map(({ length }) => length)).toEqual([1, 0, 1]);
  });
});
