/** Telling where one will go and how one is later: what is kept, what is counted, and what goes with what. */
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkInListSchema, followUpListSchema } from "#contracts/follow-up.ts";
import { caredForSchema } from "#contracts/profile.ts";
import { readOutcomes } from "#gateway/follow-up/read-outcomes.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { goodPassword, signInAgain } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const hour = 60 * 60_000;
const urgent = "it burns when I pee since yesterday";
const routine = "my finger clicks in the morning";
const emergency = "crushing chest pain, going into my arm";

describe.each(Object.entries(databasePlaces))("asking again over %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let gateway: TestGateway;
  let client: ChatClient;
  let ahead = 0;

  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    const deps = { database: stored.database, clock: () => Date.now() + ahead };
    // Nobody answers here: all that is asked goes on waiting.
    gateway = await startTestGateway({ deps, env: { HEALIFY_LIMIT_WAITING: "999" } });
    client = await ChatClient.signUp(gateway.url);
  });
  afterAll(async () => {
    await gateway?.close();
    await stored?.remove();
  });

  const put = (path: string, body: unknown, token = client.token) =>
    client.call("PUT", `/api/chat/messages/${path}`, { token, body });
  const checkIns = async () => {
    const { json } = await client.call("GET", "/api/chat/check-ins", { token: client.token });
    return checkInListSchema.parse(json).items;
  };
  const followUps = async (sessionId: string) => {
    const path = `/api/chat/sessions/${sessionId}/follow-ups`;
    const { json } = await client.call("GET", path, { token: client.token });
    return followUpListSchema.parse(json).items;
  };
  const counted = async (disposition: string, outcome: string) =>
    (await readOutcomes(stored.database)).find(
      (row) => row.disposition === disposition && row.outcome === outcome,
    )?.n ?? 0;
  /** The clock goes ahead, and the person signs in again: their access is over by then. */
  const later = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
    const today = client;
    ahead = ms;
    try {
      client = new ChatClient(gateway.url, await signInAgain(client.call, client.person));
      return await work();
    } finally {
      ahead = 0;
      client = today;
    }
  };

  it("asks of whom the answer was about", async () => {
    const asking = await ChatClient.signUp(gateway.url);
    const body = { name: "Mum", profile: {} };
    const added = await asking.call("POST", "/api/people", { token: asking.token, body });
    const mum = caredForSchema.parse(added.json);
    const today = client;
    client = asking;
    try {
      const sessionId = uuidv7();
      await client.call("POST", `/api/chat/sessions/${sessionId}/messages`, {
        token: client.token,
        body: { id: uuidv7(), text: "it burns when she pees since yesterday", about: mum.id },
      });
      const asked = await later(30 * hour, checkIns);
      expect(asked.map(({ about }) => about)).toEqual([{ id: mum.id, name: "Mum" }]);
    } finally {
      client = today;
    }
  });

  it("puts a wrong pick right, keeps the last pick, and counts the first", async () => {
    const { message, session, triage } = await client.ask(urgent);
    expect(triage.disposition).toBe("urgent");
    const before = await counted("urgent", "put-right");
    const wrong = await put(`${message.id}/plan`, { picked: "wait-and-see" });
    expect(wrong.json).toMatchObject({ followUp: { plan: { right: false } } });
    expect(wrong.text).toContain("This needs to be seen within");
    const right = await put(`${message.id}/plan`, { picked: "emergency-department-now" });
    expect(right.json).toMatchObject({ followUp: { plan: { right: true } } });
    expect(await followUps(session.id)).toMatchObject([
      { messageId: message.id, plan: { picked: "emergency-department-now", right: true } },
    ]);
    expect(await counted("urgent", "put-right")).toBe(before + 1);
    expect(await counted("urgent", "understood")).toBe(0);
  });

  it("takes no pick that an answer doesn't offer, and none for a stranger's", async () => {
    const { message } = await client.ask(routine);
    expect((await put(`${message.id}/plan`, { picked: "wait-and-see" })).status).toBe(409);
    expect((await put(`${uuidv7()}/plan`, { picked: "wait-and-see" })).status).toBe(404);
    const stranger = await ChatClient.signUp(gateway.url);
    for (const path of ["plan", "outcome"]) {
      const body = path === "plan" ? { picked: "wait-and-see" } : { outcome: "better" };
      expect((await put(`${message.id}/${path}`, body, stranger.token)).status).toBe(404);
    }
  });

  it("asks when it is time, no more once it was told, and again after the same", async () => {
    const { message, session } = await client.ask(routine);
    const isAsked = async (ms: number) =>
      (await later(ms, checkIns)).some(({ messageId }) => messageId === message.id);
    expect(await isAsked(0)).toBe(false);
    expect(await isAsked(73 * hour)).toBe(true);
    await later(73 * hour, () => put(`${message.id}/outcome`, { outcome: "same" }));
    expect(await isAsked(74 * hour)).toBe(false);
    expect(await isAsked(146 * hour)).toBe(true);
    await later(146 * hour, () => put(`${message.id}/outcome`, { outcome: "better" }));
    expect(await isAsked(400 * hour)).toBe(false);
    const [told] = await followUps(session.id);
    expect(told?.outcomes.map(({ outcome }) => outcome)).toEqual(["same", "better"]);
  });

  it("asks about the newest answer of a chat session that describes a problem", async () => {
    const { session } = await client.ask(routine);
    const newer = await client.ask("and now my knee clicks too", session.id);
    await client.ask("how much water should I drink?", session.id);
    const asked = (await later(80 * hour, checkIns)).filter(
      ({ sessionId }) => sessionId === session.id,
    );
    expect(asked.map(({ messageId }) => messageId)).toEqual([newer.message.id]);
    await client.ask(emergency, session.id);
    const after = await later(80 * hour, checkIns);
    expect(after.map(({ sessionId }) => sessionId)).not.toContain(session.id);
  });

  it("asks nobody after an emergency or a crisis", async () => {
    for (const text of [emergency, "I want to die"]) {
      const { message, session } = await client.ask(text);
      expect((await put(`${message.id}/outcome`, { outcome: "better" })).status).toBe(409);
      const asked = await later(80 * hour, checkIns);
      expect(asked.map(({ sessionId }) => sessionId)).not.toContain(session.id);
    }
  });

  it("a slip of the finger is corrected, not counted twice", async () => {
    const { message } = await client.ask(routine);
    const [better, worse] = [await counted("routine", "better"), await counted("routine", "worse")];
    await put(`${message.id}/outcome`, { outcome: "better" });
    await put(`${message.id}/outcome`, { outcome: "better" });
    expect(await counted("routine", "better")).toBe(better + 1);
    await put(`${message.id}/outcome`, { outcome: "worse" });
    expect(await counted("routine", "better")).toBe(better);
    expect(await counted("routine", "worse")).toBe(worse + 1);
  });

  it("a worse, sent as the message that it names, is triaged again and can only raise", async () => {
    const { message, session } = await client.ask(routine);
    const told = await put(`${message.id}/outcome`, { outcome: "worse" });
    expect(told.json).toMatchObject({ message: "How are you now? Worse." });
    const raised = await client.ask("How are you now? Worse.", session.id);
    expect(raised.triage).toMatchObject({ disposition: "urgent", withinHours: 24 });
    const after = await client.ask("my family says it is nothing", session.id);
    expect(after.triage.disposition).toBe("urgent");
  });

  it("keeps no word of it in clear, in a row or in a log", async () => {
    const { message } = await client.ask(urgent);
    await put(`${message.id}/plan`, { picked: "urgent-care-in-time" });
    await put(`${message.id}/outcome`, { outcome: "worse" });
    const row = await stored.database.read
      .selectFrom("follow_ups")
      .selectAll()
      .where("message_id", "=", message.id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toMatch(/urgent|care|worse|plan/);
    expect(gateway.logged()).not.toMatch(/urgent-care|"worse"/);
  });

  it("is gone with its chat session, and with its person; the counts stay", async () => {
    const person = await ChatClient.signUp(gateway.url);
    const rows = async (sessionIds: string[]) => {
      const all = await stored.database.read.selectFrom("follow_ups").selectAll().execute();
      return all.filter(({ session_id }) => sessionIds.includes(session_id)).length;
    };
    const asked = [await person.ask(routine), await person.ask(routine)];
    const sessionIds = asked.map(({ session }) => session.id);
    for (const { message } of asked) {
      await put(`${message.id}/outcome`, { outcome: "better" }, person.token);
    }
    expect(await rows(sessionIds)).toBe(2);
    const counts = await counted("routine", "better");
    const path = `/api/chat/sessions/${sessionIds[0]}`;
    await person.call("DELETE", path, { token: person.token });
    expect(await rows(sessionIds)).toBe(1);
    const receipt = await person.call("DELETE", "/api/auth/me", {
      token: person.token,
      body: { password: goodPassword },
    });
    expect(receipt.text).toContain("how you were later");
    expect(receipt.text).toContain("outcome counts");
    expect(await rows(sessionIds)).toBe(0);
    expect(await counted("routine", "better")).toBe(counts);
  });
});
