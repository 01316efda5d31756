import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Call,
  goodPassword,
  httpClient,
  newPerson,
  signInAgain,
} from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { openStream } from "#tests/support/open-stream.ts";

let gateway: TestGateway;
let call: Call;
beforeAll(async () => {
  gateway = await startTestGateway();
  call = httpClient(gateway.url);
});
afterAll(() => gateway.close());

const openHere = (token: string) =>
  openStream({ askedAt: gateway.url, readAt: gateway.url }, token);

describe("rule 35: open streams of a device close", () => {
  it("when it signs out, and those of other devices stay", async () => {
    const laptop = await newPerson(call);
    const phone = await signInAgain(call, laptop);
    const onLaptop = await openHere(laptop.accessToken);
    const onPhone = await openHere(phone.accessToken);
    expect([onLaptop.status, onPhone.status]).toEqual([200, 200]);
    await call("POST", "/api/auth/sign-out", { token: laptop.accessToken });
    expect(await onLaptop.closedWithin(60_000)).toBe(true);
    expect(await onPhone.closedWithin(200)).toBe(false);
    await call("POST", "/api/auth/sign-out", { token: phone.accessToken });
    expect(await onPhone.closedWithin(60_000)).toBe(true);
  });

  it("when the person is erased", async () => {
    const person = await newPerson(call);
    const stream = await openHere(person.accessToken);
    expect(stream.status).toBe(200);
    const erased = await call("DELETE", "/api/auth/me", {
      token: person.accessToken,
      body: { password: goodPassword },
    });
    expect(erased.status).toBe(200);
    expect(await stream.closedWithin(60_000)).toBe(true);
    for (const table of ["chat_sessions", "messages", "replies"] as const) {
      const rows = await gateway.database.read.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(person.userId);
    }
  });
});
