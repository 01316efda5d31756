/** A server without a mail server: its operator hands links over. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { keptMailListSchema } from "#contracts/kept-mails.ts";
import { createFolderMailer } from "#platform/mail/mail-folder.ts";
import { type Call, httpClient, newPerson, type Person } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

let folder: string;
let gateway: TestGateway;
let call: Call;
/** Whoever comes first. */
let operator: Person;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "healify-mails-"));
  const mailer = createFolderMailer({ folder: join(folder, "mail"), from: "healify@localhost" });
  gateway = await startTestGateway({ deps: { mailer } });
  call = httpClient(gateway.url);
  operator = await newPerson(call);
});
afterAll(async () => {
  await gateway.close();
  await rm(folder, { recursive: true });
});

const read = ({ accessToken: token }: Person) => call("GET", "/api/operator/mails", { token });
const mailsTo = async (email: string) => {
  const { items } = keptMailListSchema.parse((await read(operator)).json);
  return items.filter((mail) => mail.to === email);
};
const firstMailTo = (email: string) =>
  vi.waitFor(
    async () => {
      const [mail] = await mailsTo(email);
      if (!mail) throw new Error("no mail yet");
      return mail;
    },
    { timeout: 60_000, interval: 50 },
  );
const forgot = (email: string) => call("POST", "/api/auth/forgot-password", { body: { email } });

it("gives a person who forgot their password a new one by way of the operator", async () => {
  const person = await newPerson(call);
  const answers = [await forgot(person.email), await forgot("nobody@example.org")];
  for (const { status, text } of answers) {
    expect([status, text]).toEqual([202, '{"link":"from-operator"}']);
  }
  const mail = await firstMailTo(person.email);
  const link = /http:\/\/localhost:\d+\/reset-password#token=(\S+)/.exec(mail.text);
  const body = { token: link?.[1], password: "handed over by hand 7" };
  expect((await call("POST", "/api/auth/reset-password", { body })).status).toBe(204);
  const entering = { email: person.email, password: "handed over by hand 7" };
  expect((await call("POST", "/api/auth/sign-in", { body: entering })).status).toBe(200);
  expect(await mailsTo("nobody@example.org")).toEqual([]);
});

it("shows mails to the operator alone", async () => {
  const person = await newPerson(call);
  const answer = await read(person);
  expect(answer.status).toBe(403);
  expect((await call("GET", "/api/operator/mails")).status).toBe(401);
});

it("forgets a person's mails with them", async () => {
  const person = await newPerson(call);
  await forgot(person.email);
  await firstMailTo(person.email);
  const mine = async () =>
    (await readdir(join(folder, "mail"))).filter((name) => name.includes(person.userId));
  expect(await mine()).not.toEqual([]);
  const body = { password: person.password };
  const erased = await call("DELETE", "/api/auth/me", { token: person.accessToken, body });
  expect(erased.status).toBe(200);
  expect(await mine()).toEqual([]);
});
