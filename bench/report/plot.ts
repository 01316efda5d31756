/** Plots as SVG, drawn here: the page needs nothing from elsewhere. */

export type Bar = { label: string; value: number; note?: string; ours?: boolean };

const width = 640;
const labelWidth = 130;
const rowHeight = 26;
const colours = { ours: "#0f766e", other: "#94a3b8", line: "#334155" };

/** One bar a row, as wide as its value against the largest. */
export function bars(title: string, unit: string, rows: readonly Bar[]): string {
  const largest = Math.max(...rows.map(({ value }) => value), Number.MIN_VALUE);
  const room = width - labelWidth - 150;
  const height = rows.length * rowHeight + 10;
  const drawn = rows.map(({ label, value, note, ours }, row) => {
    const y = 5 + row * rowHeight;
    const length = Math.max(1, (room * value) / largest);
    const told = `${short(value)} ${unit}${note ? ` · ${note}` : ""}`;
    return (
      `<text x="${labelWidth - 8}" y="${y + 15}" text-anchor="end">${escapeText(label)}</text>` +
      `<rect x="${labelWidth}" y="${y + 3}" width="${length}" height="16" rx="3" fill="${ours ? colours.ours : colours.other}"/>` +
      `<text x="${labelWidth + length + 6}" y="${y + 15}" class="told">${escapeText(told)}</text>`
    );
  });
  return figure(title, height, drawn.join(""));
}

export type Line = { label: string; points: readonly { x: number; y: number }[] };

const lineColours = ["#0f766e", "#b45309", "#4338ca", "#be123c", "#64748b"];

/** Both axes start at zero but the horizontal one is logarithmic: sizes grow by tens. */
export function lines(title: string, unit: string, series: readonly Line[]): string {
  const all = series.flatMap(({ points }) => points);
  const [low, high] = extent(all.map(({ x }) => Math.log10(x)));
  const top = Math.max(...all.map(({ y }) => y), Number.MIN_VALUE);
  const plot = { left: 60, right: width - 20, top: 14, bottom: 190 };
  const atX = (x: number) =>
    plot.left + ((plot.right - plot.left) * (Math.log10(x) - low)) / Math.max(high - low, 1e-9);
  const atY = (y: number) => plot.bottom - ((plot.bottom - plot.top) * y) / top;
  const sizes = [...new Set(all.map(({ x }) => x))];
  const ticks = [0, top / 2, top].map(
    (y) =>
      `<line x1="${plot.left}" x2="${plot.right}" y1="${atY(y)}" y2="${atY(y)}" stroke="#e2e8f0"/>` +
      `<text x="${plot.left - 6}" y="${atY(y) + 4}" text-anchor="end">${short(y)}</text>`,
  );
  const names = sizes.map(
    (x) =>
      `<text x="${atX(x)}" y="${plot.bottom + 18}" text-anchor="middle">${x.toLocaleString("en")}</text>`,
  );
  const drawn = series.map(({ label, points }, index) => {
    const colour = lineColours[index % lineColours.length];
    const path = points.map(({ x, y }) => `${atX(x)},${atY(y)}`).join(" ");
    const dots = points.map(
      ({ x, y }) => `<circle cx="${atX(x)}" cy="${atY(y)}" r="3.5" fill="${colour}"/>`,
    );
    return (
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join("")}` +
      `<text x="${plot.left + 8 + index * 190}" y="232" fill="${colour}">● ${escapeText(label)}</text>`
    );
  });
  return figure(`${title}, ${unit}`, 242, [...ticks, ...names, ...drawn].join(""));
}

function figure(title: string, height: number, content: string): string {
  return (
    `<figure><figcaption>${escapeText(title)}</figcaption>` +
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeText(title)}">${content}</svg></figure>`
  );
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

export function short(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(3)));
}

export function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
