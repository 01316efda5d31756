/** The tokens of styles.css can be read by everybody, DESIGN.md tells them as they are, and nothing goes past them. */
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const web = fileURLToPath(new URL("../src/web/", import.meta.url));
const read = (path: string) => readFileSync(web + path, "utf8");
const css = read("app/styles.css");

type Pair = { on: string; front: string; use: string };

/** WCAG 1.4.3: text of any size here, because much of it is small. */
const textPairs: Pair[] = [
  ...["page", "surface", "sunken", "accent-wash"].flatMap((on) => [
    { on, front: "ink", use: "text" },
    { on, front: "soft", use: "text beside it" },
  ]),
  ...["page", "surface", "sunken", "accent-wash"].map((on) => ({
    on,
    front: "accent",
    use: "links and chosen things",
  })),
  { on: "accent", front: "on-accent", use: "the main button" },
  { on: "accent-strong", front: "on-accent", use: "the main button under a pointer" },
  { on: "alarm-wash", front: "ink", use: "an emergency's text" },
  { on: "alarm-wash", front: "soft", use: "where an emergency's text is from" },
  { on: "alarm-wash", front: "alarm-ink", use: "an emergency's heading" },
  { on: "alarm", front: "on-alarm", use: "the call button" },
  { on: "alarm-strong", front: "on-alarm", use: "the call button under a pointer" },
];

/** WCAG 1.4.11: what has to be seen to be used. */
const controlPairs: Pair[] = [
  { on: "page", front: "edge", use: "the edge of an input" },
  { on: "surface", front: "edge", use: "the edge of an input" },
  { on: "page", front: "accent", use: "focus" },
  { on: "surface", front: "accent", use: "focus" },
  { on: "sunken", front: "accent", use: "focus" },
  { on: "alarm-wash", front: "accent", use: "focus in an emergency's card" },
  { on: "alarm-wash", front: "alarm", use: "the call button" },
];

const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];

function colour(name: string, theme: Theme): string {
  const value = new RegExp(`--color-${name}:\\s*([^;]+);`).exec(css)?.[1] ?? "";
  const [light = "", dark = light] = value.match(/#[0-9a-f]{6}/g) ?? [];
  return theme === "light" ? light : dark;
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast({ on, front }: Pair, theme: Theme): number {
  const [dark = 0, light = 0] = [colour(on, theme), colour(front, theme)]
    .map(luminance)
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Rounded down, so that no figure says more than there is. */
const figure = (pair: Pair, theme: Theme) =>
  (Math.floor(contrast(pair, theme) * 10) / 10).toFixed(1);

describe.each(themes)("in the %s theme", (theme) => {
  test.each(textPairs)("$front on $on can be read", (pair) => {
    expect(contrast(pair, theme)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(controlPairs)("$front on $on can be seen", (pair) => {
    expect(contrast(pair, theme)).toBeGreaterThanOrEqual(3);
  });
});

test("DESIGN.md tells the contrasts as they are", () => {
  const row = (pair: Pair) =>
    `| ${pair.front} on ${pair.on} | ${pair.use} | ${figure(pair, "light")} | ${figure(pair, "dark")} |`;
  const table = [...textPairs, ...controlPairs].map(row).join("\n");
  expect(read("DESIGN.md")).toContain(table);
});

describe("nothing goes past the tokens", () => {
  const files = globSync("**/*.tsx", { cwd: web });
  const without = (past: RegExp, but: readonly string[] = []) =>
    files
      .filter((file) => !but.includes(file))
      .flatMap(
        (file) =>
          read(file)
            .match(past)
            ?.map((found) => `${file}: ${found}`) ?? [],
      );

  test("sizes of text and roundings", () => {
    expect(without(/\b(text|rounded)-\[[^\]]+\]/g)).toEqual([]);
  });
  test("colours: a QR code is black on white for every camera", () => {
    const past = /["'`#[](#[0-9a-f]{3,8}|(rgb|hsl|oklch)\()/gi;
    expect(without(past, ["features/security/qr-code.tsx"])).toEqual([]);
  });
  test("red is for emergencies", () => {
    expect(
      without(/\b(bg|text|border|fill|ring)-(on-)?alarm[\w-]*/g, files.filter(isOfEmergency)),
    ).toEqual([]);
  });
  test("sides are those of reading, not of the screen", () => {
    const past =
      /["'` ](-?(m|p)[lr]-|(left|right)-\d|text-(left|right)\b|border-[lr]\b|rounded-[lr]\b)/g;
    expect(without(past)).toEqual([]);
  });
});

/** The timeline says which of one's chats was one. */
const isOfEmergency = (file: string) =>
  file.startsWith("features/emergency/") || file === "features/finding/timeline-entry.tsx";
