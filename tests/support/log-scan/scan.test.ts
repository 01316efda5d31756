import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { canary } from "./canary.ts";
import { type Secret, withoutIds } from "./log-folder.ts";
import { findLeaks } from "./scan.ts";
import { scanLogs } from "./scan-logs.ts";

const secrets: Secret[] = [
  { kind: "password", value: "quiet otters juggle plums" },
  { kind: "words", value: 'I said "it hurts"\nsince noon' },
  { kind: "code", value: "492831" },
  { kind: "token", value: "Zm9vYmFyYmF6cXV4" },
  { kind: "name", value: "Ada" },
];
const kinds = (line: string) => findLeaks([line], secrets).map(({ kind }) => kind);

it.each([
  ["password", '{"level":50,"msg":"tried quiet otters juggle plums"}'],
  ["words", JSON.stringify({ msg: 'I said "it hurts"\nsince noon, and more' })],
  ["code", '{"msg":"wrong code 492831"}'],
  ["code", '{"code":"492831"}'],
  ["token", '{"url":"/verify#token=Zm9vYmFyYmF6cXV4"}'],
  ["shape", '{"t":"hrt1.0190c5a0-7c3e-7aaa-8bbb-0123456789ab.c2VjcmV0"}'],
  ["shape", '{"t":"eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.abc"}'],
  ["e-mail", '{"msg":"no such user somebody.else@mail.example.org"}'],
])("finds a %s in a line", (kind, line) => {
  expect(kinds(line)).toContain(kind);
  expect(kinds(withoutIds(line))).toContain(kind);
});

it.each([
  '{"level":30,"time":1795492831000,"msg":"request served","ms":492831}',
  '{"userId":"0190c5a0-7c3e-7aaa-8bbb-49283149283a"}',
  '{"msg":"Adapters are open"}',
  '{"fault":"TypeError","code":"ERR_INVALID_URL"}',
  "healify: HEALIFY_MAIL_FROM is not set: an address such as healify@example.org",
])("finds nothing in %s", (line) => {
  expect(kinds(line)).toEqual([]);
});

async function scanned(log: string, noted: readonly Secret[]) {
  const folder = await mkdtemp(join(tmpdir(), "healify-scan-"));
  const rows = noted.map((secret) => JSON.stringify(secret)).join("\n");
  await writeFile(join(folder, "1.log"), log);
  await writeFile(join(folder, "2.secrets"), rows);
  const { faults } = scanLogs(folder);
  await rm(folder, { recursive: true });
  return faults;
}

it("a run fails for a leak in another process than the one that knew the secret", async () => {
  const noted: Secret[] = [...secrets, { kind: "canary", value: canary }];
  const line = JSON.stringify({ msg: canary });
  expect(await scanned(line, noted)).toEqual([]);
  const faults = await scanned(`${line}\nwent wrong: quiet otters juggle plums\n`, noted);
  expect(faults).toEqual(["a password in a log: went wrong: quiet otters juggle plums"]);
});

it("a run whose logs were not looked through fails", async () => {
  expect(await scanned("", [])).toHaveLength(1);
});
