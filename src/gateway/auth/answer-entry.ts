/** What somebody who has come in is answered: tokens, or what is left to do. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { SignedIn } from "#contracts/auth.ts";
import type { SecondFactorNeeded } from "#contracts/second-factor.ts";
import { presentUser } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import type { Entry, SignedInDevice } from "./enter.ts";
import { tokenDelivery } from "./tokens/deliver-tokens.ts";

type Asking = { request: FastifyRequest; reply: FastifyReply; delivery: "cookie" | "body" };

export function entryAnswers(accounts: Accounts) {
  const deliver = tokenDelivery(accounts);

  async function signedIn(asking: Asking, { user, device }: SignedInDevice): Promise<SignedIn> {
    const { request, reply, delivery } = asking;
    const tokens = await deliver(request, reply, device, delivery);
    return { user: presentUser(user), ...tokens };
  }

  return {
    signedIn,
    /** The status that goes with it: 200, or 202 while a second step is left. */
    async entered(
      asking: Asking,
      entry: Entry,
    ): Promise<{ status: 200; body: SignedIn } | { status: 202; body: SecondFactorNeeded }> {
      return "signedIn" in entry
        ? { status: 200, body: await signedIn(asking, entry.signedIn) }
        : { status: 202, body: { secondFactor: entry.secondFactor } };
    },
  };
}
