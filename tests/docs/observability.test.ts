/** The dashboard and the alert rules against what a running gateway and worker tell. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { metricRows } from "#cli/metrics-table.ts";
import { type AllInOne, readAllSettings, startAllInOne } from "../../src/all-in-one.ts";
import { readProjectFile } from "./project-files.ts";

const panelSchema = z.object({
  title: z.string(),
  targets: z.array(z.object({ expr: z.string(), legendFormat: z.string() })).default([]),
});
const dashboard = z
  .object({ uid: z.literal("healify"), panels: z.array(panelSchema) })
  .parse(JSON.parse(readProjectFile("docs/observability/healify-dashboard.json")));
const { groups } = z
  .object({
    groups: z.array(
      z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) }),
    ),
  })
  .parse(parse(readProjectFile("docs/observability/healify-alerts.yaml")));

const shown = dashboard.panels.flatMap(({ title, targets }) =>
  targets.map(({ expr, legendFormat }) => ({ title, expr, legendFormat })),
);
const rules = groups.flatMap((group) => group.rules);

/** Without the words in quotes: what remains of an expression is names, numbers and functions. */
const namesIn = (expr: string): string[] =>
  expr.replaceAll(/"[^"]*"/g, "").match(/\b(?:healify|process|nodejs)_\w+/g) ?? [];

/** What a series of labels is grouped by, or shown as. */
const labelsIn = (text: string): string[] =>
  [...text.matchAll(/\bby \(([^)]*)\)|\{\{(\w+)\}\}|\{(\w+)(?:=|!)/g)].flatMap(([, ...found]) =>
    found.filter((one) => one !== undefined).flatMap((list) => list.split(/,\s*/)),
  );

/** Given by Prometheus itself, and by histograms. */
const labelsOfPrometheus = ["job", "instance", "le"];

let folder: string;
let healify: AllInOne;
let told: Set<string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "healify-observability-"));
  const env = { PORT: "0", HEALIFY_DATA_DIR: folder, HEALIFY_LOG_LEVEL: "silent" };
  healify = await startAllInOne(readAllSettings(env));
  const text = await (await fetch(`${healify.address}/metrics`)).text();
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  told = new Set(
    types.flatMap(([, name = "", type]) =>
      type === "histogram" ? ["_bucket", "_count", "_sum"].map((end) => name + end) : [name],
    ),
  );
});
afterAll(async () => {
  await healify.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  ["the dashboard", shown.map(({ title, expr }) => [title, expr] as const)],
  ["the alert rules", rules.map(({ alert, expr }) => [alert, expr] as const)],
])("%s", (_, expressions) => {
  it("names only metrics that are told", () => {
    expect(expressions.length).toBeGreaterThan(5);
    for (const [title, expr] of expressions) {
      const unknown = namesIn(expr).filter((name) => !told.has(name));
      expect(unknown, title).toEqual([]);
    }
  });

  it("groups only by labels that these metrics have", async () => {
    const rows = await metricRows();
    for (const [title, expr] of expressions) {
      const used = namesIn(expr).map((name) => name.replace(/_(?:bucket|count|sum)$/, ""));
      const known = rows.filter(({ name }) => used.includes(name)).flatMap(({ labels }) => labels);
      const unknown = labelsIn(expr).filter(
        (label) => ![...labelsOfPrometheus, ...known].includes(label),
      );
      expect(unknown, title).toEqual([]);
    }
  });
});

describe("the dashboard", () => {
  it("shows every metric of Healify's own", async () => {
    const named = new Set(shown.flatMap(({ expr }) => namesIn(expr)));
    const rows = await metricRows();
    const missing = rows.filter(
      ({ name }) => ![name, `${name}_bucket`, `${name}_count`].some((one) => named.has(one)),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it("names series only by labels that their expression leaves", () => {
    for (const { title, expr, legendFormat } of shown) {
      const left = new Set([...labelsIn(expr), ...labelsOfPrometheus]);
      const unknown = labelsIn(legendFormat).filter((label) => !left.has(label));
      expect(unknown, title).toEqual([]);
    }
  });
});

describe("the names of metrics", () => {
  it("follow the conventions of Prometheus", async () => {
    for (const { name, type } of await metricRows()) {
      expect(name).toMatch(/^healify_[a-z]+(?:_[a-z]+)*$/);
      expect(name.endsWith("_total"), name).toBe(type === "counter");
      expect(name).not.toMatch(/_(?:ms|milliseconds|minutes|kb|mb|percent|count|sum|bucket)$/);
      if (type === "histogram") expect(name).toMatch(/_seconds$/);
    }
  });

  it("are the ones that a running installation tells", async () => {
    const own = [...told].filter((name) => name.startsWith("healify_"));
    const rows = (await metricRows()).map(({ name }) => name);
    const bases = own.map((name) => (rows.includes(name) ? name : name.replace(/_\w[a-z]+$/, "")));
    expect([...new Set(bases)].sort()).toEqual(rows.sort());
  });
});
