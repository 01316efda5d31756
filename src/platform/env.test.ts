import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { readSettings, type Setting, SettingsFault } from "./env.ts";

const port: Setting<number> = {
  name: "PORT",
  meaning: "Where to listen.",
  expected: "a port from 1 to 65535",
  schema: z.string().default("3000").transform(Number).pipe(z.int().min(1).max(65_535)),
};
const name: Setting<string> = {
  name: "HEALIFY_NAME",
  meaning: "A name.",
  expected: "a name",
  schema: z.string().optional().pipe(z.string()),
};
const secret: Setting<string | null> = {
  name: "HEALIFY_SECRET",
  meaning: "A secret.",
  expected: "at least 8 characters",
  schema: z
    .string()
    .min(8)
    .optional()
    .transform((text) => text ?? null),
  secret: true,
};

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readSettings({ port, name, secret }, env);
  } catch (fault) {
    if (fault instanceof SettingsFault) return fault.faults;
    throw fault;
  }
  return [];
}

describe("settings", () => {
  it("are read and typed, with defaults for what is not set or empty", () => {
    const read = readSettings({ port, name, secret }, { PORT: "", HEALIFY_NAME: "x" });
    expect(read).toEqual({ port: 3000, name: "x", secret: null });
    expectTypeOf(read).toEqualTypeOf<{ port: number; name: string; secret: string | null }>();
    expect(readSettings({ port }, { PORT: "8080" })).toEqual({ port: 8080 });
  });

  it("say all that is wrong at once, by name, with the value and what would be right", () => {
    expect(faultsOf({ PORT: "70000" })).toEqual([
      'PORT: "70000" is not a port from 1 to 65535',
      "HEALIFY_NAME is not set: it needs a name",
    ]);
  });

  it("never show a secret, not even a wrong one", () => {
    const faults = faultsOf({ HEALIFY_NAME: "x", HEALIFY_SECRET: "hunter2" });
    expect(faults).toEqual(["HEALIFY_SECRET: it needs at least 8 characters"]);
  });

  it("show no more than the beginning of a long value", () => {
    const [fault = ""] = faultsOf({ PORT: "9".repeat(10_000), HEALIFY_NAME: "x" });
    expect(fault.length).toBeLessThan(200);
  });

  it("do not look at variables that nobody declared", () => {
    expect(readSettings({ port }, { NAME: "y", PORT: "1", SECRET: "z" })).toEqual({ port: 1 });
  });
});
