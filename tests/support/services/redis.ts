import { findBinary } from "./binaries.ts";
import { startComposed } from "./compose.ts";
import { exchangeBytes } from "./exchange-bytes.ts";
import { freePorts } from "./free-ports.ts";
import { makeServerFolder, startServer, type TestServer } from "./server-process.ts";

/** Keeps nothing on disk unless `persistent`: then every write is in its append-only file before the answer. */
export async function startRedis({ persistent = false } = {}): Promise<TestServer> {
  const command = findBinary("redis-server");
  if (!command) return startComposed("redis");
  const folder = await makeServerFolder("redis");
  const [port = 0] = await freePorts(1);
  const settings = {
    port: String(port),
    bind: "127.0.0.1",
    dir: folder,
    save: "",
    appendonly: persistent ? "yes" : "no",
    appendfsync: "always",
  };
  return startServer({
    url: `redis://127.0.0.1:${port}`,
    folder,
    programs: [
      {
        name: "redis",
        command,
        args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
      },
    ],
    answers: async () => (await exchangeBytes(port, "PING\r\n")).startsWith("+PONG"),
  });
}
