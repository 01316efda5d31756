import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  type Call,
  goodPassword,
  httpClient,
  newPerson,
  signInAgain,
} from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const acceptedSchema = z.object({ reply: z.object({ id: z.string() }) });

let gateway: TestGateway;
let call: Call;
beforeAll(async () => {
  gateway = await startTestGateway();
  call = httpClient(gateway.url);
});
afterAll(() => gateway.close());

/** Opens the stream of a question that nobody answers; `closed` resolves when the gateway ends or cuts it. */
async function openStream(token: string): Promise<{ status: number; closed: Promise<void> }> {
  const body = { id: uuidv7(), text: "How much water should I drink in a day?" };
  const path = `/api/chat/sessions/${uuidv7()}/messages`;
  const { json } = await call("POST", path, { token, body });
  const { reply } = acceptedSchema.parse(json);
  const answer = await fetch(`${gateway.url}/api/chat/replies/${reply.id}/events`, {
    headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" },
  });
  const drain = async () => {
    for await (const _chunk of answer.body ?? []);
  };
  return { status: answer.status, closed: drain().catch(() => undefined) };
}

async function within(ms: number, closed: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = await Promise.race([closed.then(() => true), late]);
  clearTimeout(timer);
  return done;
}

describe("rule 35: open streams of a device close", () => {
  it("when it signs out, and those of other devices stay", async () => {
    const laptop = await newPerson(call);
    const phone = await signInAgain(call, laptop);
    const onLaptop = await openStream(laptop.accessToken);
    const onPhone = await openStream(phone.accessToken);
    expect([onLaptop.status, onPhone.status]).toEqual([200, 200]);
    await call("POST", "/api/auth/sign-out", { token: laptop.accessToken });
    expect(await within(60_000, onLaptop.closed)).toBe(true);
    expect(await within(200, onPhone.closed)).toBe(false);
    await call("POST", "/api/auth/sign-out", { token: phone.accessToken });
    expect(await within(60_000, onPhone.closed)).toBe(true);
  });

  it("when the person is erased", async () => {
    const person = await newPerson(call);
    const stream = await openStream(person.accessToken);
    expect(stream.status).toBe(200);
    const erased = await call("DELETE", "/api/auth/me", {
      token: person.accessToken,
      body: { password: goodPassword },
    });
    expect(erased.status).toBe(200);
    expect(await within(60_000, stream.closed)).toBe(true);
    for (const table of ["chat_sessions", "messages", "replies"] as const) {
      const rows = await gateway.database.read.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(person.userId);
    }
  });
});
