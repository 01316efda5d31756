/** Builds the web app when its sources are newer than what was built last. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CommandFault } from "./command-fault.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const webFolder = join(root, "dist", "web");
const built = join(webFolder, "index.html");
/** What the built app is made of. */
const sources = ["src/web", "src/contracts", "src/safety", "vite.config.ts", "package-lock.json"];

/** Throws CommandFault when there is neither a built app nor the means to build one. */
export async function buildWebWhenNeeded(say: (line: string) => void): Promise<void> {
  const bundler = findBundler();
  const present = existsSync(built);
  if (!bundler) {
    if (present) return;
    throw new CommandFault(
      "The web app is not built and the development packages are not installed: run `npm ci` and `npm run build` first.",
    );
  }
  if (present && newest(sources.map((path) => join(root, path))) <= statSync(built).mtimeMs) return;
  say("Building the web app …");
  await run(process.execPath, [bundler, "build", "--logLevel", "warn"]);
}

function findBundler(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve("vite/package.json");
    return join(dirname(manifest), "bin", "vite.js");
  } catch {
    return null;
  }
}

function newest(paths: readonly string[]): number {
  let latest = 0;
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) continue;
    const within = stats.isDirectory()
      ? newest(readdirSync(path).map((name) => join(path, name)))
      : stats.mtimeMs;
    latest = Math.max(latest, within);
  }
  return latest;
}

function run(command: string, parameters: readonly string[]): Promise<void> {
  const child = spawn(command, parameters, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new CommandFault("Building the web app failed; see above.")),
    );
  });
}
