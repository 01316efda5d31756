/** `healify start --phones`: what it prints is followed as a phone would, from an address that is not this machine's own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { goodPassword } from "#tests/support/client.ts";
import { type HealifyProcess, spawnHealify } from "#tests/support/healify-process.ts";
import { recordSecret } from "#tests/support/log-scan/log-folder.ts";
import { waitFor } from "#tests/support/wait-for.ts";

/** Another address of this machine than the one that it opens itself; only Linux has all of 127.0.0.0/8. */
const elsewhere: Record<string, string> = process.platform === "linux" ? { HOST: "127.0.0.2" } : {};

async function startForPhones(env: Record<string, string> = {}): Promise<HealifyProcess> {
  const folder = mkdtempSync(join(tmpdir(), "healify-phones-"));
  const running = spawnHealify(["start", "--phones"], {
    PORT: "0",
    HEALIFY_DATA_DIR: folder,
    HEALIFY_MODEL: "library",
    ...elsewhere,
    ...env,
  });
  onTestFinished(async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await waitFor(
    () => /Press Ctrl-C/.test(running.output()) || running.hasEnded(),
    "the phones' way in",
    100_000,
  );
  return running;
}

/** As a browser over plain http asks: with the page's origin, without Sec-Fetch headers. */
function phoneAt(origin: string) {
  return (path: string, { body, cookie }: { body?: unknown; cookie?: string }) =>
    fetch(`${origin}${path}`, {
      method: "POST",
      headers: {
        origin,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(cookie === undefined ? {} : { cookie }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

it("prints a link that lets in who has it, on the network's address, and says what plain http lacks", async () => {
  const running = await startForPhones();
  const link = /^http:\S+\/sign-up#invitation=(\S+)$/m.exec(running.output());
  expect(running.output()).toMatch(/█{20}/);
  expect(running.output()).toContain("plain http");
  const { origin, pathname } = new URL(link?.[0] ?? "");
  const invitation = link?.[1] ?? "";
  recordSecret({ kind: "token", value: invitation });
  expect(origin).not.toContain("localhost");
  const page = await fetch(`${origin}${pathname}`, { headers: { accept: "text/html" } });
  expect(page.status).toBe(200);

  const ask = phoneAt(origin);
  const account = (email: string) => ({ email, password: goodPassword });
  const uninvited = await ask("/api/auth/sign-up", { body: account("neighbour@example.org") });
  expect(uninvited.status).toBe(403);
  for (const email of ["first@example.org", "second@example.org"]) {
    const up = await ask("/api/auth/sign-up", { body: { ...account(email), invitation } });
    expect(up.status).toBe(201);
    const cookie = up.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const again = await ask("/api/auth/refresh", { cookie });
    expect(again.status).toBe(200);
  }
});

it("goes by the public address behind a proxy, and listens for that proxy alone", async () => {
  const running = await startForPhones({
    HOST: "127.0.0.1",
    HEALIFY_PUBLIC_URL: "https://healify.example.org",
  });
  expect(running.output()).toMatch(/^https:\/\/healify\.example\.org\/sign-up#invitation=/m);
  expect(running.output()).not.toContain("plain http");
});

it("refuses to start where it was told to let nobody in from outside", async () => {
  const running = await startForPhones({ HOST: "127.0.0.1" });
  expect(await running.ended).toBe(1);
  expect(running.output()).toMatch(/HOST=127\.0\.0\.1 lets only this machine in/);
});
