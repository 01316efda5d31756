/** How a browser context comes in without typing: with the cookie of a sign-in that was made by a call. */

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { BrowserContext, BrowserContextOptions } from "playwright-core";
import { z } from "zod";
import { httpClient } from "#tests/support/client.ts";
import { recordSecret } from "#tests/support/log-scan/log-folder.ts";
import { password } from "../browser.ts";

type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>;
export type Door = StorageState & { accessToken: string };

/** What a device is called after. */
const userAgent =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

const userSchema = z.object({ accessToken: z.string(), user: z.object({ id: z.string() }) });

export const signInDoor = (address: string, email: string): Promise<Door> =>
  doorBy(address, "/api/auth/sign-in", { email, password });

export function signUpDoor(address: string, email: string): Promise<Door> {
  recordSecret({ kind: "e-mail", value: email });
  return doorBy(address, "/api/auth/sign-up", { email, password, name: "Robin" });
}

async function doorBy(address: string, path: string, body: object): Promise<Door> {
  const answer = await httpClient(address)("POST", path, {
    body,
    headers: { "user-agent": userAgent },
  });
  const cookie = /^([^=]+)=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "");
  if (!cookie?.[1] || !cookie[2]) throw new Error(`${path} gave ${answer.status} and no cookie`);
  const { accessToken, user } = userSchema.parse(answer.json);
  const { hostname } = new URL(address);
  return {
    accessToken,
    cookies: [
      {
        name: cookie[1],
        value: cookie[2],
        domain: hostname,
        path: "/",
        expires: -1,
        httpOnly: true,
        secure: false,
        sameSite: "Strict",
      },
    ],
    origins: [{ origin: address, localStorage: [{ name: "healify:signed-in", value: user.id }] }],
  };
}

/** The same door with the cookie as it is now; it changes with every use. */
export async function doorAfter(context: BrowserContext, door: Door): Promise<Door> {
  return { ...door, cookies: await context.cookies() };
}

/** Nobody meets the newcomers of other states. */
export async function eraseNewcomer(address: string, { accessToken }: Door): Promise<void> {
  const call = httpClient(address);
  await call("DELETE", "/api/auth/me", { token: accessToken, body: { password } });
}

/** As if nobody had shown lately that it is them. */
export function forgetProofs(folder: string): void {
  const database = new DatabaseSync(join(folder, "healify.db"), { timeout: 30_000 });
  database.exec("update devices set proved_at = 0");
  database.close();
}
