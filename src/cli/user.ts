/** `healify user …`: what the operator's page does, for whoever has the server itself. */
import { emailSchema } from "#contracts/auth.ts";
import { userIdSchema } from "#contracts/ids.ts";
import { type AccountChange, type AccountSummary, inviteBodySchema } from "#contracts/operator.ts";
import type { Accounts } from "#gateway/auth/accounts.ts";
import { findUser, findUserByEmail, type StoredUser } from "#gateway/auth/user-store.ts";
import { ProblemError } from "#gateway/http/problem.ts";
import { invite } from "#gateway/invitations/invite.ts";
import {
  accountChangers,
  eraseByOperator,
  operatorsClient,
} from "#gateway/operator/change-account.ts";
import { listPeople } from "#gateway/operator/list-people.ts";
import type { Env } from "#platform/service-settings.ts";
import { CommandFault } from "./command-fault.ts";
import { type AtHand, withAccounts } from "./with-accounts.ts";

type Say = (line: string) => void;
export type ChangeWords = { evenLastOperator?: boolean; yes?: boolean };

export async function listUsers(env: Env, { json }: { json?: boolean }, say: Say): Promise<void> {
  const line = json ? (one: AccountSummary) => JSON.stringify(one) : asLine;
  await withAccounts(env, async ({ accounts }) => {
    let after: string | null = null;
    do {
      const page = await listPeople(accounts, after);
      for (const person of page.items) say(line(person));
      after = page.nextCursor;
    } while (after !== null);
  });
}

const asLine = (person: AccountSummary): string =>
  [
    person.id,
    person.state,
    person.role,
    person.secondFactor ? "second-factor" : "-",
    person.createdAt.slice(0, 10),
    person.lastSeenOn ?? "-",
    person.email,
    // What people call themselves can't break the line or reach the terminal's own signs.
    (person.name ?? "-").replaceAll(/\p{C}/gu, "?"),
  ].join("\t");

const done: Record<AccountChange, string> = {
  disable: "is disabled and signed out everywhere",
  enable: "can sign in again",
  "reset-2fa":
    "has no passkey, no one-time codes and no recovery codes any more, and is signed out everywhere",
  promote: "is an operator now",
  demote: "is no operator any more",
};

export async function changeUser(
  env: Env,
  change: AccountChange,
  { person, words, say }: { person: string; words: ChangeWords; say: Say },
): Promise<void> {
  await withAccounts(env, async (at) => {
    const user = await findPerson(at.accounts, person);
    await inWords(user, () => accountChangers[change](at.accounts, user.id, actingBy(words)));
    say(`${user.id} ${done[change]}.`);
    if (change === "disable" || change === "reset-2fa") tellSoon(at, say);
  });
}

export async function deleteUser(
  env: Env,
  { person, words, say }: { person: string; words: ChangeWords; say: Say },
): Promise<void> {
  await withAccounts(env, async (at) => {
    const user = await findPerson(at.accounts, person);
    if (!words.yes) {
      throw new CommandFault(
        `This erases ${user.id} and everything of theirs for good, and can't be undone. Say --yes to do it.`,
      );
    }
    const receipt = await inWords(user, () =>
      eraseByOperator(at.accounts, user.id, actingBy(words)),
    );
    say(`${user.id} was erased.`);
    for (const { place, how } of receipt.places) say(`${place}: ${how}`);
    tellSoon(at, say);
  });
}

export async function inviteUser(
  env: Env,
  { email, days, say }: { email?: string | undefined; days?: string | undefined; say: Say },
): Promise<void> {
  const body = inviteBodySchema.safeParse({
    email,
    ...(days === undefined ? {} : { days: Number(days) }),
  });
  if (!body.success) {
    throw new CommandFault("An invitation takes an --email address and --days from 1 to 60.");
  }
  await withAccounts(env, async ({ accounts, running }) => {
    const { config } = accounts;
    const { invitation, path } = await invite(accounts, {
      by: null,
      client: operatorsClient,
      ...body.data,
    });
    const here = running?.address || `http://localhost:${config.port || 3000}`;
    say(`${config.publicUrl ?? here}${path}`);
    say(`Good once, until ${invitation.expiresAt}.`);
    if (config.signUp === "closed") say("Sign-up is closed: set HEALIFY_SIGN_UP=invited first.");
  });
}

const actingBy = ({ evenLastOperator = false }: ChangeWords) => ({ by: null, evenLastOperator });

async function findPerson(accounts: Accounts, person: string): Promise<StoredUser> {
  const id = userIdSchema.safeParse(person);
  const email = emailSchema.safeParse(person);
  const found = id.success
    ? await findUser(accounts, id.data)
    : email.success && (await findUserByEmail(accounts, email.data));
  if (!found) throw new CommandFault("Nobody here has this id or e-mail address.");
  return found;
}

async function inWords<T>(user: StoredUser, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    if (fault.code === "last_operator") {
      throw new CommandFault(
        `${user.id} is the last operator: nobody could open the operator's pages then, until you promote somebody here. Say --even-last-operator to do it all the same.`,
      );
    }
    if (fault.code === "wrong_state") {
      throw new CommandFault(`${user.id} is ${user.state}, ${user.role}: that changes nothing.`);
    }
    throw new CommandFault(fault.detail ?? fault.code);
  }
}

function tellSoon({ running }: AtHand, say: Say): void {
  if (running)
    say("The Healify that runs here knows within two seconds; open streams within five.");
}
