/** compose.yaml against the code: the settings that it names, health checks, and no secret of its own. */
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { settingRows } from "#cli/settings-table.ts";
import { readGatewaySettings } from "#gateway/config.ts";
import { serviceSettings } from "#platform/service-settings.ts";
import { readWorkerSettings } from "#worker/config.ts";
import { readProjectFile } from "./project-files.ts";

const condition = z.enum(["service_healthy", "service_completed_successfully"]);
const serviceSchema = z.object({
  image: z.string(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string().nullable()).default({}),
  depends_on: z.record(z.string(), z.object({ condition })).default({}),
  healthcheck: z.union([
    z.object({ test: z.tuple([z.enum(["CMD", "CMD-SHELL"])], z.string()) }),
    z.object({ disable: z.literal(true) }),
  ]),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  restart: z.string(),
});
const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.unknown()),
});

const text = readProjectFile("compose.yaml");
const compose = composeSchema.parse(parse(text, { merge: true }));
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);
const settings = settingRows().map(({ name }) => name);

/** Given by the image, and right in every container. */
const setByTheImage = ["HOST", "PORT", "HEALIFY_DATA_DIR"];
/** Inside the data folder, which is a volume. */
const leftToTheirDefault = ["HEALIFY_LIBRARY"];
const needed = ["HEALIFY_SECRET", "POSTGRES_PASSWORD", "RABBITMQ_PASSWORD", "REDIS_PASSWORD"];

/** As compose fills in variables: `${NAME}`, `${NAME:-otherwise}` and `${NAME:?what to say}`. */
function fillIn(value: string, env: Readonly<Record<string, string>>): string {
  return value.replaceAll(
    /\$\{(\w+)(?::(-|\?)([^}]*))?\}/g,
    (_all, name: string, kind: string | undefined, words: string | undefined) => {
      const given = env[name];
      if (given) return given;
      if (kind === "-") return words ?? "";
      throw new Error(words ?? `${name} is not set`);
    },
  );
}

function environmentOf(service: string, env: Readonly<Record<string, string>>) {
  const { environment = {} } = compose.services[service] ?? {};
  const filled: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(environment)) {
    filled[name] = value === null ? env[name] : fillIn(value, env);
  }
  return filled;
}

describe("compose.yaml", () => {
  it("runs every part of distributed mode", () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ["gateway", "migrate", "postgres", "rabbitmq", "redis", "worker"].sort(),
    );
    expect(ours.map(([name, { command }]) => [name, command])).toEqual([
      ["gateway", ["gateway"]],
      ["worker", ["worker"]],
      ["migrate", ["migrate"]],
    ]);
  });

  it("names only settings that exist", () => {
    const named = new Set([
      ...ours.flatMap(([, { environment }]) => Object.keys(environment)),
      ...(text.match(/HEALIFY_\w+/g) ?? []),
    ]);
    expect([...named].filter((name) => !settings.includes(name))).toEqual([]);
  });

  it("lets every setting of distributed mode through", () => {
    const reached = new Set(ours.flatMap(([, { environment }]) => Object.keys(environment)));
    const missing = settings.filter((name) => !reached.has(name));
    expect(missing.sort()).toEqual([...setByTheImage, ...leftToTheirDefault].sort());
  });

  describe("with a secret for each", () => {
    const env: Record<string, string> = {};
    beforeAll(() => {
      for (const [n, name] of needed.entries()) env[name] = `${n}f3a9c1b7e5d2084`.repeat(3);
    });

    it("gives the gateway and the worker settings that they take, in distributed mode", () => {
      expect(readGatewaySettings(environmentOf("gateway", env)).config.mode).toBe("distributed");
      const { config } = readWorkerSettings(environmentOf("worker", env));
      expect(config).toMatchObject({ mode: "distributed", port: 3001 });
      expect(config.port).not.toBeNull();
    });

    it("looks for the worker's health where the worker answers", () => {
      const { port } = readWorkerSettings(environmentOf("worker", env)).config;
      expect(JSON.stringify(compose.services.worker?.healthcheck)).toContain(`:${port}/livez`);
    });

    it("points each URL at a service of its own", () => {
      const { environment = {} } = compose.services.gateway ?? {};
      const urls = [
        serviceSettings.databaseUrl,
        serviceSettings.rabbitmqUrl,
        serviceSettings.redisUrl,
      ];
      const hosts = urls.map(({ name }) => new URL(fillIn(environment[name] ?? "", env)).hostname);
      expect(hosts).toEqual(["postgres", "rabbitmq", "redis"]);
    });

    it.each(needed)("does not start without %s", (name) => {
      const { [name]: _left, ...rest } = env;
      const all = JSON.stringify(services);
      expect(() => fillIn(all, env)).not.toThrow();
      expect(() => fillIn(all, rest)).toThrow(`set ${name}`);
    });
  });

  it("holds no secret of its own", () => {
    const secretive = /SECRET|PASS|KEY|AUTH|URL/;
    const literal = services.flatMap(([service, { environment }]) =>
      Object.entries(environment)
        .filter(([name, value]) => secretive.test(name) && value !== null && !value.includes("${"))
        .map(([name]) => `${service}: ${name}`),
    );
    expect(literal).toEqual([]);
    expect(text.match(/\w+:\/\/[^\s"']*:[^$\s"'/][^\s"']*@/g) ?? []).toEqual([]);
    expect(text.match(/\$\{\w*(?:SECRET|PASSWORD)\w*:-/g) ?? []).toEqual([]);
  });

  it("looks after the health of every service but the one that ends", () => {
    const once = new Set(
      services.flatMap(([, { depends_on }]) =>
        Object.entries(depends_on)
          .filter(([, on]) => on.condition === "service_completed_successfully")
          .map(([name]) => name),
      ),
    );
    expect([...once]).toEqual(["migrate"]);
    for (const [name, { healthcheck, restart }] of services) {
      expect("test" in healthcheck, name).toBe(!once.has(name));
      expect(restart, name).toBe(once.has(name) ? "on-failure" : "unless-stopped");
    }
  });

  it("keeps the servers away from the outside", () => {
    expect(compose.networks.servers).toEqual({ internal: true });
    for (const name of ["postgres", "rabbitmq", "redis", "migrate"]) {
      expect(compose.services[name]?.networks, name).toEqual(["servers"]);
      expect(compose.services[name]?.ports, name).toEqual([]);
    }
    for (const port of compose.services.gateway?.ports ?? [])
      expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it("declares the volumes and networks that it uses", () => {
    const volumes = services.flatMap(([, one]) =>
      one.volumes.map((volume) => volume.split(":")[0]),
    );
    expect(new Set(volumes)).toEqual(new Set(Object.keys(compose.volumes)));
    const networks = services.flatMap(([, one]) => one.networks);
    expect(new Set(networks)).toEqual(new Set(Object.keys(compose.networks)));
  });
});

describe(".env.example", () => {
  const lines = readProjectFile(".env.example").split("\n");

  it("names what compose.yaml must be given, without a value", () => {
    expect(lines.filter((line) => /^\w+=/.test(line))).toEqual(needed.map((name) => `${name}=`));
  });

  it("names only settings that exist", () => {
    const offered = lines.flatMap((line) => /^#(\w+)=/.exec(line)?.[1] ?? []);
    expect(offered.length).toBeGreaterThan(0);
    for (const name of offered) expect(settings).toContain(name);
  });

  it("stands for a file that git and the image leave out", () => {
    expect(readProjectFile(".gitignore").split("\n")).toContain(".env");
    const ignored = readProjectFile(".dockerignore").split("\n");
    expect(ignored).toContain("*");
    expect(ignored.filter((line) => line.startsWith("!.env"))).toEqual([]);
  });
});
