import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startComposed } from "./compose.ts";
import { exchangeBytes } from "./exchange-bytes.ts";
import { startRedis } from "./redis.ts";
import type { TestServer } from "./server-process.ts";
import { requireRedisUrl } from "./urls.ts";
import { countVitest, failedTests } from "./vitest-count.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

/** Only Redis is started: the other variables name something already. */
function startMain(...command: string[]): ChildProcess {
  const env = { ...process.env, HEALIFY_TEST_POSTGRES_URL: "x", HEALIFY_TEST_RABBITMQ_URL: "x" };
  return spawn(process.execPath, [main, "--", ...command], {
    env: { ...env, HEALIFY_TEST_CHROMIUM: "x", HEALIFY_TEST_REDIS_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("no output to read");
  const [chunk] = await once(child.stdout, "data");
  return String(chunk).trim();
}

/** The command holds the same pipe: it ends with the last of them. Another process may get its number, but never its pipe. */
async function untilUnwritten({ stdout }: ChildProcess): Promise<void> {
  if (!stdout) throw new Error("no output to read");
  stdout.resume();
  await once(stdout, "close");
}

const portOf = (url: string) => Number(new URL(url).port);
const ping = (url: string) => exchangeBytes(portOf(url), "PING\r\n");

async function untilGone(url: string): Promise<void> {
  await vi.waitFor(() => expect(ping(url)).rejects.toThrow("ECONNREFUSED"), 60_000);
}

describe("the command", () => {
  it("gives the command the servers' addresses, passes on its exit code and leaves nothing", async () => {
    const child = startMain("sh", "-c", "echo $HEALIFY_TEST_REDIS_URL; exit 7");
    const exited = once(child, "exit");
    const url = await firstLine(child);
    expect(url).toMatch(/^redis:\/\/127\.0\.0\.1:\d+$/);
    expect((await exited)[0]).toBe(7);
    await expect(ping(url)).rejects.toThrow("ECONNREFUSED");
  });

  it.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)("leaves nothing after %s", async (signal) => {
    const child = startMain("sh", "-c", "echo $HEALIFY_TEST_REDIS_URL; exec sleep 100");
    const url = await firstLine(child);
    expect(await ping(url)).toBe("+PONG\r\n");
    const commandGone = untilUnwritten(child);
    child.kill(signal);
    await untilGone(url);
    await commandGone;
  });
});

describe("a server of a test's own", () => {
  let server: TestServer | undefined;
  afterEach(() => server?.stop());

  it("can be killed and started again on the same address and folder", async () => {
    server = await startRedis({ persistent: true });
    const { url, folder } = server;
    await exchangeBytes(portOf(url), "SET kept yes\r\n");
    await server.kill();
    await expect(ping(url)).rejects.toThrow("ECONNREFUSED");
    await server.restart();
    expect(await exchangeBytes(portOf(url), "GET kept\r\n")).toBe("$3\r\nyes\r\n");
    await server.stop();
    expect(existsSync(folder)).toBe(false);
  });

  it("does not answer while it is frozen", async () => {
    server = await startRedis();
    await server.freeze();
    await expect(ping(server.url)).rejects.toThrow();
    await server.thaw();
    expect(await ping(server.url)).toBe("+PONG\r\n");
  });
});

describe("docker compose", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "healify-docker-"));
    // Says yes to everything, and keeps what it was asked and with which port.
    const docker = `#!/bin/sh\necho "$HEALIFY_PORT $*" >> ${folder}/asked\n`;
    await writeFile(join(folder, "docker"), docker, { mode: 0o755 });
    vi.stubEnv("PATH", folder);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  it("stands in for a server that is not installed, behind the same handle", async () => {
    const server = await startComposed("redis");
    for (const act of [server.freeze, server.thaw, server.kill, server.restart, server.stop]) {
      await act();
    }
    const asked = (await readFile(join(folder, "asked"), "utf8")).trim().split("\n");
    const port = new URL(server.url).port;
    expect(asked[0]).toContain("compose version");
    expect(asked.slice(1).map((line) => line.replace(/.* -f \S+compose\.yaml /, ""))).toEqual([
      "up --detach --wait redis",
      "pause redis",
      "unpause redis",
      "kill redis",
      "kill redis",
      "up --detach --wait redis",
      "down --volumes --timeout 0",
    ]);
    for (const line of asked.slice(1))
      expect(line).toMatch(new RegExp(`^${port} compose -p \\S+ `));
  });

  it("is missed by name, with what would be right, where there is none either", async () => {
    await rm(join(folder, "docker"));
    await expect(startComposed("redis")).rejects.toThrow(/redis-server.*HEALIFY_TEST_REDIS_URL/s);
  });
});

describe("the addresses", () => {
  it("say which command starts the servers when a variable is missing", () => {
    vi.stubEnv("HEALIFY_TEST_REDIS_URL", "");
    expect(requireRedisUrl).toThrow(/HEALIFY_TEST_REDIS_URL is not set.*npm test/);
    vi.unstubAllEnvs();
  });
});

describe("the count", () => {
  const file = join(tmpdir(), `healify-report-${process.pid}.json`);
  afterEach(() => rm(file, { force: true }));
  const count = async (report: object, exitCode: number) => {
    await writeFile(file, JSON.stringify(report));
    return countVitest(file, exitCode);
  };
  const passing = { status: "passed", assertionResults: [{}] };

  it("adds a file that could not be loaded to the tests that failed", async () => {
    const hookFailed = { status: "failed", assertionResults: [{ status: "skipped" }] };
    const testFailed = { status: "failed", assertionResults: [{ status: "failed" }] };
    const notLoaded = { status: "failed", assertionResults: [] };
    const testResults = [passing, testFailed, notLoaded, hookFailed];
    const report = { numPassedTests: 3, numFailedTests: 1, testResults };
    expect(await count(report, 1)).toEqual({ passed: 3, failed: 3 });
  });

  it("names the tests that failed with their files, and a file that could not be loaded", async () => {
    const test = (fullName: string, status: string) => ({ fullName, status });
    const testResults = [
      { name: "/p/a.test.ts", status: "failed", assertionResults: [] },
      {
        name: "/p/b/b.test.ts",
        status: "failed",
        assertionResults: [test("x holds", "passed"), test("x is kept", "failed")],
      },
    ];
    await writeFile(file, JSON.stringify({ testResults }));
    expect(await failedTests(file, "/p")).toEqual(["a.test.ts", "b/b.test.ts: x is kept"]);
    expect(await failedTests(`${file}.missing`, "/p")).toEqual([]);
  });

  it("counts a run that failed outside of its tests, and one without a report", async () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [passing] };
    expect(await count(report, 0)).toEqual({ passed: 3, failed: 0 });
    expect(await count(report, 1)).toEqual({ passed: 3, failed: 1 });
    expect(await countVitest(`${file}.missing`, 1)).toEqual({ passed: 0, failed: 1 });
  });
});
