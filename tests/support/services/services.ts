/**
 * The servers and the browser of a test run: those that HEALIFY_TEST_* variables name, else private ones on ports and
 * in folders of their own, all started side by side.
 */
import { findBinary } from "./binaries.ts";
import { hasCompose, packages } from "./compose.ts";
import { canInstall, installPackages } from "./install.ts";
import { startPostgres } from "./postgres.ts";
import { startRabbitmq } from "./rabbitmq.ts";
import { startRedis } from "./redis.ts";
import type { TestServer } from "./server-process.ts";

export type TestServices = {
  /** The HEALIFY_TEST_* variables, to be set for what runs the tests. */
  env: Record<string, string>;
  stop(): Promise<void>;
};

type Part = {
  variable: string;
  package: string;
  binaries: readonly string[];
  start?: () => Promise<TestServer>;
};

const parts: readonly Part[] = [
  {
    variable: "HEALIFY_TEST_POSTGRES_URL",
    package: packages.postgres,
    binaries: ["postgres", "initdb"],
    start: startPostgres,
  },
  {
    variable: "HEALIFY_TEST_RABBITMQ_URL",
    package: packages.rabbitmq,
    binaries: ["rabbitmq-server", "epmd"],
    start: startRabbitmq,
  },
  {
    variable: "HEALIFY_TEST_REDIS_URL",
    package: packages.redis,
    binaries: ["redis-server"],
    start: startRedis,
  },
  { variable: "HEALIFY_TEST_CHROMIUM", package: packages.chromium, binaries: ["chromium"] },
];

/** `say` gets a line for a person when something is installed. Throws with what to install. */
export async function startServices(say: (line: string) => void): Promise<TestServices> {
  const wanted = parts.filter(({ variable }) => !process.env[variable]);
  provide(wanted.filter(isMissing), say);
  const started = await Promise.allSettled(wanted.map(({ start }) => start?.()));
  const servers = started.flatMap((one) => (one.status === "fulfilled" && one.value) || []);
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
  const failed = started.find((one) => one.status === "rejected");
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const env: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const one = started[index];
    const server = one?.status === "fulfilled" ? one.value : undefined;
    env[part.variable] = server?.url ?? findBinary("chromium") ?? "";
  }
  return { env, stop };
}

function provide(missing: readonly Part[], say: (line: string) => void): void {
  if (missing.length === 0) return;
  const names = missing.map((part) => part.package);
  if (canInstall()) {
    say(`Installing from Debian's packages, for the tests: ${names.join(", ")}`);
    installPackages(names);
    return;
  }
  const withoutCompose = hasCompose() ? missing.filter(({ start }) => !start) : missing;
  if (withoutCompose.length === 0) {
    say(`Using docker compose, for the tests, in place of: ${names.join(", ")}`);
    return;
  }
  const needed = withoutCompose.map((part) => `  ${part.package} (or set ${part.variable})`);
  throw new Error(
    `The tests need these programs; install them, for instance with your system's packages:\n${needed.join("\n")}\n` +
      "Docker with its compose plugin can stand in for the servers, not for the browser.",
  );
}

function isMissing({ binaries }: Part): boolean {
  return binaries.some((name) => findBinary(name) === null);
}
