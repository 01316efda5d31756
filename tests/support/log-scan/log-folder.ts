/**
 * What the servers under test logged, and what of a person they were told: written by each process of a test run into the
 * folder that HEALIFY_TEST_LOGS names, and compared at the end (scan.ts). Without the variable nothing is kept.
 */
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

export const logsVariable = "HEALIFY_TEST_LOGS";

/** What must not be found. `code`: a few digits, which only count where they stand alone. */
export const secretKinds = [
  "password",
  "token",
  "code",
  "e-mail",
  "name",
  "words",
  "canary",
] as const;
const secretSchema = z.object({ kind: z.enum(secretKinds), value: z.string() });
export type Secret = z.infer<typeof secretSchema>;

const folder = process.env[logsVariable];
export const keepsLogs = folder !== undefined && folder !== "";

const lines = new Set<string>();
const secrets = new Map<string, Secret>();

/** Lines that differ in ids and numbers only are kept once: there are hundreds of thousands, of a few hundred kinds. */
export function recordLine(line: string): void {
  if (!keepsLogs) return;
  lines.add(withoutIds(line));
  if (lines.size > 5000) flush();
}

/** For one stream of a process: call it with each chunk of what that wrote. */
export function outputRecorder(): (chunk: string) => void {
  let begun = "";
  return (chunk) => {
    const whole = (begun + chunk).split("\n");
    begun = whole.pop() ?? "";
    for (const line of whole) recordLine(line);
  };
}

export function recordSecret(secret: Secret): void {
  if (keepsLogs) secrets.set(`${secret.kind} ${secret.value}`, secret);
}

/** Ids are no secrets; numbers only where they stand as a field's value, so that a code in a text stays. */
export function withoutIds(line: string): string {
  return line
    .trim()
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "<id>")
    .replaceAll(/("(?:time|ms|pid|seq|attempt|delayMs|bytes)":)-?[\d.]+/g, "$1<n>");
}

export function flush(): void {
  if (!keepsLogs) return;
  write("log", [...lines]);
  write(
    "secrets",
    [...secrets.values()].map((secret) => JSON.stringify(secret)),
  );
  lines.clear();
  secrets.clear();
}

function write(kind: "log" | "secrets", rows: readonly string[]): void {
  if (rows.length === 0 || !folder || !existsSync(folder)) return;
  appendFileSync(join(folder, `${process.pid}.${kind}`), `${rows.join("\n")}\n`);
}

export function readLogFolder(from: string): { lines: string[]; secrets: Secret[] } {
  const read = (kind: string) =>
    readdirSync(from)
      .filter((name) => name.endsWith(`.${kind}`))
      .flatMap((name) => readFileSync(join(from, name), "utf8").split("\n"))
      .filter((row) => row !== "");
  return {
    lines: [...new Set(read("log"))],
    secrets: [...new Set(read("secrets"))].map((row) => secretSchema.parse(JSON.parse(row))),
  };
}
