/** A person who is erased while they, or somebody else, sign in, refresh, ask, and are erased once more. */
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { userIdSchema } from "#contracts/ids.ts";
import { findUserRow } from "#gateway/auth/user-store.ts";
import {
  type Answer,
  type Call,
  httpClient,
  newPerson,
  type Person,
} from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const rounds = 50;
const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });

describe.each(Object.entries(databasePlaces))("erasure races over %s", (_, makePlace) => {
  let opened: TestDatabase;
  let gateway: TestGateway;
  let call: Call;
  beforeAll(async () => {
    opened = await openTestDatabase(makePlace);
    gateway = await startTestGateway({ deps: { database: opened.database } });
    call = httpClient(gateway.url);
  });
  afterAll(async () => {
    await gateway.close();
    await opened.remove();
  });

  const erase = ({ accessToken: token, password }: Person) =>
    call("DELETE", "/api/auth/me", { token, body: { password } });
  const refresh = (refreshToken: string) =>
    call("POST", "/api/auth/refresh", { body: { refreshToken } });
  const signIn = ({ email, password }: Person) =>
    call("POST", "/api/auth/sign-in", { body: { email, password, delivery: "body" } });
  const ask = (token: string) =>
    call("POST", `/api/chat/sessions/${uuidv7()}/messages`, {
      token,
      body: { id: uuidv7(), text: "What helps against a cold?" },
    });

  it(`rule 36: in ${rounds} rounds nothing works afterwards, and nothing is left`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const person = await newPerson(call, "Annikarolla");
      const answers = await Promise.all([
        signIn(person),
        refresh(person.refreshToken),
        ask(person.accessToken),
        erase(person),
        erase(person),
        ask(person.accessToken),
        signIn(person),
      ]);
      expect(answers.map(({ status }) => status).filter((status) => status === 500)).toEqual([]);
      const erasures = [answers[3], answers[4]].map((answer) => answer?.status);
      expect(erasures).toContain(200);
      for (const tokens of [person, ...answers.flatMap(tokensIn)]) {
        expect((await refresh(tokens.refreshToken)).status).toBe(401);
        expect((await call("GET", "/api/auth/me", { token: tokens.accessToken })).status).toBe(401);
      }
      await nothingIsLeft(person);
    }
  });

  function tokensIn({ json }: Answer) {
    const parsed = tokensSchema.safeParse(json);
    return parsed.success ? [parsed.data] : [];
  }

  async function nothingIsLeft({ userId }: Person): Promise<void> {
    const id = userIdSchema.parse(userId);
    const { read } = opened.database;
    expect(await findUserRow(read, id)).toBeUndefined();
    for (const table of ["devices", "chat_sessions", "messages", "replies"] as const) {
      const rows = await read.selectFrom(table).select("id").where("user_id", "=", id).execute();
      expect(rows).toEqual([]);
    }
    const keys = read.selectFrom("healify_keys.user_keys").select("user_id");
    expect(await keys.where("user_id", "=", id).execute()).toEqual([]);
    // What is left may wait for the bytes of its key to be scrubbed, and for nothing else.
    const left = await read.selectFrom("erasures").select("rows_gone").execute();
    expect(left.filter(({ rows_gone }) => rows_gone === 0)).toEqual([]);
  }
});
