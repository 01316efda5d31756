import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { crashPoints } from "./scenarios/crash-points.ts";

it("provokes every crash point of the source, and no other", () => {
  const root = fileURLToPath(new URL("../../src", import.meta.url));
  const named = globSync("**/*.ts", { cwd: root }).flatMap((file) => {
    const source = readFileSync(`${root}/${file}`, "utf8");
    return [...source.matchAll(/crashPoint\(([^;]*)\);/g)].flatMap(([, call = ""]) =>
      [...call.matchAll(/"([a-z-]+)"/g)].map(([, name]) => name),
    );
  });
  expect([...new Set(named)].sort()).toEqual(Object.keys(crashPoints).sort());
});
