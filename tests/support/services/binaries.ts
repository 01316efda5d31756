import { accessSync, constants, globSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where programs are, beyond PATH; the newest version first. */
const places: Record<string, readonly string[]> = {
  "rabbitmq-server": [
    "/usr/lib/rabbitmq/bin/rabbitmq-server",
    "/opt/homebrew/sbin/rabbitmq-server",
    "/usr/local/sbin/rabbitmq-server",
  ],
  postgres: ["/usr/lib/postgresql/*/bin/postgres", "/opt/homebrew/opt/postgresql@*/bin/postgres"],
  initdb: ["/usr/lib/postgresql/*/bin/initdb", "/opt/homebrew/opt/postgresql@*/bin/initdb"],
  chromium: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
};

const otherNames: Record<string, readonly string[]> = {
  chromium: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
};

/**
 * The path of an installed program, or null. The known places come before PATH: there Debian has the programs
 * themselves, and in PATH wrappers that insist on a user and folders of their own.
 */
export function findBinary(name: string): string | null {
  const known = (places[name] ?? []).flatMap((pattern) =>
    pattern.includes("*") ? globSync(pattern).sort(byVersion) : [pattern],
  );
  const inPath = (otherNames[name] ?? [name]).flatMap((file) =>
    (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, file)),
  );
  return [...known, ...inPath].find(isExecutable) ?? null;
}

function byVersion(left: string, right: string): number {
  return right.localeCompare(left, "en", { numeric: true });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
