/** All settings of both services, for `--help` and the README. */
import { gatewaySettings } from "#gateway/config.ts";
import type { Setting } from "#platform/env.ts";
import { workerSettings } from "#worker/config.ts";

type Row = { name: string; meaning: string; shownDefault: string };

export function settingRows(): Row[] {
  const byName = new Map<string, Row>();
  const all: Setting<unknown>[] = [
    ...Object.values(gatewaySettings),
    ...Object.values(workerSettings),
  ];
  for (const { name, meaning, shownDefault } of all) {
    byName.set(name, { name, meaning, shownDefault: shownDefault ?? "" });
  }
  return [...byName.values()];
}

export function settingsText(): string {
  const rows = settingRows();
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  return rows
    .map(
      ({ name, meaning, shownDefault }) =>
        `  ${name.padEnd(width)}${meaning}${shownDefault ? ` Default: ${shownDefault}.` : ""}`,
    )
    .join("\n");
}

export function settingsMarkdown(): string {
  const rows = settingRows().map(
    ({ name, meaning, shownDefault }) =>
      `| \`${name}\` | ${meaning.replaceAll("|", "\\|")} | ${shownDefault ? `\`${shownDefault}\`` : ""} |`,
  );
  return ["| Variable | Meaning | Default |", "|---|---|---|", ...rows].join("\n");
}
