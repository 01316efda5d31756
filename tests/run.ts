/**
 * `npm test`: format, lint, boundaries and types, then the web app's build, then every test over servers of its own,
 * and a look through all that the servers logged meanwhile.
 * Every step runs even when one before it failed; after Ctrl-C none does, and all that was started is stopped. Ends with
 * one line, `N passed, N failed`. What stands after `--` goes to vitest.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { logsVariable } from "./support/log-scan/log-folder.ts";
import { scanLogs as findInLogs } from "./support/log-scan/scan-logs.ts";
import { runCommand } from "./support/services/run-command.ts";
import { startServices } from "./support/services/services.ts";
import { countVitest, failedTests, type TestCount } from "./support/services/vitest-count.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const filters = process.argv.slice(2).filter((argument) => argument !== "--");

let interrupted = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    interrupted = true;
  });
}

/** Told once more at the end, where they are found. */
const failures: string[] = [];

const counts: TestCount[] = [
  await step("format, lint and boundaries", "biome", ["check", "."]),
  await step("types", "tsc", ["--noEmit"]),
];
if (existsSync(join(root, "src", "web"))) {
  counts.push(await step("the web app's build", "vite", ["build"]));
}
const logs = await mkdtemp(join(tmpdir(), "healify-test-logs-"));
counts.push(await overServices(runVitest), scanLogs(logs));
await rm(logs, { recursive: true, force: true });

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
for (const name of failures) console.log(`FAILED: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function step(name: string, command: string, args: readonly string[]): Promise<TestCount> {
  if (interrupted) return { passed: 0, failed: 1 };
  const code = await runCommand(command, args).catch((fault) => {
    console.error(fault);
    return 1;
  });
  console.log(code === 0 ? `passed: ${name}` : `FAILED: ${name}`);
  if (code !== 0) failures.push(name);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function overServices(
  run: (env: Record<string, string>) => Promise<TestCount>,
): Promise<TestCount> {
  if (interrupted) return { passed: 0, failed: 1 };
  try {
    const services = await startServices(console.log);
    try {
      return interrupted ? { passed: 0, failed: 1 } : await run(services.env);
    } finally {
      await services.stop();
    }
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault);
    return { passed: 0, failed: 1 };
  }
}

async function runVitest(env: Record<string, string>): Promise<TestCount> {
  const folder = await mkdtemp(join(tmpdir(), "healify-test-report-"));
  const report = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const watched = { ...env, [logsVariable]: logs };
    const code = await runCommand("vitest", ["run", ...reporters, ...filters], watched);
    for (const name of await failedTests(report, root)) failures.push(name);
    return await countVitest(report, code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One more test over all of them: what the servers logged holds nothing that a person told. */
function scanLogs(folder: string): TestCount {
  const { name, faults } = findInLogs(folder);
  for (const fault of faults) console.log(fault);
  console.log(faults.length === 0 ? `passed: ${name}` : `FAILED: ${name}`);
  if (faults.length > 0) failures.push(name);
  return faults.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
