/**
 * Settings from the environment. Each is declared once, with its meaning and what would be right, so that
 * `healify --help`, the README's table and the errors at start all come from the same place.
 */
import type { z } from "zod";

export type Setting<T> = {
  name: string;
  /** One sentence for the table. */
  meaning: string;
  /** How the default reads in the table; undefined when there is none. */
  shownDefault?: string;
  /** What would be right, for the error: "a port from 1 to 65535". */
  expected: string;
  schema: z.ZodType<T, string | undefined>;
  /** Never shown, not even when it is wrong. */
  secret?: boolean;
};

export type SettingValues<S extends Record<string, Setting<unknown>>> = {
  [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};

/** All that is wrong with the environment, at once; one line each. */
export class SettingsFault extends Error {
  override readonly name = "SettingsFault";
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.faults = faults;
  }
}

/** Empty variables count as not set. Throws SettingsFault. */
export function readSettings<S extends Record<string, Setting<unknown>>>(
  settings: S,
  env: Readonly<Record<string, string | undefined>>,
): SettingValues<S> {
  const faults: string[] = [];
  const entries = Object.entries(settings).map(([key, setting]) => {
    const raw = env[setting.name] === "" ? undefined : env[setting.name];
    const parsed = setting.schema.safeParse(raw);
    if (parsed.success) return [key, parsed.data];
    const shown = setting.secret || raw === undefined ? "" : `: "${raw.slice(0, 80)}" is not`;
    faults.push(
      raw === undefined
        ? `${setting.name} is not set: it needs ${setting.expected}`
        : `${setting.name}${shown || ":"} ${setting.secret ? "it needs " : ""}${setting.expected}`,
    );
    return [key, undefined];
  });
  if (faults.length > 0) throw new SettingsFault(faults);
  return Object.fromEntries(entries) as SettingValues<S>;
}
