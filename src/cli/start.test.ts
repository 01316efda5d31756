import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { lockFolder } from "#platform/database/folder-lock.ts";
import { spawnHealify } from "#tests/support/healify-process.ts";

/** Ends with these words in the place of loading the program itself. */
const wouldLoad = "it would load everything";
const loadsNothing = `
import { registerHooks } from "node:module";
registerHooks({
  load(url, context, next) {
    if (url.endsWith("/start-services.ts")) throw new Error("${wouldLoad}");
    return next(url, context);
  },
});`;
const withoutProgram = `--import=data:text/javascript,${encodeURIComponent(loadsNothing)}`;

it("turns a second process on a folder away before it loads anything, and takes the folder once it is free", async () => {
  const folder = mkdtempSync(join(tmpdir(), "healify-start-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const start = async () => {
    const process = spawnHealify(["start"], {
      HEALIFY_DATA_DIR: folder,
      NODE_OPTIONS: withoutProgram,
    });
    return { code: await process.ended, said: process.output() };
  };
  const lock = lockFolder(folder);
  lock.announce({ pid: 4711, address: "http://127.0.0.1:3999" });
  const refused = await start();
  lock.release();

  expect(refused.code).toBe(1);
  expect(refused.said).toContain("in use by process 4711, which serves http://127.0.0.1:3999");
  expect((await start()).said).toContain(wouldLoad);
});
