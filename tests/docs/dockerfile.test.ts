/** The Dockerfile, read as it stands: what the last stage holds, who runs it, and that it can run there. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isThere, manifest, readProjectFile, root } from "./project-files.ts";

type Instruction = { name: string; words: string };
type Stage = { image: string; as: string | null; instructions: Instruction[] };

const { args, stages } = readDockerfile(readProjectFile("Dockerfile"));
const last = stages.at(-1);

function readDockerfile(text: string): { args: Map<string, string>; stages: Stage[] } {
  const found: Stage[] = [];
  const variables = new Map<string, string>();
  const joined = text.replaceAll(/^#.*\n/gm, "").replaceAll(/\\\n\s*/g, " ");
  for (const line of joined.split("\n").filter((one) => one.trim() !== "")) {
    const [, name = "", words = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    expect(name, line).not.toBe("");
    if (name === "FROM") {
      const [image = "", , as = null] = words.split(/\s+/);
      found.push({ image, as, instructions: [] });
    } else if (name === "ARG" && found.length === 0) {
      const [key = "", value = ""] = words.split("=");
      variables.set(key, value);
    } else found.at(-1)?.instructions.push({ name, words });
  }
  return { args: variables, stages: found };
}

const of = (stage: Stage | undefined, name: string) =>
  (stage?.instructions ?? []).filter((one) => one.name === name).map(({ words }) => words);

describe("Dockerfile", () => {
  it("runs the Node that npm brings everywhere else", () => {
    const versions = new Set(Object.values(manifest.optionalDependencies));
    expect([args.get("NODE_VERSION")]).toEqual([...versions]);
    for (const { image } of stages) expect(image).toMatch(/^node:\$\{NODE_VERSION\}-slim$/);
  });

  it("installs exactly what package-lock.json says, and never in the last stage", () => {
    const installs = stages.map((stage) => of(stage, "RUN").filter((run) => /\bnpm\b/.test(run)));
    expect(installs.flat().join("\n")).not.toMatch(/npm (install|i|add)\b/);
    expect(installs.at(-1)).toEqual([]);
    for (const stage of stages.slice(0, -1)) {
      expect(of(stage, "COPY")[0], stage.as ?? "").toContain("package-lock.json");
    }
  });

  it("takes its packages from a stage without development packages", () => {
    const [from] = of(last, "COPY").flatMap(
      (words) => /--from=(\w+) \/app\/node_modules /.exec(words)?.[1] ?? [],
    );
    const packages = stages.find(({ as }) => as === from);
    const runs = of(packages, "RUN").join("\n");
    expect(runs).toMatch(/npm ci --omit=dev\b/);
    // The libraries of argon2 for this machine are optional dependencies themselves.
    expect(runs).not.toContain("--omit=optional");
  });

  it("takes the server's sources and the built web app, but not the web app's sources", () => {
    const [from] = of(last, "COPY").flatMap(
      (words) => /--from=(\w+) \/app\/src /.exec(words)?.[1] ?? [],
    );
    const web = stages.find(({ as }) => as === from);
    expect(of(web, "RUN").join("\n")).toMatch(/npm run build[\s\S]*rm -rf src\/web/);
    expect(of(last, "COPY").join("\n")).toMatch(/--from=web \/app\/dist /);
    expect(manifest.scripts.build).toBe("vite build");
  });

  it("copies only what is there and what .dockerignore lets through", () => {
    const allowed = readProjectFile(".dockerignore").match(/(?<=^!).+$/gm) ?? [];
    const copied = stages.flatMap((stage) =>
      of(stage, "COPY")
        .filter((words) => !words.startsWith("--from"))
        .flatMap((words) => words.split(/\s+/).slice(0, -1)),
    );
    for (const path of copied) {
      expect(isThere(path), path).toBe(true);
      expect(allowed, path).toContain(path);
    }
    expect(new Set(allowed)).toEqual(new Set(copied));
  });

  it("does not run as root, and starts everything once as who it runs as", () => {
    const instructions = last?.instructions ?? [];
    const user = instructions.findIndex(({ name }) => name === "USER");
    expect(of(last, "USER")).toEqual(["node"]);
    const after = instructions.slice(user).filter(({ name }) => name === "RUN");
    expect(after.map(({ words }) => words)).toEqual(["healify warm-up"]);
  });

  const way = join(manifest.bin.healify);

  it("runs `healify`, starts everything by default, and looks after its health", () => {
    expect(of(last, "ENTRYPOINT")).toEqual(['["healify"]']);
    expect(of(last, "CMD")).toEqual(['["start"]']);
    expect(of(last, "RUN").join("\n")).toContain(`ln -s /app/${way} /usr/local/bin/healify`);
    expect(readProjectFile(way)).toMatch(/^#!\/usr\/bin\/env -S node/);
    // The image keeps the file's mode.
    expect(statSync(join(root, way)).mode & 0o111).toBe(0o111);
    expect(of(last, "HEALTHCHECK").join()).toContain("/livez");
  });

  it("holds no secret", () => {
    const given = stages.flatMap((stage) => [...of(stage, "ENV"), ...of(stage, "ARG")]).join(" ");
    expect(given).not.toMatch(/SECRET|PASSWORD|KEY|TOKEN/i);
  });
});
