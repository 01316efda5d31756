/** The question that an authenticator signs: made and kept here, found again by what the browser says it signed. */
import { z } from "zod";
import type { UserId } from "#contracts/ids.ts";
import type { AuthChallengesTable } from "#database/schema.ts";
import type { Accounts } from "../accounts.ts";
import {
  type ChallengeFor,
  consumeChallenge,
  insertChallenge,
  newChallengeSecret,
} from "./challenge-store.ts";

type Asked = ChallengeFor & { userId: UserId | null; contentSealed?: string };

/** Kept in the database before it is given out. */
export async function askAuthenticator(
  { database, clock }: Pick<Accounts, "database" | "clock">,
  asked: Asked,
): Promise<Uint8Array<ArrayBuffer>> {
  const secret = newChallengeSecret();
  const now = clock();
  await database.write((trx) => insertChallenge(trx, { ...asked, secret, now }));
  return Uint8Array.from(Buffer.from(secret, "base64url"));
}

export type Answered = { challenge: string; row: AuthChallengesTable };

/** Uses the question up, whether or not the answer is right. Null when it was never asked, or answered before. */
export async function takeAnswered(
  { database, clock }: Pick<Accounts, "database" | "clock">,
  clientDataJson: string,
  asked: ChallengeFor,
): Promise<Answered | null> {
  const challenge = challengeIn(clientDataJson);
  if (challenge === null) return null;
  const presented = { ...asked, secret: challenge, now: clock() };
  const row = await database.write((trx) => consumeChallenge(trx, presented));
  return row && { challenge, row };
}

const clientDataSchema = z.object({ challenge: z.string() });

function challengeIn(clientDataJson: string): string | null {
  try {
    const text = Buffer.from(clientDataJson, "base64url").toString("utf8");
    const clientData = clientDataSchema.safeParse(JSON.parse(text));
    return clientData.success ? clientData.data.challenge : null;
  } catch {
    return null;
  }
}
