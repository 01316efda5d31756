/** What the figures were taken on: without it they mean nothing. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";
import { findBinary } from "#tests/support/services/binaries.ts";

export type Machine = {
  cpu: string;
  cores: number;
  memoryGb: number;
  system: string;
  /** Before the run: over 0.5, something else was running. */
  loadBefore: number;
};

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}

export function describeVersions(): Record<string, string> {
  return {
    node: process.version,
    healify: commit(),
    postgres: firstLine("postgres", ["--version"]),
    redis: firstLine("redis-server", ["--version"]),
    rabbitmq: rabbitmqVersion(),
  };
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}

function firstLine(program: string, args: readonly string[]): string {
  const path = findBinary(program);
  if (!path) return "in a container";
  return execFileSync(path, args, { encoding: "utf8" }).split("\n", 1)[0] ?? "unknown";
}

/** Asking the program itself starts an Erlang node, which takes seconds; Debian knows as well. */
function rabbitmqVersion(): string {
  try {
    const status = readFileSync("/var/lib/dpkg/status", "utf8");
    return /^Package: rabbitmq-server$[\s\S]*?^Version: (\S+)$/m.exec(status)?.[1] ?? "unknown";
  } catch {
    return "unknown";
  }
}
