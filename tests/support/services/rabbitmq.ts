import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { findBinary } from "./binaries.ts";
import { startComposed } from "./compose.ts";
import { exchangeBytes } from "./exchange-bytes.ts";
import { freePorts } from "./free-ports.ts";
import { makeServerFolder, startServer, type TestServer } from "./server-process.ts";

const run = promisify(execFile);

export type RabbitmqServer = TestServer & {
  /** Runs rabbitmqctl on it, for instance `ctl("set_vm_memory_high_watermark", "0")`. */
  ctl(...args: string[]): Promise<void>;
};

/**
 * How old a quorum queue must be to survive a kill of its node: RabbitMQ writes down the name of a new one only after
 * half a second, and loses the queue's log with the name (measured with 3.10.8).
 */
export const queueSafeAfterMs = 1_000;

let started = 0;

/** A node of its own beside its own epmd, so that neither touches another RabbitMQ of this machine. */
export async function startRabbitmq(): Promise<RabbitmqServer> {
  const command = findBinary("rabbitmq-server");
  const epmd = findBinary("epmd");
  if (!command || !epmd) {
    const server = await startComposed("rabbitmq");
    const ctl = (...args: string[]) => server.compose("exec", "rabbitmq", "rabbitmqctl", ...args);
    return Object.assign(server, { ctl });
  }
  const folder = await makeServerFolder("rabbitmq");
  const [port = 0, distributionPort = 0, epmdPort = 0] = await freePorts(3);
  await writeSettings(folder, port);
  started += 1;
  const env = {
    HOME: folder,
    ERL_EPMD_PORT: String(epmdPort),
    ERL_EPMD_ADDRESS: "127.0.0.1",
    RABBITMQ_NODENAME: `healify-test-${process.pid}-${started}@localhost`,
    RABBITMQ_DIST_PORT: String(distributionPort),
    RABBITMQ_MNESIA_BASE: join(folder, "mnesia"),
    RABBITMQ_LOG_BASE: join(folder, "log"),
    RABBITMQ_PID_FILE: join(folder, "pid"),
    RABBITMQ_CONFIG_FILE: join(folder, "rabbitmq.conf"),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, "enabled_plugins"),
    RABBITMQ_CONF_ENV_FILE: "/dev/null",
    // With both, the start script becomes the server instead of a shell that waits for it: signals reach it.
    RABBITMQ_ALLOW_INPUT: "1",
    RABBITMQ_SERVER_START_ARGS: "-noinput",
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: "-kernel inet_dist_use_interface {127,0,0,1}",
  };
  const server = await startServer({
    url: `amqp://guest:guest@127.0.0.1:${port}`,
    folder,
    programs: [
      { name: "epmd", command: epmd, args: ["-port", String(epmdPort), "-address", "127.0.0.1"] },
      { name: "rabbitmq", command, args: [], env },
    ],
    // The AMQP 0-9-1 protocol header; a node that is up answers with connection.start.
    answers: async () => (await exchangeBytes(port, "AMQP\x00\x00\x09\x01")).startsWith("\x01"),
  });
  const ctl = async (...args: string[]) => {
    await run(join(dirname(command), "rabbitmqctl"), args, { env: { ...process.env, ...env } });
  };
  // Not a spread: pid is told anew each time.
  return Object.assign(server, { ctl });
}

async function writeSettings(folder: string, port: number): Promise<void> {
  await mkdir(join(folder, "log"));
  await writeFile(join(folder, "enabled_plugins"), "[].\n");
  const settings = [
    `listeners.tcp.1 = 127.0.0.1:${port}`,
    "disk_free_limit.absolute = 50MB",
    "raft.wal_max_size_bytes = 16000000",
    "log.console = true",
    "log.console.level = warning",
    "log.file = false",
  ];
  await writeFile(join(folder, "rabbitmq.conf"), `${settings.join("\n")}\n`);
}
