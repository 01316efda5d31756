import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, rmSync, writeFileSync } from "node:fs";

/** Debian asks this file whether an installed package may start its service; 101 means no. */
const policyFile = "/usr/sbin/policy-rc.d";

/** Debian or a child of it, as root. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

/** Installs packages without letting them start a service; throws with what apt-get said. */
export function installPackages(packages: readonly string[]): void {
  const ownPolicy = !existsSync(policyFile);
  if (ownPolicy) {
    writeFileSync(policyFile, "#!/bin/sh\nexit 101\n");
    chmodSync(policyFile, 0o755);
  }
  try {
    aptGet("update");
    aptGet("install", "--yes", "--no-install-recommends", ...packages);
  } finally {
    if (ownPolicy) rmSync(policyFile, { force: true });
  }
}

function aptGet(...args: string[]): void {
  const ran = spawnSync("apt-get", ["-qq", ...args], {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (ran.status !== 0) {
    throw new Error(`apt-get ${args[0]} failed:\n${ran.stdout}${ran.stderr}`.trimEnd());
  }
}
