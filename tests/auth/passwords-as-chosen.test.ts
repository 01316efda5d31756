/** What a password need not have (rule 7): only its length and how well it is known count. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Call, httpClient } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const year = 365 * 24 * 60 * 60_000;
let gateway: TestGateway;
let call: Call;
let ahead = 0;
beforeAll(async () => {
  gateway = await startTestGateway({ deps: { clock: () => Date.now() + ahead } });
  call = httpClient(gateway.url);
});
afterAll(() => gateway.close());

it.each([
  ["small letters alone", "plainsmalllettersonly"],
  ["capitals alone", "HEDGEHOGSUNDERTHEBRIDGE"],
  ["digits alone", "804172935560917"],
  ["no letter of ours", "съешь ещё этих мягких"],
  ["signs alone", "~~!?((§§))/\\&&%%"],
])("rule 7: %s will do, for as long as the person likes", async (what, password) => {
  const email = `${what.replaceAll(" ", "-")}@example.org`;
  const made = await call("POST", "/api/auth/sign-up", { body: { email, password } });
  expect(made.status).toBe(201);
  ahead = 3 * year;
  const entered = await call("POST", "/api/auth/sign-in", { body: { email, password } });
  ahead = 0;
  expect(entered.status).toBe(200);
});

it("rule 7: nothing asks for a hint or a question", async () => {
  const { text } = await call("GET", "/api/openapi.json");
  const fields = [...text.matchAll(/"(\w+)":\{/g)].map(([, field = ""]) => field.toLowerCase());
  expect(fields).toContain("password");
  // A browser's "hints" on which authenticator to use are something else.
  const forbidden = /^hint$|passwordhint|(secret|security)(question|answer)/;
  expect(fields.filter((field) => forbidden.test(field))).toEqual([]);
});
