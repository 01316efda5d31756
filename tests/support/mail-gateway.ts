/** A gateway that sends its mails to a real server on this machine, and the people who read them. */
import { z } from "zod";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { createSmtpMailer } from "#platform/mail/mail-smtp.ts";
import { type Call, goodPassword, httpClient, type Person } from "./client.ts";
import { startTestGateway, type TestGateway } from "./gateway.ts";
import { type MailServer, mailSubjects } from "./mail-server.ts";

export const mailPublicUrl = "https://health.example.org";

/** High enough for tests that race: what is limited is tried elsewhere. */
const roomy = {
  HEALIFY_LIMIT_SIGN_INS: "999999",
  HEALIFY_LIMIT_FAILED_SIGN_INS: "999999",
  HEALIFY_LIMIT_NETWORK_FAILED_SIGN_INS: "999999",
  HEALIFY_LIMIT_OPEN_CALLS: "999999",
};

type MailGatewayOptions = {
  database: Database<Schema>;
  clock?: () => number;
  env?: Readonly<Record<string, string>>;
};

export type MailGateway = TestGateway & { call: Call };

export async function startMailGateway(
  mailServer: MailServer,
  { database, clock = Date.now, env = {} }: MailGatewayOptions,
): Promise<MailGateway> {
  const { HEALIFY_MAIL_FROM: from } = mailServer.env;
  const mailer = createSmtpMailer({ url: mailServer.url, from });
  const gateway = await startTestGateway({
    env: { HEALIFY_PUBLIC_URL: mailPublicUrl, ...roomy, ...env },
    deps: { database, mailer, clock },
  });
  return { ...gateway, call: httpClient(gateway.url) };
}

const signedInSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  user: z.object({ id: z.string() }),
});

/** Signs up, opens the link, signs in. */
export async function newVerifiedPerson(
  { call }: Pick<MailGateway, "call">,
  mailServer: MailServer,
  email: string,
  password = goodPassword,
): Promise<Person> {
  await call("POST", "/api/auth/sign-up", { body: { email, password } });
  const token = await mailServer.tokenTo(email, mailSubjects.verify);
  await call("POST", "/api/auth/verify-email", { body: { token } });
  const answer = await call("POST", "/api/auth/sign-in", {
    body: { email, password, delivery: "body" },
  });
  const { user, ...tokens } = signedInSchema.parse(answer.json);
  return { userId: user.id, email, password, ...tokens };
}
