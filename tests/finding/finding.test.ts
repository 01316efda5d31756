/** Finding past chats through the front door: the search over one's own words, deleting with undo, the timeline. */
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  acceptedSchema,
  completedSessionSchema,
  deletedListSchema,
  sessionListSchema,
} from "#contracts/chat.ts";
import { type SearchResult, searchResultSchema, timelineSchema } from "#contracts/finding.ts";
import type { SessionId } from "#contracts/ids.ts";
import { caredForSchema } from "#contracts/profile.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { noLimits } from "#tests/support/no-limits.ts";
import { type PastChat, writePastChats } from "#tests/support/past-chats.ts";
import { waitFor } from "#tests/support/wait-for.ts";

const day = 86_400_000;
const long = Date.parse("2025-03-01T12:00:00Z");

describe.each(Object.entries(databasePlaces))("finding chats over %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let gateway: TestGateway;
  let client: ChatClient;

  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    // Nobody answers here: all that is asked goes on waiting.
    gateway = await startTestGateway({ deps: { database: stored.database, limits: noLimits } });
    client = await ChatClient.signUp(gateway.url);
  });
  afterAll(async () => {
    await gateway?.close();
    await stored?.remove();
  });

  const write = (chats: readonly PastChat[], of = client) =>
    writePastChats(gateway.deps, of.person.userId, chats);
  const look = async (query: string, cursor: string | null = null, of = client) =>
    searchResultSchema.parse((await of.post("/api/chat/search", { query, cursor })).json);
  /** To its end. */
  const search = async (query: string, of = client) => {
    const items: SearchResult["items"] = [];
    let cursor: string | null = null;
    do {
      const result = await look(query, cursor, of);
      items.push(...result.items);
      cursor = result.nextCursor;
    } while (cursor !== null);
    return items;
  };
  const listed = async () => {
    const { json } = await client.call("GET", "/api/chat/sessions", { token: client.token });
    return sessionListSchema.parse(json).items.map(({ id }) => id);
  };
  const deletion = (method: string, id: SessionId | string) =>
    client.call(method, `/api/chat/sessions/${id}/deletion`, { token: client.token });
  const deletions = async () => {
    const { json } = await client.call("GET", "/api/chat/deletions", { token: client.token });
    return deletedListSchema.parse(json).items;
  };
  const one = async (chat: Partial<PastChat> = {}): Promise<SessionId> => {
    const [id] = await write([{ title: "T", at: long, turns: [{ question: "Q" }], ...chat }]);
    if (!id) throw new Error("nothing was written");
    return id;
  };

  describe("searching", () => {
    it("finds words in titles, questions and answers, and marks them", async () => {
      const own = await ChatClient.signUp(gateway.url);
      const [, second, third] = await write(
        [
          { title: "Nothing of it", at: long, turns: [{ question: "a rash", answer: "Cream." }] },
          {
            title: "My migraine",
            at: long + day,
            turns: [
              { question: "It is back", answer: "Dim the **light** [1]." },
              { question: "Would an aspirin help?", answer: "It may help with a migraine." },
            ],
          },
          { title: "Migräne wieder", at: long + 2 * day, turns: [{ question: "Licht tut weh" }] },
        ],
        own,
      );
      const found = await search("migrane", own);
      expect(found.map(({ sessionId }) => sessionId)).toEqual([third]);
      const light = await search("LIGHT migraine", own);
      expect(light).toMatchObject([
        {
          sessionId: second,
          more: 0,
          hits: [{ in: "answer", snippet: { text: "Dim the light ." } }],
        },
      ]);
      const [{ title, hits } = { title: null, hits: [] }] = await search("migr aspirin", own);
      expect(title).toEqual({ text: "My migraine", marks: [{ from: 3, to: 7 }] });
      expect(hits.map(({ snippet }) => snippet)).toEqual([
        { text: "Would an aspirin help?", marks: [{ from: 9, to: 16 }] },
      ]);
      expect(await search("aspirin rash", own)).toEqual([]);
      expect(await search("?!", own)).toEqual([]);
    });

    it("goes on with the cursor through everything, once each, the newest first", async () => {
      const own = await ChatClient.signUp(gateway.url);
      const chats = Array.from({ length: 45 }, (_, n) => ({
        title: `Chat ${n}`,
        // Several were used in the same millisecond.
        at: long + Math.floor(n / 4),
        turns: [{ question: n % 3 === 0 ? `hiccups number ${n}` : "something else" }],
      }));
      const many = { title: "Long", at: long + 100, turns: chats.flatMap(({ turns }) => turns) };
      const ids = await write([...chats, many], own);
      const found = await search("hiccups", own);
      const expected = ids.filter((_, n) => n % 3 === 0);
      expect(new Set(found.map(({ sessionId }) => sessionId))).toEqual(new Set(expected));
      const times = found.map(({ updatedAt }) => updatedAt);
      expect(times).toEqual([...times].sort().reverse());
      const inLong = found.filter(({ sessionId }) => sessionId === ids.at(-1));
      expect(inLong.reduce((sum, { hits, more }) => sum + hits.length + more, 0)).toBe(15);
    });

    it("walks no further than there are questions, whatever a cursor says", async () => {
      const id = await one({ title: "Made-up place" });
      const claimed = [long, id, Number.MAX_SAFE_INTEGER];
      const cursor = Buffer.from(JSON.stringify(claimed)).toString("base64url");
      const { items } = await look("made-up", cursor);
      expect(items.map(({ sessionId }) => sessionId)).toContain(id);
      const { token } = client;
      const told = await client.call("GET", `/api/chat/timeline?cursor=${cursor}`, { token });
      expect(timelineSchema.parse(told.json).items.length).toBeGreaterThan(0);
    });

    it("finds only one's own", async () => {
      await one({ title: "Secret gallstones" });
      const other = await ChatClient.signUp(gateway.url);
      expect(await search("gallstones", other)).toEqual([]);
      expect(await search("gallstones")).toHaveLength(1);
    });

    it("keeps the words out of the log", async () => {
      await search("xylophoneword");
      await client.post("/api/chat/search", { query: 5, cursor: "xylophoneword" });
      await client.post("/api/chat/search", { query: "xylophoneword", cursor: "xylophoneword" });
      expect(gateway.logged()).not.toContain("xylophoneword");
    });

    it("refuses a body that is none", async () => {
      const refused = [{}, { query: "a".repeat(201) }, { query: "a", cursor: "of another kind" }];
      for (const body of refused) {
        expect(await client.post("/api/chat/search", body)).toMatchObject({ status: 400 });
      }
      const answer = await client.call("POST", "/api/chat/search", { body: { query: "a" } });
      expect(answer.status).toBe(401);
    });
  });

  describe("deleting", () => {
    it("is seen nowhere, and can be brought back", async () => {
      const id = await one({ title: "Undone wobbleword" });
      expect(await deletion("PUT", id)).toMatchObject({ status: 200, json: { sessionId: id } });
      const seen = await deletions();
      expect(seen.map(({ sessionId }) => sessionId)).toEqual([id]);
      expect(seen[0]?.erasedInMs).toBeGreaterThan(0);
      expect(seen[0]?.erasedInMs).toBeLessThanOrEqual(60_000);
      expect(await listed()).not.toContain(id);
      expect(await search("wobbleword")).toEqual([]);
      const { token } = client;
      const path = `/api/chat/sessions/${id}`;
      for (const [method, address, body] of [
        ["GET", path, undefined],
        ["PATCH", path, { title: "Other" }],
        ["POST", `${path}/complete`, undefined],
        ["POST", `${path}/messages`, { id: uuidv7(), text: "And now?" }],
      ] as const) {
        const answer = await client.call(method, address, { token, ...(body ? { body } : {}) });
        expect(answer.status, `${method} ${address}`).toBe(404);
      }

      expect(await deletion("DELETE", id)).toMatchObject({ status: 200, json: { id } });
      expect(await deletions()).toEqual([]);
      expect(await listed()).toContain(id);
      expect((await client.session(id)).messages).toHaveLength(2);
      expect((await search("wobbleword")).map(({ sessionId }) => sessionId)).toEqual([id]);
      expect((await deletion("DELETE", id)).status).toBe(404);
    });

    it("stops what is being answered, and what waits behind it", async () => {
      const session = uuidv7();
      const asked = [await client.ask("What are hiccups?", session)];
      asked.push(await client.ask("And at night?", session), await client.ask("Why?", session));
      const streams = asked.map(({ reply }) => client.read(reply.id));
      await waitFor(() => streams.every(({ status }) => status === 200), "the streams to open");
      expect((await deletion("PUT", session)).status).toBe(200);
      for (const stream of streams) {
        await stream.end();
        expect(stream.last()?.event.type).toBe("reply-stopped");
      }
      const [first] = asked;
      const retry = await client.post(`/api/chat/replies/${first?.reply.id}/retry`);
      expect(retry.status).toBe(404);
      expect((await deletion("DELETE", session)).status).toBe(200);
      const { messages } = await client.session(session);
      const answers = messages.filter(({ role }) => role === "assistant");
      expect(answers.map(({ state }) => state)).toEqual(["stopped", "stopped", "stopped"]);
      expect((await client.post(`/api/chat/replies/${first?.reply.id}/retry`)).status).toBe(202);
    });

    it("erases once the time has come, and not what was brought back", async () => {
      const [erased, kept] = [await one(), await one()];
      for (const id of [erased, kept]) await deletion("PUT", id);
      await deletion("DELETE", kept);
      await stored.database.write((trx) =>
        trx
          .updateTable("chat_sessions")
          .set({ erase_at: 1 })
          .where("id", "=", erased)
          .where("erase_at", "is not", null)
          .execute(),
      );
      expect((await deletion("DELETE", erased)).status).toBe(404);
      expect(await deletions()).toEqual([]);
      const rows = () =>
        stored.database.read
          .selectFrom("messages")
          .select("session_id")
          .where("session_id", "in", [erased, kept])
          .execute();
      await waitFor(async () => (await rows()).length === 1, "the rows to be erased");
      expect(await rows()).toEqual([{ session_id: kept }]);
    });

    it("erases at once where that is asked for, deleted before or not", async () => {
      const [one_, other] = [await one(), await one()];
      await deletion("PUT", one_);
      for (const id of [one_, other]) {
        const { token } = client;
        expect((await client.call("DELETE", `/api/chat/sessions/${id}`, { token })).status).toBe(
          204,
        );
        expect((await deletion("DELETE", id)).status).toBe(404);
      }
    });

    it("is one's own to do", async () => {
      const id = await one();
      const other = await ChatClient.signUp(gateway.url);
      for (const method of ["PUT", "DELETE"]) {
        const path = `/api/chat/sessions/${id}/deletion`;
        expect((await other.call(method, path, { token: other.token })).status).toBe(404);
      }
      expect((await deletion("PUT", uuidv7())).status).toBe(404);
      expect(await listed()).toContain(id);
    });
  });

  describe("the timeline", () => {
    it("tells what was asked for whom, what was advised, and how it went on", async () => {
      const own = await ChatClient.signUp(gateway.url);
      const body = { name: "Mum", profile: {} };
      const added = await own.call("POST", "/api/people", { token: own.token, body });
      const { id, name } = caredForSchema.parse(added.json);
      const mum = { id, name };
      const [first, second, third] = await write(
        [
          {
            title: "Crisis",
            at: long,
            turns: [{ question: "dark words", kind: "crisis" as const }],
          },
          {
            title: "Both of us",
            at: long + day,
            turns: [
              { question: "my cough", disposition: "self-care" as const },
              { question: "her fever", about: mum, disposition: "routine" as const },
              { question: "her stiff neck", about: mum, disposition: "urgent" as const },
            ],
          },
          { title: "Just asking", at: long + 2 * day, turns: [{ question: "What is a cold?" }] },
        ],
        own,
      );
      const read = async (query = "") => {
        const path = `/api/chat/timeline${query}`;
        return timelineSchema.parse((await own.call("GET", path, { token: own.token })).json).items;
      };
      const all = await read();
      expect(all.map(({ sessionId }) => sessionId)).toEqual([third, second, second, first]);
      expect(all.find(({ about }) => about?.name === "Mum")).toMatchObject({
        asked: "her stiff neck",
        questions: 2,
        disposition: "urgent",
        outcomes: [],
      });
      expect(all.at(-1)).toMatchObject({ asked: null, disposition: null, title: "Crisis" });
      expect(await read(`?about=${id}`)).toHaveLength(1);
      expect(await read("?about=self")).toHaveLength(3);
      expect(await read(`?about=${uuidv7()}`)).toEqual([]);
    });

    it("tells how they were when they were asked again", async () => {
      const own = await ChatClient.signUp(gateway.url);
      const { message, session } = await own.ask("it burns when I pee since yesterday");
      const told = await own.call("PUT", `/api/chat/messages/${message.id}/outcome`, {
        token: own.token,
        body: { outcome: "better" },
      });
      expect(told.status).toBe(200);
      const { json } = await own.call("GET", "/api/chat/timeline", { token: own.token });
      expect(timelineSchema.parse(json).items).toMatchObject([
        { sessionId: session.id, disposition: "urgent", outcomes: [{ outcome: "better" }] },
      ]);
    });
  });

  describe("the visit summary", () => {
    it("says whom it is about, what they take, what was asked, and how it went on", async () => {
      const own = await ChatClient.signUp(gateway.url);
      const { token } = own;
      const profile = { yearOfBirth: 1950, medicines: ["warfarin"], allergies: ["penicillin"] };
      const body = { name: "Mum", profile };
      const added = await own.call("POST", "/api/people", { token, body });
      const { id: about } = caredForSchema.parse(added.json);
      const path = `/api/chat/sessions/${uuidv7()}`;
      const say = async (text: string) => {
        const sent = await own.post(`${path}/messages`, { id: uuidv7(), text, about });
        return acceptedSchema.parse(sent.json).message;
      };
      await say("It burns when Mum pees since yesterday. May she take ibuprofen? We are at home.");
      const { id } = await say("How are you now? Worse.");
      await own.call("PUT", `/api/chat/messages/${id}/outcome`, {
        token,
        body: { outcome: "worse" },
      });
      const { summary } = completedSessionSchema.parse((await own.post(`${path}/complete`)).json);
      expect(summary).toMatchObject({
        people: [{ name: "Mum", medicines: ["warfarin"], allergies: ["penicillin"] }],
        outcomes: [{ outcome: "worse" }],
        medicines: ["ibuprofen"],
        questions: ["May she take ibuprofen?"],
      });
      expect(summary.people[0]?.known[0]).toMatch(/^age \d\d$/);
      expect(summary.medicineNotes.length).toBeGreaterThan(0);
      expect(summary.dispositions[0]?.withinHours).toBeGreaterThan(0);
    });
  });
});

describe("limits of looking", () => {
  it("says when to try again", async () => {
    const gateway = await startTestGateway();
    try {
      const client = await ChatClient.signUp(gateway.url);
      const answers = await Promise.all(
        Array.from({ length: 260 }, () => client.post("/api/chat/search", { query: "a" })),
      );
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThanOrEqual(20);
      for (const { headers } of refused)
        expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    } finally {
      await gateway.close();
    }
  });
});
