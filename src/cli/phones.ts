/**
 * `healify start --phones`: the family's phones come in over the home network, each with an invitation. What is said
 * here stands on the terminal alone, in no log: it lets people in.
 */
import { renderUnicodeCompact } from "uqr";
import type { GatewayConfig } from "#gateway/config.ts";
import { invite } from "#gateway/invitations/invite.ts";
import { operatorsClient } from "#gateway/operator/change-account.ts";
import type { Env } from "#platform/service-settings.ts";
import { CommandFault } from "./command-fault.ts";
import { homeAddress } from "./home-address.ts";
import { withAccounts } from "./with-accounts.ts";

type Say = (line: string) => void;

/** A household; for more people there are more invitations. */
const accountsPerCode = 8;
const daysPerCode = 1;

/**
 * What `--phones` sets where nobody else has: all networks of this machine, and nobody comes in uninvited. Behind a
 * proxy of its own (HEALIFY_PUBLIC_URL) it stays where the proxy looks for it.
 */
export function phoneSettings(env: Env): Env {
  const listens = env.HEALIFY_PUBLIC_URL ? {} : { HOST: "0.0.0.0" };
  return { ...listens, HEALIFY_SIGN_UP: "invited", ...env };
}

/** How a phone gets here: from this machine's own address to the one that it opens. */
export type Reach = (address: string) => string;

/** Throws CommandFault where no phone can reach this machine. */
export async function findReach({
  publicUrl,
  host,
}: Pick<GatewayConfig, "publicUrl" | "host">): Promise<Reach> {
  if (publicUrl) return () => publicUrl;
  if (/^(127\.0\.0\.1|localhost|::1)$/.test(host)) {
    throw new CommandFault(
      `HOST=${host} lets only this machine in. For phones leave HOST out, or set HEALIFY_PUBLIC_URL.`,
    );
  }
  const reached = host === "0.0.0.0" || host === "::" ? await homeAddress() : host;
  if (reached === null) {
    throw new CommandFault("This machine is in no network that a phone could be in.");
  }
  return (address) => {
    const url = new URL(address);
    url.hostname = reached.includes(":") ? `[${reached}]` : reached;
    return url.origin;
  };
}

/** @param address this machine's own way in; @param phones a phone's */
export async function inviteByCode(
  env: Env,
  { address, phones }: { address: string; phones: string },
  say: Say,
): Promise<void> {
  const { path, lets, first } = await makeInvitation(env);
  const link = `${phones}${path}`;
  say("");
  say(`On a phone in this home's network, scan this, or open ${phones}`);
  say(inTerminal(renderUnicodeCompact(link, { ecc: "L", border: 2 })));
  say(link);
  say(lets);
  const isPlain = phones.startsWith("http:");
  if (first) say("The first to sign up operates this server: be the first.");
  if (first && isPlain) say(`On this machine, open ${address}${path}`);
  if (isPlain) sayWhatIsOff(say);
}

type Made = {
  path: string;
  /** Whom it lets in, in a sentence. */
  lets: string;
  /** Nobody is here yet. */
  first: boolean;
};

function makeInvitation(env: Env): Promise<Made> {
  return withAccounts(env, async ({ accounts }) => {
    const { config, database } = accounts;
    const someone = await database.read.selectFrom("users").select("id").limit(1).execute();
    const first = config.mode === "embedded" && someone.length === 0;
    if (config.signUp === "closed") {
      return { path: "", lets: "Nobody new can sign up: HEALIFY_SIGN_UP is closed.", first: false };
    }
    if (config.signUp === "open") {
      return { path: "/sign-up", lets: "Everybody can sign up: HEALIFY_SIGN_UP is open.", first };
    }
    const made = { by: null, client: operatorsClient, days: daysPerCode, uses: accountsPerCode };
    const { invitation, path } = await invite(accounts, made);
    const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
    const until = moment.format(new Date(invitation.expiresAt));
    return {
      path,
      lets: `It lets ${accountsPerCode} people sign up, until ${until}. Show it to nobody else.`,
      first,
    };
  });
}

/** White on black whatever the terminal's own colours are: readers want the light parts light. */
function inTerminal(code: string): string {
  if (!process.stderr.isTTY) return code;
  return code
    .split("\n")
    .map((line) => `\u001b[97;40m${line}\u001b[0m`)
    .join("\n");
}

function sayWhatIsOff(say: Say): void {
  say("");
  say("This address is plain http. Browsers then switch off passkeys, dictation and opening it");
  say("without a network; and others in the same Wi-Fi could read along.");
  say("Two easy ways to https: docs/phones.md");
}
