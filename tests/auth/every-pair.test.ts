/**
 * Every act that ends something, at the same time as every other act, over two gateways: neither fails, and nothing that
 * the first one ends works afterwards. The pairs that decide most have fifty rounds of their own elsewhere.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { userIdSchema } from "#contracts/ids.ts";
import { insertMailToken } from "#gateway/auth/mail/mail-token-store.ts";
import { newMailToken } from "#gateway/auth/mail/mail-tokens.ts";
import { sealUserEmail } from "#gateway/auth/user-store.ts";
import { oneTimeCode } from "#tests/support/authenticator-app.ts";
import {
  type Answer,
  type Call,
  newPerson,
  type Person,
  signInAgain,
} from "#tests/support/client.ts";
import { type GatewayPair, startGatewayPair } from "#tests/support/gateway-pair.ts";

const patience = 240_000;
const env = Object.fromEntries(
  ["SIGN_UPS", "SIGN_INS", "FAILED_SIGN_INS", "NETWORK_FAILED_SIGN_INS", "OPEN_CALLS"].map(
    (name) => [`HEALIFY_LIMIT_${name}`, "999999"],
  ),
);
const setupSchema = z.object({ challenge: z.string(), secret: z.string() });
const tokensSchema = z.object({
  accessToken: z.string().optional(),
  refreshToken: z.string().optional(),
});
type Tokens = z.infer<typeof tokensSchema>;

/** A person on two devices, with what the acts need. */
type Scene = {
  person: Person;
  other: Person;
  reset: string;
  undo: string;
  app: z.infer<typeof setupSchema>;
};
type Act = (call: Call, scene: Scene) => Promise<Answer>;

let pair: GatewayPair;
let operator: Person;
beforeAll(async () => {
  pair = await startGatewayPair({ env });
  operator = await newPerson(pair.calls[0]);
  const id = userIdSchema.parse(operator.userId);
  await pair.gateways[0].database.write((trx) =>
    trx.updateTable("users").set({ role: "operator" }).where("id", "=", id).execute(),
  );
});
afterAll(() => pair.close());

const newPassword = "a wholly new phrase, this";
const auth = (
  path: string,
  bodyOf: (scene: Scene) => object,
  tokenOf?: (scene: Scene) => Person,
) => {
  const act: Act = (call, scene) =>
    call("POST", `/api/auth/${path}`, {
      body: { delivery: "body", ...bodyOf(scene) },
      ...(tokenOf ? { token: tokenOf(scene).accessToken } : {}),
    });
  return act;
};
const byOperator =
  (method: string, change: string): Act =>
  (call, { person }) =>
    call(method, `/api/operator/people/${person.userId}${change}`, { token: operator.accessToken });

const acts = {
  "a new password": auth(
    "change-password",
    ({ person }) => ({ current: person.password, password: newPassword }),
    ({ person }) => person,
  ),
  "a reset": auth("reset-password", ({ reset }) => ({ token: reset, password: newPassword })),
  "an e-mail put back": auth("undo-email-change", ({ undo }) => ({ token: undo })),
  "signing out everywhere": (call, { other }) =>
    call("DELETE", "/api/auth/devices", { token: other.accessToken }),
  disabling: byOperator("POST", "/disable"),
  "factors taken away": byOperator("POST", "/reset-2fa"),
  "an erasure by the operator": byOperator("DELETE", ""),
  "an erasure": (call, { person }) =>
    call("DELETE", "/api/auth/me", {
      token: person.accessToken,
      body: { password: person.password },
    }),
  "a sign-in": auth("sign-in", ({ person: { email, password } }) => ({ email, password })),
  "a refresh": auth("refresh", ({ person: { refreshToken } }) => ({ refreshToken })),
  "a refresh elsewhere": auth("refresh", ({ other: { refreshToken } }) => ({ refreshToken })),
  "a step-up": auth(
    "step-up",
    ({ person: { password } }) => ({ method: "password", password }),
    ({ person }) => person,
  ),
  "an app added": auth(
    "totp",
    ({ app: { challenge, secret } }) => ({ challenge, code: oneTimeCode(secret) }),
    ({ person }) => person,
  ),
  "a change of e-mail": auth(
    "change-email",
    () => ({ email: `${randomUUID()}@example.org` }),
    ({ other }) => other,
  ),
  "an export": (call, { person }) =>
    call("POST", "/api/account/export", { token: person.accessToken }),
} satisfies Record<string, Act>;
type ActName = keyof typeof acts;

const endings = [
  "a new password",
  "a reset",
  "an e-mail put back",
  "signing out everywhere",
  "disabling",
  "factors taken away",
  "an erasure by the operator",
  "an erasure",
] as const satisfies ActName[];
/** A password that was right before lets nobody in after these. */
const endPasswords: ReadonlySet<ActName> = new Set([
  "a new password",
  "a reset",
  "disabling",
  "an erasure by the operator",
  "an erasure",
]);
const others = [
  "a sign-in",
  "a refresh",
  "a refresh elsewhere",
  "a step-up",
  "an app added",
  "a change of e-mail",
  "an export",
] as const satisfies ActName[];

/** Whether what the other act gave has to be dead: a sign-in may come after an ending that leaves the password good. */
const isEnded = (ending: ActName, other: ActName) =>
  /refresh|step-up/.test(other) || (other === "a sign-in" && endPasswords.has(ending));

async function newScene(): Promise<Scene> {
  const { deps, database } = pair.gateways[0];
  const [call] = pair.calls;
  const person = await newPerson(call);
  const other = await signInAgain(call, person);
  const userId = userIdSchema.parse(person.userId);
  const now = Date.now();
  const { email_mac: emailMac } = await sealUserEmail(deps.vault, userId, person.email);
  const before = await sealUserEmail(deps.vault, userId, `${randomUUID()}@example.org`);
  const reset = newMailToken("reset-password", { userId, emailMac, newEmailSealed: null, now });
  const back = { userId, emailMac: null, newEmailSealed: before.email_sealed, now };
  const undo = newMailToken("undo-email-change", back);
  await database.write(async (trx) => {
    for (const { row } of [reset, undo]) await insertMailToken(trx, row);
  });
  const options = await call("POST", "/api/auth/totp/options", { token: person.accessToken });
  return {
    person,
    other,
    reset: reset.text,
    undo: undo.text,
    app: setupSchema.parse(options.json),
  };
}

const isDead = async ({ accessToken, refreshToken }: Tokens) => {
  for (const call of pair.calls) {
    const me = accessToken && (await call("GET", "/api/auth/me", { token: accessToken }));
    if (me && me.status !== 401) return false;
  }
  const body = { refreshToken };
  const again = refreshToken && (await pair.calls[1]("POST", "/api/auth/refresh", { body }));
  return !again || again.status === 401;
};

describe.each(endings)("rules 36 and 37: %s", (ending) => {
  beforeAll(async () => {
    // Their proof is good for ten minutes.
    operator = await signInAgain(pair.calls[0], operator);
  });
  it.each([...others, ...endings])(
    "and at the same time %s",
    async (other) => {
      for (const [one, two] of [pair.calls, pair.calls.toReversed()]) {
        if (!one || !two) throw new Error("two gateways are needed");
        const scene = await newScene();
        const [ended, beside] = await Promise.all([
          acts[ending](one, scene),
          acts[other](two, scene),
        ]);
        for (const { status } of [ended, beside]) expect(status).toBeLessThan(500);
        if (ended.status >= 300) {
          // Then the other one was faster.
          expect(beside.status).toBeLessThan(300);
          continue;
        }
        const given =
          isEnded(ending, other) && beside.status < 300 ? [tokensSchema.parse(beside.json)] : [];
        for (const tokens of [scene.person, scene.other, ...given]) {
          expect(await isDead(tokens)).toBe(true);
        }
      }
    },
    patience,
  );
});
