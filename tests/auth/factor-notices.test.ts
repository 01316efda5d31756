/** What a person is told by mail of their second factors. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { SoftwareAuthenticator } from "#tests/support/authenticator.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import {
  type MailGateway,
  mailPublicUrl,
  newVerifiedPerson,
  startMailGateway,
} from "#tests/support/mail-gateway.ts";
import { type MailServer, startMailServer } from "#tests/support/mail-server.ts";
import {
  addApp,
  addPasskey,
  firstStep,
  requestOptions,
  secondStep,
  signInByPasskey,
} from "#tests/support/second-factors.ts";

let stored: TestDatabase;
let mailServer: MailServer;
let gateway: MailGateway;
let people = 0;
beforeAll(async () => {
  stored = await openTestDatabase(databasePlaces.SQLite);
  mailServer = await startMailServer();
  gateway = await startMailGateway(mailServer, { database: stored.database });
});
afterAll(async () => {
  await gateway.close();
  await mailServer.close();
  await stored.remove();
});

const newPerson = () => newVerifiedPerson(gateway, mailServer, `keeper${++people}@example.org`);

it("a factor that is added, a recovery code that is used, and a factor that goes", async () => {
  const { call } = gateway;
  const person = await newPerson();
  const { recoveryCodes } = await addApp(call, person);
  await mailServer.mailTo(person.email, /^A new way to sign in/);
  const { challenge } = await firstStep(call, person);
  const [code = ""] = recoveryCodes;
  const answer = await secondStep(call, challenge, { method: "recovery-code", code });
  expect(answer.status).toBe(200);
  const told = await mailServer.mailTo(person.email, /^A recovery code was used/);
  expect(told.text).not.toContain(code);
  await call("DELETE", "/api/auth/totp", { token: person.accessToken });
  await mailServer.mailTo(person.email, /^A way to sign in to Healify was removed/);
});

it("a passkey whose counter fell back, and a password that was taken away", async () => {
  const { call } = gateway;
  const person = await newPerson();
  const authenticator = new SoftwareAuthenticator(mailPublicUrl, { counts: true });
  await addPasskey(call, person, authenticator);
  await signInByPasskey(call, authenticator);
  await signInByPasskey(call, authenticator);
  const asked = requestOptions(await call("POST", "/api/auth/passkeys/sign-in/options"));
  const response = authenticator.sign(asked, { counter: 1 });
  await call("POST", "/api/auth/passkeys/sign-in", { body: { response } });
  await mailServer.mailTo(person.email, /^Look at one of your Healify passkeys/);
  await call("DELETE", "/api/auth/password", { token: person.accessToken });
  await mailServer.mailTo(person.email, /has no password any more$/);
});

it("accounts that begin with a passkey are not made where addresses are confirmed by mail", async () => {
  const body = { email: "eager@example.org" };
  const answer = await gateway.call("POST", "/api/auth/passkeys/sign-up/options", { body });
  expect(answer.status).toBe(403);
  expect(answer.json).toMatchObject({ code: "forbidden" });
});
