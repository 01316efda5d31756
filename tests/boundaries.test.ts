/** Plants violations of the import rules (DESIGN.md section 4) and sees each one reported by biome.json's rules. */
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

const root = fileURLToPath(new URL("..", import.meta.url));
const biome = join(root, "node_modules", ".bin", "biome");

const says = {
  contracts: "contracts is the shared language: it imports only zod.",
  platform:
    "platform knows no product code: pass what it needs as an argument, or move the product part out.",
  safety: "safety is pure and runs in the browser too: it may import contracts only.",
  safetyNode: "safety is pure and runs in the browser too: no Node modules.",
  library: "library may import contracts only; the worker and the cli use it.",
  database:
    "database holds schema types and migrations: it may import contracts and the platform database port.",
  beneath:
    "vault and replies may import contracts, database and platform ports; the services use them, never the other way round.",
  web: "the web app reaches the server over HTTP: import contracts or safety instead.",
  webNode: "the web app runs in a browser: no Node modules.",
  services:
    "gateway and worker meet over the broker only; put what both need in contracts, replies or vault.",
  cli: "the command line serves the built web app; it never imports its source.",
  adapters: "only context.ts chooses adapters: take the port (its interface) as an argument.",
  ports: "vault and replies work over the ports: take the port (its interface) as an argument.",
};

const adapters = [
  "#platform/broker/broker-rabbitmq.ts",
  "#platform/broker/broker-in-process.ts",
  "#platform/cache/cache-redis.ts",
  "#platform/cache/cache-memory.ts",
  "#platform/mail/mail-smtp.ts",
  "#platform/mail/mail-folder.ts",
  "#platform/database/sqlite.ts",
  "#platform/database/postgres.ts",
  "../../platform/database/sqlite.ts",
  "../../platform/answer-log/answer-log-redis.ts",
];

/** The folder that imports, what it imports, and what is said about it. */
const violations: [from: string, specifier: string, message: string][] = [
  ["src/contracts", "#gateway/config.ts", says.contracts],
  ["src/contracts", "../gateway/config.ts", says.contracts],
  ["src/contracts", "node:crypto", says.contracts],
  ["src/contracts", "kysely", says.contracts],
  ["src/platform", "#contracts/ids.ts", says.platform],
  ["src/platform/cache", "../../contracts/ids.ts", says.platform],
  ["src/platform/database", "#database/schema.ts", says.platform],
  ["src/platform/database", "../../database/schema.ts", says.platform],
  ["src/platform", "../database/migrate.ts", says.platform],
  ["src/safety", "node:fs", says.safetyNode],
  ["src/safety", "#platform/seal.ts", says.safety],
  ["src/safety/rules", "../../platform/seal.ts", says.safety],
  ["src/library", "#safety/rules.ts", says.library],
  ["src/library", "../safety/rules.ts", says.library],
  ["src/database", "#replies/claim.ts", says.database],
  ["src/vault", "#gateway/config.ts", says.beneath],
  ["src/replies", "#worker/config.ts", says.beneath],
  ["src/web/features/chat", "#gateway/config.ts", says.web],
  ["src/web", "../gateway/config.ts", says.web],
  ["src/web", "#platform/clock.ts", says.web],
  ["src/web", "node:fs", says.webNode],
  ["src/gateway", "#worker/config.ts", says.services],
  ["src/gateway/chat", "../../worker/config.ts", says.services],
  ["src/gateway", "#library/retrieval.ts", says.services],
  ["src/gateway", "#web/app/router.tsx", says.services],
  ["src/worker", "#gateway/config.ts", says.services],
  ["src/worker/prompt", "../../gateway/config.ts", says.services],
  ["src/cli", "#web/app/router.tsx", says.cli],
  ["src/cli", "../web/app/router.tsx", says.cli],
  ...["src/gateway/chat", "src/worker/prompt"].flatMap((from) =>
    adapters.map((specifier): [string, string, string] => [from, specifier, says.adapters]),
  ),
  ["src/vault", "#platform/database/postgres.ts", says.ports],
  ["src/replies", "#platform/broker/broker-rabbitmq.ts", says.ports],
];

const allowed: [file: string, specifier: string][] = [
  ["src/contracts/allowed-1.ts", "zod"],
  ["src/contracts/allowed-2.ts", "./ids.ts"],
  ["src/platform/allowed-1.ts", "node:fs"],
  ["src/platform/allowed-2.ts", "./database/database.ts"],
  ["src/platform/broker/allowed.ts", "../cache/cache.ts"],
  ["src/safety/allowed.ts", "#contracts/triage.ts"],
  ["src/library/allowed.ts", "#contracts/passage.ts"],
  ["src/database/allowed.ts", "#platform/database/database.ts"],
  ["src/vault/allowed.ts", "#database/schema.ts"],
  ["src/replies/allowed.ts", "#platform/broker/broker.ts"],
  ["src/web/allowed-1.ts", "#contracts/chat.ts"],
  ["src/web/allowed-2.ts", "#safety/triage.ts"],
  ["src/gateway/allowed-1.ts", "#replies/claim.ts"],
  ["src/gateway/allowed-2.ts", "#platform/database/database.ts"],
  ["src/gateway/allowed-3.ts", "#safety/triage.ts"],
  ["src/worker/allowed-1.ts", "#library/retrieval.ts"],
  ["src/worker/allowed-2.ts", "#platform/broker/broker.ts"],
  ["src/gateway/context.ts", "#platform/database/postgres.ts"],
  ["src/worker/context.ts", "#platform/broker/broker-rabbitmq.ts"],
  ["src/gateway/chat/allowed.test.ts", "#platform/database/sqlite.ts"],
  ["src/cli/allowed.ts", "#gateway/gateway.ts"],
  ["src/all-in-one.ts", "#worker/worker.ts"],
];

const importing = (specifier: string) => `export { planted } from "${specifier}";\n`;
const plantedFile = (from: string, n: number) => `${from}/planted-${n}.ts`;

const promises = {
  "src/worker/floating.ts":
    "const send = async () => 1;\nexport const start = () => {\n  send();\n};\n",
  "src/worker/awaited.ts":
    "const send = async () => 1;\nexport const start = async () => {\n  await send();\n};\n",
};

const files: Record<string, string> = {
  ...Object.fromEntries(
    violations.map(([from, what], n) => [plantedFile(from, n), importing(what)]),
  ),
  ...Object.fromEntries(allowed.map(([file, what]) => [file, importing(what)])),
  ...promises,
};

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      severity: z.string(),
      category: z.string(),
      message: z.string(),
      location: z.object({ path: z.string() }),
    }),
  ),
});
type Diagnostic = z.infer<typeof reportSchema>["diagnostics"][number];

describe("biome.json", () => {
  let folder: string;
  let diagnostics: Diagnostic[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "healify-boundaries-"));
    for (const name of ["biome.json", ".gitignore"]) {
      await copyFile(join(root, name), join(folder, name));
    }
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    diagnostics = await lint(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const about = (file: string) =>
    diagnostics.filter(({ location }) => location.path === file).map(({ message }) => message);

  it.each(violations.map((violation, n) => [...violation, n] as const))(
    "refuses in %s: %s",
    (from, _specifier, message, n) => {
      expect(about(plantedFile(from, n))).toContain(message);
    },
  );

  it.each(allowed)("lets %s import %s", (file) => {
    expect(about(file)).toEqual([]);
  });

  it("refuses a promise that nobody waits for, and lets one be awaited", () => {
    expect(about("src/worker/floating.ts")).toEqual([expect.stringContaining("floating")]);
    expect(about("src/worker/awaited.ts")).toEqual([]);
  });

  it("reports them as errors, which fail the check", () => {
    expect(new Set(diagnostics.map(({ severity }) => severity))).toEqual(new Set(["error"]));
  });
});

/** Biome exits with 1 when it found something: only its report counts. */
function lint(folder: string): Promise<Diagnostic[]> {
  const options = ["lint", "--reporter=json", "--max-diagnostics=none", "."];
  return new Promise((resolve, reject) => {
    execFile(biome, options, { cwd: folder }, (fault, stdout) => {
      if (stdout) resolve(reportSchema.parse(JSON.parse(stdout)).diagnostics);
      else reject(fault ?? new Error("biome said nothing"));
    });
  });
}
