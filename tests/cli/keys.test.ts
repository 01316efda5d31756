/** `healify keys`, `backup` and `restored` as an operator types them, beside a running Healify and without one. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jwksSchema } from "#gateway/auth/tokens/signing-keys.ts";
import { httpClient, newPerson } from "#tests/support/client.ts";
import { spawnHealify } from "#tests/support/healify-process.ts";
import { type AllInOne, readAllSettings, startAllInOne } from "../../src/all-in-one.ts";

const oldSecret = "copper-lantern-tests-only-3391-quince";
const newSecret = "velvet-orchard-tests-only-7702-heron";
const configurationExit = 78;

describe("the commands for keys and backups", () => {
  let folder: string;
  let dataDir: string;
  let running: AllInOne;
  const start = (env: Record<string, string> = {}) =>
    startAllInOne(
      readAllSettings({
        PORT: "0",
        HEALIFY_DATA_DIR: dataDir,
        HEALIFY_LOG_LEVEL: "silent",
        ...env,
      }),
    );

  async function run(command: string, env: Record<string, string> = {}) {
    const process = spawnHealify(command.split(" "), { HEALIFY_DATA_DIR: dataDir, ...env });
    const code = await process.ended;
    return { code, output: process.output() };
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "healify-keys-"));
    dataDir = join(folder, "data");
    running = await start();
    await newPerson(httpClient(running.address), "Annikarolla");
  });
  afterAll(async () => {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const published = async () => {
    const { json } = await httpClient(running.address)("GET", "/.well-known/jwks.json");
    return jwksSchema.parse(json).keys.map(({ kid }) => kid);
  };

  it("rotate the signing key beside a running gateway, which publishes it; the next time says that one waits", async () => {
    const [first = ""] = await published();
    const made = await run("keys rotate");
    expect(made.code).toBe(0);
    const kid = /Made signing key (\S+)\./.exec(made.output)?.[1] ?? "";
    expect(made.output).toMatch(
      /It signs from \d{4}-\d\d-\d\dT\d\d:\d\dZ on\. Nobody is signed out/,
    );
    expect(made.output).toContain(`Key ${first} stays published until`);
    const again = await run("keys rotate");
    expect(again.output).toContain(`Signing key ${kid} was made before and does not sign yet`);
    const status = await run("keys status");
    expect(status.output).toContain(`${first}  signs since`);
    expect(status.output).toContain(`${kid}  signs from`);
    // A gateway that meets a key it doesn't know looks at once, else within a minute.
    const token = `${Buffer.from(JSON.stringify({ alg: "EdDSA", typ: "at+jwt", kid })).toString("base64url")}.e30.e30`;
    expect((await httpClient(running.address)("GET", "/api/auth/me", { token })).status).toBe(401);
    expect(await published()).toEqual([first, kid]);
  });

  it("back the two parts up apart, for their owner alone, and into new folders only", async () => {
    const [database, keys] = [join(folder, "database"), join(folder, "keys")];
    expect((await run(`backup database ${database}`)).code).toBe(0);
    expect((await run(`backup keys ${keys}`)).code).toBe(0);
    expect(readdirSync(database)).toEqual(["healify.db"]);
    expect(readdirSync(keys).sort()).toEqual(["keys.db", "secret"]);
    for (const file of [
      join(database, "healify.db"),
      join(keys, "keys.db"),
      join(keys, "secret"),
    ]) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    const again = await run(`backup keys ${keys}`);
    expect(again.code).toBe(1);
    expect(again.output).toContain("is there already");
  });

  it("leave a running Healify alone where they may not touch it", async () => {
    const settled = await run("restored");
    expect(settled.code).toBe(1);
    expect(settled.output).toContain("this data folder is in use");
    const elsewhere = { HEALIFY_DATA_DIR: join(folder, "nothing") };
    for (const command of ["keys status", "keys rotate", "keys rotate-secret", "backup keys x"]) {
      const { code, output } = await run(command, elsewhere);
      expect(code).toBe(1);
      expect(output).toMatch(/holds no database|is missing/);
    }
    expect(existsSync(elsewhere.HEALIFY_DATA_DIR)).toBe(false);
    const distributed = {
      HEALIFY_DATABASE_URL: "postgres://127.0.0.1:1/x",
      HEALIFY_RABBITMQ_URL: "amqp://127.0.0.1:1",
      HEALIFY_REDIS_URL: "redis://127.0.0.1:1",
      HEALIFY_SECRET: oldSecret,
    };
    expect((await run("backup keys y", distributed)).output).toContain("docs/backup.md");
  });

  it("say what is wrong with a secret that was dropped too early, or is another", async () => {
    await running.close();
    const present = readFileSync(join(dataDir, "secret"), "utf8").trim();
    const given = (env: Record<string, string>) => run("keys status", env);
    const foreign = await given({ HEALIFY_SECRET: newSecret });
    expect(foreign.code).toBe(configurationExit);
    expect(foreign.output).toContain("The secret does not belong to this database");
    const both = { HEALIFY_SECRET: newSecret, HEALIFY_SECRET_PREVIOUS: present };
    expect((await given(both)).output).toContain("A rotation was prepared");

    running = await start(both);
    await expect
      .poll(async () => (await given(both)).output, { timeout: 60_000, interval: 300 })
      .toContain("HEALIFY_SECRET_PREVIOUS can be dropped");
    await running.close();
    const left = await given({ HEALIFY_SECRET: present });
    expect(left.code).toBe(configurationExit);
    expect((await given({ HEALIFY_SECRET: newSecret })).code).toBe(0);
    running = await start({ HEALIFY_SECRET: newSecret });
  });
});
