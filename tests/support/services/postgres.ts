import { execFile } from "node:child_process";
import { chown } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { findBinary } from "./binaries.ts";
import { startComposed } from "./compose.ts";
import { freePorts } from "./free-ports.ts";
import { makeServerFolder, startServer, type TestServer } from "./server-process.ts";

const run = promisify(execFile);

export type PostgresOptions = {
  /** Settings of the server over the fast ones here, such as `{fsync: "on"}`. */
  settings?: Readonly<Record<string, string>>;
};

/** Does not sync to disk, which a killed server survives and only a crashed machine doesn't. */
export async function startPostgres({ settings = {} }: PostgresOptions = {}): Promise<TestServer> {
  const command = findBinary("postgres");
  const initdb = findBinary("initdb");
  if (!command || !initdb) return startComposed("postgres");
  const folder = await makeServerFolder("postgres");
  const cluster = join(folder, "cluster");
  const user = await unprivilegedUser();
  if (user) await chown(folder, user.uid, user.gid);
  const accounts = ["--username", "healify", "--auth", "trust"];
  await run(
    initdb,
    ["--pgdata", cluster, ...accounts, "--encoding", "UTF8", "--no-locale", "--no-sync"],
    { ...user, cwd: folder },
  );
  const [port = 0] = await freePorts(1);
  const url = `postgres://healify@127.0.0.1:${port}/postgres`;
  const all = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    fsync: "off",
    max_connections: "200",
    ...settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return startServer({
    url,
    folder,
    programs: [{ name: "postgres", command, args: ["-D", cluster, ...args], user }],
    answers: () => answersQueries(url),
  });
}

/** Postgres refuses to run as root. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (flag: string) =>
    Number((await run("id", [flag, "postgres"]).catch(() => run("id", [flag, "nobody"]))).stdout);
  return { uid: await idOf("-u"), gid: await idOf("-g") };
}

async function answersQueries(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } finally {
    await client.end();
  }
}
