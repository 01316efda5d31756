#!/usr/bin/env -S node --max-semi-space-size=8
/**
 * The way in to `main.ts`. It is JavaScript because Node's compile cache must be on before the first TypeScript file
 * is read: with a warm cache nothing is stripped of its types again, which saves some 30 MB and a quarter of the start.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

const cache = fileURLToPath(new URL("../../node_modules/.cache/healify", import.meta.url));
const isWarmUp = process.argv[2] === "warm-up";

// A process of its own fills the cache, because this one would keep what it needed for that.
if (!existsSync(cache) && !isWarmUp) {
  spawnSync(process.execPath, [fileURLToPath(import.meta.url), "warm-up"], { stdio: "ignore" });
}
// Where the folder can't be written, everything works the same, without the cache.
process.env.NODE_COMPILE_CACHE = cache;
enableCompileCache(cache);
await import("./main.ts");
