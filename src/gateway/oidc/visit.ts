/**
 * A visit at the provider, from the press of the button until the browser is back.
 *
 * The browser gets a secret in a cookie, from which nonce and PKCE verifier are derived; the database gets hashes of
 * it and of the state. So whoever reads the database, or the address bar, lacks what completes the visit. It is taken
 * once, by the browser that began it, for what it was begun for, within ten minutes.
 */
import { randomBytes } from "node:crypto";
import type { UserId } from "#contracts/ids.ts";
import type { ProviderAnswer, VisitPurpose } from "#contracts/provider.ts";
import type { ProviderVisitsTable } from "#database/schema.ts";
import { deriveKey } from "#platform/seal.ts";
import type { Accounts } from "../auth/accounts.ts";
import { hashSecret } from "../auth/tokens/refresh-token.ts";
import { ProblemError } from "../http/problem.ts";
import type { PresentedInvitation } from "../invitations/invitation-token.ts";
import {
  type Departure,
  ProviderFault,
  type ProviderIdentity,
  type SignInProvider,
} from "./provider.ts";
import { deleteVisitsBefore, insertVisit, takeVisit } from "./visit-store.ts";

export const visitLifetime = 10 * 60_000;

export type Visiting = {
  purpose: VisitPurpose;
  returnTo: string;
  userId?: UserId;
  invitation?: PresentedInvitation | null;
};

/** Where to send the browser, and its secret. Throws `not_found` without a provider, `provider_unavailable`. */
export async function beginVisit(
  accounts: Accounts,
  { purpose, returnTo, userId, invitation }: Visiting,
): Promise<{ location: string; browserSecret: string }> {
  const { database, clock } = accounts;
  const provider = requireProvider(accounts);
  const browserSecret = randomBytes(32).toString("base64url");
  const state = `${purpose}.${randomBytes(32).toString("base64url")}`;
  const departure = departureOf(state, browserSecret);
  const location = await asProblem(accounts, () => provider.depart(departure));
  const now = clock();
  await database.write(async (trx) => {
    await deleteVisitsBefore(trx, now);
    await insertVisit(trx, {
      state_hash: hashSecret(state),
      browser_hash: hashSecret(browserSecret),
      purpose,
      user_id: userId ?? null,
      return_to: returnTo,
      invitation_id: invitation?.id ?? null,
      invitation_hash: invitation?.secretHash ?? null,
      expires_at: now + visitLifetime,
    });
  });
  return { location: location.href, browserSecret };
}

export type Returned = { visit: ProviderVisitsTable; identity: ProviderIdentity };

/** Throws `provider_refused` for anything but an answer to a visit of this browser, `provider_unavailable`. */
export async function endVisit(
  accounts: Accounts,
  answer: ProviderAnswer,
  { purpose, browserSecret }: { purpose: VisitPurpose; browserSecret: string | null },
): Promise<Returned> {
  const provider = requireProvider(accounts);
  const presented = {
    state_hash: hashSecret(answer.state),
    browser_hash: hashSecret(browserSecret ?? ""),
    purpose,
    now: accounts.clock(),
  };
  const visit = await accounts.database.write((trx) => takeVisit(trx, presented));
  if (!visit || browserSecret === null) throw new ProblemError("provider_refused", lost);
  const departure = departureOf(answer.state, browserSecret);
  const identity = await asProblem(accounts, () => provider.arrive({ ...departure, answer }));
  return { visit, identity };
}

const lost = {
  detail: "It took longer than ten minutes, was begun in another browser, or was finished before.",
};

function requireProvider({ provider }: Accounts): SignInProvider {
  if (provider) return provider;
  throw new ProblemError("not_found", { detail: "No other provider is set up on this server." });
}

function departureOf(state: string, browserSecret: string): Departure {
  const derive = (purpose: string) =>
    Buffer.from(deriveKey(browserSecret, purpose)).toString("base64url");
  return { state, nonce: derive("provider-nonce"), verifier: derive("provider-verifier") };
}

async function asProblem<T>({ events }: Accounts, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof ProviderFault)) throw fault;
    events.providerFailed(fault);
    if (fault.kind === "unavailable") {
      throw new ProblemError("provider_unavailable", { retryAfterMs: 5000 });
    }
    const detail = fault.kind === "declined" ? "It was stopped at the provider." : undefined;
    throw new ProblemError("provider_refused", detail === undefined ? {} : { detail });
  }
}
