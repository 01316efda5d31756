/** The way out where a server isn't installed: one container, behind the same handle as a process. */
import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePorts } from "./free-ports.ts";
import type { TestServer } from "./server-process.ts";

const run = promisify(execFile);
const file = fileURLToPath(new URL("compose.yaml", import.meta.url));

const urls = {
  postgres: (port: number) => `postgres://healify@127.0.0.1:${port}/postgres`,
  rabbitmq: (port: number) => `amqp://guest:guest@127.0.0.1:${port}`,
  redis: (port: number) => `redis://127.0.0.1:${port}`,
};

export type ComposedService = keyof typeof urls;

/** The packages of Debian; elsewhere they bear much the same names. */
export const packages = {
  postgres: "postgresql",
  rabbitmq: "rabbitmq-server",
  redis: "redis-server",
  chromium: "chromium",
};

export function hasCompose(): boolean {
  return spawnSync("docker", ["compose", "version"], { stdio: "ignore" }).status === 0;
}

/** `compose` runs another command of docker compose on it. */
export type ComposedServer = TestServer & { compose(...args: string[]): Promise<void> };

export async function startComposed(service: ComposedService): Promise<ComposedServer> {
  if (!hasCompose()) {
    throw new Error(
      `The tests need ${service}: install ${packages[service]}, or Docker with its compose plugin, ` +
        `or name a server for the tests in HEALIFY_TEST_${service.toUpperCase()}_URL.`,
    );
  }
  const [port = 0] = await freePorts(1);
  const project = `healify-test-${process.pid}-${port}`;
  const compose = async (...args: string[]) => {
    const env = { ...process.env, HEALIFY_PORT: String(port) };
    await run("docker", ["compose", "-p", project, "-f", file, ...args], { env });
  };
  const up = () => compose("up", "--detach", "--wait", service);
  const stop = () => compose("down", "--volumes", "--timeout", "0");
  await up().catch(async (fault) => {
    await stop();
    throw fault;
  });
  return {
    url: urls[service](port),
    get folder(): string {
      throw new Error(`${service} runs in a container: its folder can't be looked into from here.`);
    },
    get pid(): number {
      throw new Error(`${service} runs in a container: it has no process id here.`);
    },
    compose,
    stop,
    kill: () => compose("kill", service),
    freeze: () => compose("pause", service),
    thaw: () => compose("unpause", service),
    restart: async () => {
      await compose("kill", service).catch(() => undefined);
      await up();
    },
  };
}
