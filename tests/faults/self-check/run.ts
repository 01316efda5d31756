/**
 * `node tests/faults/self-check/run.ts`: does the fault matrix see a pipeline that is broken on purpose? Each breakage
 * (breakages.ts) is made in a copy of the source in a temporary folder, its scenarios run there, and must fail with
 * the invariant that is named for it. `--only TEXT` takes those whose name contains it. Minutes for all of them.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { forgetFolder, guardFolder } from "#tests/support/services/guardian.ts";
import { type Breakage, breakages } from "./breakages.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });

let missed = 0;
for (const breakage of breakages.filter(({ name }) => name.includes(values.only))) {
  const { caught, told } = await check(breakage);
  console.log(`${caught ? "caught" : "MISSED"}: ${breakage.name}\n    ${told}`);
  if (!caught) missed += 1;
}
process.exitCode = missed > 0 ? 1 : 0;

async function check(breakage: Breakage): Promise<{ caught: boolean; told: string }> {
  const copy = await mkdtemp(join(tmpdir(), "healify-broken-"));
  guardFolder(copy);
  try {
    copySource(copy);
    const file = join(copy, breakage.file);
    const source = readFileSync(file, "utf8");
    const pattern = new RegExp(
      breakage.find.trim().split(/\s+/).map(RegExp.escape).join("\\s+"),
      "g",
    );
    const places = [...source.matchAll(pattern)].length;
    if (places !== 1) {
      const told = `${breakage.file} has changed: what is to be broken stands there ${places} times`;
      return { caught: false, told };
    }
    writeFileSync(
      file,
      source.replace(pattern, () => breakage.replace),
    );
    return judge(breakage, await runScenarios(copy, breakage.scenarios));
  } finally {
    await rm(copy, { recursive: true, force: true });
    forgetFolder(copy);
  }
}

/** All that git knows or would take, as it stands now. */
function copySource(copy: string): void {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const files = execFileSync("git", list, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  for (const file of new Set(files.split("\0"))) {
    if (!statSync(join(root, file), { throwIfNoEntry: false })?.isFile()) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
}

type Run = { code: number | null; output: string };

async function runScenarios(cwd: string, only: string): Promise<Run> {
  // What is broken for good is not waited for as long as what may only be slow.
  const args = ["tests/faults/run.ts", "--mode", "distributed", "--within", "120", "--only", only];
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  await once(child, "close");
  return { code: child.exitCode, output };
}

/** A run that failed for another reason has not seen it. */
function judge({ seenAs }: Breakage, { code, output }: Run): { caught: boolean; told: string } {
  const violated = output.split("\n").filter((line) => line.startsWith("VIOLATED: "));
  const seen = violated.find((line) => seenAs.test(line));
  if (code !== 0 && seen) return { caught: true, told: seen.slice(0, 200) };
  return {
    caught: false,
    told: `exit ${code}; ${violated.join("; ").slice(0, 400) || output.slice(-400)}`,
  };
}
