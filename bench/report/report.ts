/** The results as a page of its own: tables, plots, and what they were taken on. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bars, escapeText, type Line, lines, short } from "./plot.ts";
import type { GrowthSeries, Results, SystemFigures, Systems } from "./results.ts";

const file = fileURLToPath(new URL("../report.html", import.meta.url));

const titles: Record<keyof Systems, string> = {
  direct: "direct to the model",
  proxy: "plain HTTP proxy",
  floor: "hand-written floor",
  embedded: "Healify embedded",
  distributed: "Healify distributed",
};

export function writeReport(results: Results): void {
  const { systems } = results;
  const parts = [
    "<h1>What an answer costs</h1>",
    machineLine(results),
    ...(systems ? [comparisonPart(systems)] : []),
    ...Object.values(results.growth).map(growthPart),
  ];
  writeFileSync(file, page(parts.join("\n")));
}

function machineLine({ machine, rounds }: Results): string {
  if (!machine) return "";
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  const told = [
    `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}`,
    ...versions,
    `load average before the run ${machine.loadBefore}`,
    `medians of ${rounds ?? 1} interleaved rounds`,
    `taken ${machine.takenAt}`,
  ];
  return `<p class="machine">${told.map(escapeText).join(" · ")}</p>`;
}

const explained = `<p>Distinct everyday questions over the starter library, with triage, retrieval and checks; no answer
comes from a cache. Latency: the model waits 20 ms, then says 60 tokens, one every 5 ms. Saturation: 64 clients, each
asking again at once, and a model that does not wait. Before anything is measured every system answers 16 clients for
six seconds. All share the machine with the model and the load, which are not counted. The floor stores nothing, checks nobody and forwards every token by itself.</p>`;

function comparisonPart(systems: Systems): string {
  const entries = [
    ["direct", systems.direct],
    ["proxy", systems.proxy],
    ["floor", systems.floor],
    ["embedded", systems.embedded],
    ["distributed", systems.distributed],
  ] as const;
  const bar = (pick: (figures: SystemFigures) => number) =>
    entries.map(([name, figures]) => ({
      label: titles[name],
      value: pick(figures),
      ours: name === "embedded" || name === "distributed",
    }));
  const withoutDirect = (pick: (figures: SystemFigures) => number) => bar(pick).slice(1);
  const rows = entries.map(([name, figures]) => row(titles[name], figures));
  return `<h2>Side by side</h2>${explained}
${table(["", "first token, 1 client", "16", "64", "end, 1 client", "16", "64", "answers/s", "CPU-s per 1000", "RSS MB"], rows)}
<p>Each latency: p50 (p99), how much over direct, and how many times direct.</p>
${bars(
  "First token over direct, 1 client",
  "ms",
  withoutDirect(({ firstTokenMs }) => firstTokenMs.c1.overDirect),
)}
${bars(
  "First token over direct, 64 clients",
  "ms",
  withoutDirect(({ firstTokenMs }) => firstTokenMs.c64.overDirect),
)}
${bars(
  "Answers at saturation",
  "/s",
  bar(({ answersPerSecond }) => answersPerSecond),
)}
${bars(
  "CPU at saturation, servers included",
  "s per 1000",
  withoutDirect(({ cpuSecondsPer1000 }) => cpuSecondsPer1000),
)}
${bars(
  "Memory",
  "MB",
  withoutDirect(({ rssMb }) => rssMb),
)}`;
}

function row(title: string, figures: SystemFigures): string[] {
  const latency = [figures.firstTokenMs, figures.endMs].flatMap(({ c1, c16, c64 }) =>
    [c1, c16, c64].map(
      ({ p50, p99, overDirect, ratioToDirect }) =>
        `${short(p50)} (${short(p99)}), +${short(overDirect)}, ×${short(ratioToDirect)}`,
    ),
  );
  const { answersPerSecond, cpuSecondsPer1000, rssMb } = figures;
  return [title, ...latency, short(answersPerSecond), short(cpuSecondsPer1000), short(rssMb)];
}

function growthPart({ of, mode, machine, points }: GrowthSeries): string {
  const names = Object.keys(points[0]?.figures ?? {});
  const rows = points.map(({ size, figures }) => [
    size.toLocaleString("en"),
    ...names.map((name) => short(figures[name] ?? Number.NaN)),
  ]);
  const byUnit = Map.groupBy(names, (name) => name.slice(name.lastIndexOf(" ") + 1));
  const plots = [...byUnit].map(([unit, own]) => {
    const drawn = own.map(
      (name): Line => ({
        label: name.slice(0, name.lastIndexOf(" ")),
        points: points.map(({ size, figures }) => ({ x: size, y: figures[name] ?? 0 })),
      }),
    );
    return points.length > 1 ? lines(of, unit, drawn) : "";
  });
  return `<h2>${escapeText(of)}, ${mode}</h2>
<p class="machine">taken ${machine.takenAt}, load average before ${machine.loadBefore}</p>
${table(["", ...names], rows)}${plots.join("")}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: "th" | "td", row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escapeText(cell)}</${tag}>`).join("")}</tr>`;
  return `<table>${cells("th", head)}${rows.map((each) => cells("td", each)).join("")}</table>`;
}

function page(content: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Healify: what an answer costs</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 1100px; margin: 2rem auto; padding: 0 1rem; color: #0f172a }
table { border-collapse: collapse; font-size: 13px; width: 100% } td, th { padding: .3rem .5rem; text-align: right; border-bottom: 1px solid #e2e8f0 }
td:first-child, th:first-child { text-align: left } .machine { color: #475569; font-size: 13px }
figure { display: inline-block; width: 530px; max-width: 100%; margin: 1rem .5rem 0 0 } figcaption { font-weight: 600 }
svg { width: 100%; font: 12px system-ui, sans-serif } .told { fill: #475569 }
</style>
${content}
</html>
`;
}
