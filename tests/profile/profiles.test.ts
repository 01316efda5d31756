/** Profiles, people one cares for, and whom a question is about: through the front door, on both databases. */
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { erasureReceiptSchema } from "#contracts/auth.ts";
import { type Accepted, acceptedSchema } from "#contracts/chat.ts";
import { userIdSchema } from "#contracts/ids.ts";
import { type CaredFor, caredForSchema, peopleListSchema } from "#contracts/profile.ts";
import { questionContextSchema } from "#contracts/question-context.ts";
import { migrate } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { type Answer, goodPassword } from "#tests/support/client.ts";
import { type DatabasePlace, databasePlaces } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { messageContextContext } from "#vault/contexts.ts";

const day = 24 * 3_600_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

describe.each(Object.entries(databasePlaces))("profiles on %s", (_name, makePlace) => {
  let place: DatabasePlace;
  let database: Database<Schema>;
  let gateway: TestGateway;

  beforeAll(async () => {
    place = await makePlace();
    database = await place.open();
    await migrate(database);
    gateway = await startTestGateway({ deps: { database } });
  });
  afterAll(async () => {
    await gateway?.close();
    await database?.close();
    await place?.remove();
  });

  const signUp = () => ChatClient.signUp(gateway.url);
  const put = (client: ChatClient, body: unknown) =>
    client.call("PUT", "/api/profile", { token: client.token, body });
  const get = async (client: ChatClient, path: string) =>
    (await client.call("GET", path, { token: client.token })).json;
  const add = async (
    client: ChatClient,
    name: string,
    profile: unknown = {},
  ): Promise<CaredFor> => {
    const body = { name, profile };
    const answer = await client.call("POST", "/api/people", { token: client.token, body });
    expect(answer.status).toBe(201);
    return caredForSchema.parse(answer.json);
  };
  type Said = { about?: string | null; session?: string };
  const say = (client: ChatClient, text: string, said: Said = {}): Promise<Answer> =>
    client.call("POST", `/api/chat/sessions/${said.session ?? uuidv7()}/messages`, {
      token: client.token,
      body: { id: uuidv7(), text, about: said.about },
    });
  const ask = async (client: ChatClient, text: string, said: Said = {}): Promise<Accepted> => {
    const answer = await say(client, text, said);
    expect(answer.status).toBe(202);
    return acceptedSchema.parse(answer.json);
  };
  const usedFor = async (client: ChatClient, text: string, said: Said = {}) =>
    (await ask(client, text, said)).message.context?.used;
  const notesFor = async (client: ChatClient, text: string, said: Said = {}) =>
    (await ask(client, text, said)).message.context?.medicineNotes.map(({ id }) => id);

  it("keeps what the call before knew, and what is new", async () => {
    const ann = await signUp();
    const profile = {
      birthDate: "2024-01-02",
      weight: { kg: 12.5, measuredOn: "2026-01-02" },
      sex: "female",
      conditions: ["asthma"],
      medicines: ["salbutamol"],
      allergies: [],
      country: "NZ",
      units: "imperial",
    };
    expect((await put(ann, profile)).json).toEqual(profile);
    expect(await get(ann, "/api/profile")).toEqual(profile);
  });

  it.each([
    ["three days before the due date", 3, { pregnant: true }, ["pregnant, week 39"]],
    ["five weeks past it", -35, { pregnant: true }, ["pregnant, week 45", "gave birth recently"]],
    ["seven weeks past it", -49, { pregnant: null }, ["gave birth recently"]],
    ["thirteen weeks past it", -91, { pregnant: null, dueDate: null }, []],
  ])("lapses a pregnancy: %s", async (_when, days, shown, used) => {
    const ann = await signUp();
    await put(ann, { pregnant: true, dueDate: inDays(days) });
    expect(await get(ann, "/api/profile")).toMatchObject(shown);
    expect(await usedFor(ann, "Which tea helps me to sleep?")).toEqual(used);
  });

  it("keeps people one cares for: named, changed, taken away, nobody else's", async () => {
    const [ann, eve] = [await signUp(), await signUp()];
    const mum = await add(ann, "Mum", { yearOfBirth: 1950, medicines: ["warfarin"] });
    const leo = await add(ann, "Leo", { birthDate: inDays(-400) });
    expect(peopleListSchema.parse(await get(ann, "/api/people")).items).toEqual([mum, leo]);
    const body = { name: "Mama", profile: { yearOfBirth: 1951 } };
    const path = `/api/people/${mum.id}`;
    for (const [client, status] of [
      [eve, 404],
      [ann, 200],
    ] as const) {
      const changed = await client.call("PUT", path, { token: client.token, body });
      expect(changed.status).toBe(status);
    }
    expect(peopleListSchema.parse(await get(ann, "/api/people")).items).toEqual([
      { id: mum.id, ...body },
      leo,
    ]);
    expect((await say(eve, "a cold", { about: mum.id })).status).toBe(404);
    expect((await eve.call("DELETE", path, { token: eve.token })).status).toBe(404);
    expect((await ann.call("DELETE", path, { token: ann.token })).status).toBe(204);
    expect(peopleListSchema.parse(await get(ann, "/api/people")).items).toEqual([leo]);
    expect((await say(ann, "a cold", { about: mum.id })).status).toBe(404);
  });

  it("takes ten people and no more, also when they come at once", async () => {
    const ann = await signUp();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        ann.call("POST", "/api/people", {
          token: ann.token,
          body: { name: `Person ${n}`, profile: {} },
        }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 409, 409]);
  });

  it("uses the own profile for oneself, and not for a father in the words", async () => {
    const ann = await signUp();
    await put(ann, { yearOfBirth: 1990, medicines: ["warfarin"] });
    const age = new Date().getUTCFullYear() - 1990;
    expect(await usedFor(ann, "I have a headache")).toEqual([`age ${age}`, "warfarin"]);
    expect(await usedFor(ann, "Is coffee good or bad?")).toEqual([`age ${age}`, "warfarin"]);
    expect(await usedFor(ann, "My father has a headache")).toEqual([]);
    expect(await notesFor(ann, "Can my father take ibuprofen?")).toEqual([]);
    expect(await notesFor(ann, "Can I take ibuprofen?")).toEqual(["warfarin-nsaid"]);
  });

  it("uses the profile of the one who was chosen, unless the words speak of another", async () => {
    const ann = await signUp();
    await put(ann, { yearOfBirth: 1990, medicines: ["sertraline"] });
    const mum = await add(ann, "Mum", { medicines: ["warfarin"] });
    const about = mum.id;
    expect(await usedFor(ann, "My mother has a headache", { about })).toEqual(["warfarin"]);
    expect(await usedFor(ann, "She has a headache", { about })).toEqual(["warfarin"]);
    expect(await usedFor(ann, "headache since yesterday", { about })).toEqual(["warfarin"]);
    expect(await usedFor(ann, "My son has a headache", { about })).toEqual([]);
    expect(await notesFor(ann, "Can she take Advil?", { about })).toEqual(["warfarin-nsaid"]);
  });

  it("tells when the words speak of another than was chosen", async () => {
    const ann = await signUp();
    const mum = await add(ann, "Mum", { medicines: ["warfarin"] });
    const readAs = async (text: string, said: Said = {}) =>
      (await ask(ann, text, said)).message.context?.readAs;
    const about = mum.id;
    expect(await readAs("My mother has a headache", { about })).toBe("chosen");
    expect(await readAs("headache since yesterday", { about })).toBe("chosen");
    expect(await readAs("I have a headache and I feel sick", { about })).toBe("self");
    expect(await readAs("My son has a headache", { about })).toBe("unclear");
    expect(await readAs("I have a headache")).toBeUndefined();
  });

  it("lets a chosen person's profile raise what the rules find in the words", async () => {
    const ann = await signUp();
    const mum = await add(ann, "Mum", { yearOfBirth: 1950, medicines: ["warfarin"] });
    const text = "my mum bumped her head on a shelf";
    const [alone, known] = [await ask(ann, text), await ask(ann, text, { about: mum.id })];
    expect(alone.triage.disposition).not.toBe("emergency");
    expect(known.triage.disposition).toBe("emergency");
  });

  it("keeps profiles out of a chat session when told to, at once", async () => {
    const ann = await signUp();
    await put(ann, { medicines: ["warfarin"] });
    const session = uuidv7();
    expect(await usedFor(ann, "I have a headache", { session })).toEqual(["warfarin"]);
    const path = `/api/chat/sessions/${session}`;
    for (const usesProfile of [false, true]) {
      const body = { usesProfile };
      const patched = await ann.call("PATCH", path, { token: ann.token, body });
      expect(patched.json).toMatchObject({ usesProfile });
      const used = await usedFor(ann, "Can I take ibuprofen for it?", { session });
      expect(used).toEqual(usesProfile ? ["warfarin"] : []);
    }
    expect((await ann.call("PATCH", path, { token: ann.token, body: {} })).status).toBe(400);
  });

  it("keeps profiles out of a chat session from its first question on, where that says so", async () => {
    const ann = await signUp();
    await put(ann, { medicines: ["warfarin"] });
    const session = uuidv7();
    const path = `/api/chat/sessions/${session}/messages`;
    const send = async (text: string, usesProfile: boolean) => {
      const body = { id: uuidv7(), text, usesProfile };
      const answer = await ann.call("POST", path, { token: ann.token, body });
      return acceptedSchema.parse(answer.json);
    };
    const opened = await send("Can I take ibuprofen?", false);
    expect(opened.session.usesProfile).toBe(false);
    expect(opened.message.context).toMatchObject({ used: [], medicineNotes: [] });
    const next = await send("And for my back?", true);
    expect(next.session.usesProfile).toBe(false);
    expect(next.message.context?.used).toEqual([]);
  });

  it("keeps with the question whose profile counts, and when nothing is known of whom it is about", async () => {
    const ann = await signUp();
    const session = uuidv7();
    const sealedWith = async (text: string) => {
      const { message } = await ask(ann, text, { session });
      const row = await database.read
        .selectFrom("messages")
        .select("context_sealed")
        .where("id", "=", message.id)
        .executeTakeFirstOrThrow();
      const person = await gateway.deps.vault.person(userIdSchema.parse(ann.person.userId));
      const opened = person.open(row.context_sealed ?? "", messageContextContext(message.id));
      const { profile, stranger } = questionContextSchema.parse(JSON.parse(opened));
      return { profile, stranger };
    };
    expect(await sealedWith("I have a headache")).toEqual({ profile: null, stranger: false });
    expect(await sealedWith("My father has one too")).toEqual({ profile: null, stranger: true });
    const profile = { medicines: ["warfarin"] };
    await put(ann, profile);
    expect(await sealedWith("I have a cold")).toEqual({ profile, stranger: false });
    await ann.call("PATCH", `/api/chat/sessions/${session}`, {
      token: ann.token,
      body: { usesProfile: false },
    });
    expect(await sealedWith("I have a cough")).toEqual({ profile: null, stranger: true });
  });

  it("keeps all of it sealed, and erases it with the person", async () => {
    const ann = await signUp();
    await put(ann, { medicines: ["warfarin"], conditions: ["pelargonium fever"] });
    await add(ann, "Tante Zora", { conditions: ["pelargonium fever"] });
    await ask(ann, "Can I take ibuprofen?");
    const stored = async () => {
      const rows = await Promise.all([
        database.read.selectFrom("profiles").selectAll().execute(),
        database.read.selectFrom("people").selectAll().execute(),
        database.read.selectFrom("messages").selectAll().execute(),
      ]);
      return rows.flat().filter((row) => row.user_id === ann.person.userId);
    };
    expect(await stored()).toHaveLength(3);
    expect(JSON.stringify(await stored())).not.toMatch(/Zora|pelargonium|warfarin/);
    expect(gateway.logged()).not.toMatch(/Zora|pelargonium|warfarin/);
    const body = { password: goodPassword };
    const erased = await ann.call("DELETE", "/api/auth/me", { token: ann.token, body });
    const health = erasureReceiptSchema
      .parse(erased.json)
      .places.find(({ place: name }) => name === "health");
    expect(health?.how).toContain("people you care for");
    expect(await stored()).toEqual([]);
  });

  it.each([
    ["a name of spaces", { name: "  ", profile: {} }],
    ["a name that is too long", { name: "x".repeat(61), profile: {} }],
    ["no profile", { name: "Mum" }],
    ["a weight without its date", { name: "Leo", profile: { weight: { kg: 9 } } }],
  ])("refuses %s", async (_what, body) => {
    const ann = await signUp();
    const answer = await ann.call("POST", "/api/people", { token: ann.token, body });
    expect(answer.status).toBe(400);
    expect(z.object({ code: z.string() }).parse(answer.json).code).toBe("invalid_request");
  });
});
