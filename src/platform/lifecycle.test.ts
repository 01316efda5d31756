import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { Lifecycle } from "./lifecycle.ts";

describe("closing", () => {
  const faults: string[] = [];
  const create = () =>
    new Lifecycle((name, fault) =>
      faults.push(`${name}: ${fault instanceof Error && fault.message}`),
    );
  afterEach(() => {
    faults.length = 0;
  });

  it("goes from the last that was opened to the first, one after the other", async () => {
    const lifecycle = create();
    const order: string[] = [];
    for (const name of ["database", "broker", "server"]) {
      lifecycle.opened(name, async () => {
        order.push(`${name} closes`);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(`${name} closed`);
      });
    }
    await lifecycle.close();
    expect(order).toEqual(
      ["server", "broker", "database"].flatMap((name) => [`${name} closes`, `${name} closed`]),
    );
    expect(faults).toEqual([]);
  });

  it("happens once, however often it is asked for", async () => {
    const lifecycle = create();
    let closed = 0;
    lifecycle.opened("a", () => {
      closed += 1;
    });
    await Promise.all([lifecycle.close(), lifecycle.close()]);
    await lifecycle.close();
    expect(closed).toBe(1);
  });

  it("reports a part that fails or hangs, and closes the others", async () => {
    const lifecycle = create();
    let closed = false;
    lifecycle.opened("first", () => {
      closed = true;
    });
    lifecycle.opened("throws", () => {
      throw new Error("one");
    });
    lifecycle.opened("rejects", () => Promise.reject(new Error("two")));
    lifecycle.opened("hangs", () => new Promise(() => undefined));
    await lifecycle.close(30);
    expect(faults).toEqual([
      "hangs: hangs did not close within 30 ms",
      "rejects: two",
      "throws: one",
    ]);
    expect(closed).toBe(true);
  });
});

const module = fileURLToPath(new URL("lifecycle.ts", import.meta.url));

/** Runs a program over the module in a process of its own; `said` waits until it has said something. */
function run(source: string) {
  const imports = `import { Lifecycle, onTermination } from ${JSON.stringify(module)};`;
  const child: ChildProcess = spawn(
    process.execPath,
    ["--input-type=module", "--eval", `${imports}\n${source}`],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  // Not "exit", which may come before the last of its output.
  const exited = once(child, "close");
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  const said = async (words: string) => {
    while (!output.includes(words)) {
      if (child.exitCode !== null) throw new Error(`It ended without "${words}": ${output}`);
      if (child.stdout) await Promise.race([once(child.stdout, "data"), exited]);
    }
  };
  return { child, said, exited, output: () => output };
}

describe("a process", () => {
  it("does not end before every part had its time, also when nothing else keeps it alive", async () => {
    const { exited, output } = run(`
      const lifecycle = new Lifecycle((name) => console.log("reported", name));
      lifecycle.opened("first", () => console.log("closed first"));
      lifecycle.opened("hangs", () => new Promise(() => {}));
      await lifecycle.close(50);
    `);
    expect((await exited)[0]).toBe(0);
    expect(output()).toBe("reported hangs\nclosed first\n");
  });

  const draining = (drain: string) => `
    const alive = setInterval(() => {}, 1000);
    onTermination(${drain}, (line) => console.log(line));
    console.log("ready");
  `;

  it.each(["SIGINT", "SIGTERM"] as const)("drains on %s and ends well", async (signal) => {
    const { child, said, exited, output } = run(draining(`async () => console.log("drained")`));
    await said("ready");
    child.kill(signal);
    expect((await exited)[0]).toBe(0);
    expect(output()).toMatch(/Press Ctrl-C again to stop at once\.\ndrained\n$/);
  });

  it("ends with 1 when draining fails", async () => {
    const { child, said, exited } = run(draining(`() => Promise.reject(new Error("x"))`));
    await said("ready");
    child.kill("SIGTERM");
    expect((await exited)[0]).toBe(1);
  });

  it("stops at once on the second signal, and says so both times", async () => {
    const { child, said, exited, output } = run(draining("() => new Promise(() => {})"));
    await said("ready");
    child.kill("SIGINT");
    await said("Finishing");
    child.kill("SIGINT");
    expect((await exited)[0]).toBe(130);
    expect(output()).toContain("Stopping now.");
  });
});
