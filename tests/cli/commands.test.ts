/** Every command as an operator types it: as a process, by its outputs and its exit code. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { settingRows } from "#cli/settings-table.ts";
import { spawnHealify } from "#tests/support/healify-process.ts";
import { type AllInOne, readAllSettings, startAllInOne } from "../../src/all-in-one.ts";

const foundSchema = z.object({
  id: z.union([z.string(), z.number()]),
  disposition: z.string().nullable(),
  rules: z.array(z.string()),
  guidance: z.string(),
});
const searchedSchema = z.object({
  id: z.union([z.string(), z.number()]),
  passages: z.array(z.object({ rank: z.number(), title: z.string(), url: z.string() })),
});

describe("the commands", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "healify-cli-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(command: string[], input = "", env: Record<string, string> = {}) {
    const process = spawnHealify(
      command,
      { HEALIFY_DATA_DIR: join(folder, "data"), ...env },
      input,
    );
    const code = await process.ended;
    const lines = process.results().split("\n").filter(Boolean);
    return { code, lines, output: process.output() };
  }

  it("lists every command and every setting with --help", async () => {
    const { code, output } = await run(["--help"]);
    expect(code).toBe(0);
    for (const { name } of settingRows()) expect(output).toContain(name);
    for (const name of ["start", "gateway", "worker", "migrate", "triage", "library", "doctor"]) {
      expect(output).toMatch(new RegExp(`^  ${name}\\b`, "m"));
    }
  });

  it("says what is wrong with a command that it doesn't know", async () => {
    const { code, output } = await run(["cure"]);
    expect(code).toBe(1);
    expect(output).toMatch(/healify: unknown command 'cure'/);
    expect(output).not.toMatch(/^\s+at /m);
  });

  describe("triage", () => {
    it("answers each line in its place, and goes on after one that it can't read", async () => {
      const lines = [
        JSON.stringify({ id: 1, text: "crushing chest pain and sweating" }),
        "not JSON",
        JSON.stringify({ id: "two" }),
        "",
        JSON.stringify({ id: "three", text: "What is a fever?" }),
      ];
      const { code, lines: answers, output } = await run(["triage"], lines.join("\r\n"));
      expect(code).toBe(1);
      expect(answers).toHaveLength(4);
      const [first, second, third, fourth] = answers.map((line): unknown => JSON.parse(line));
      expect(foundSchema.parse(first)).toMatchObject({ id: 1, disposition: "emergency" });
      expect(foundSchema.parse(first).guidance).not.toBe("");
      expect(second).toEqual({ error: "not JSON" });
      expect(third).toMatchObject({ id: "two", error: expect.stringContaining("text") });
      expect(foundSchema.parse(fourth)).toMatchObject({
        id: "three",
        disposition: null,
        rules: [],
      });
      expect(output).toContain("2 lines could not be read");
    });

    it("reads earlier messages, profile and country", async () => {
      const line = (more: object) => JSON.stringify({ id: "x", ...more });
      const { code, lines } = await run(
        ["triage"],
        [
          line({ messages: ["I have had a high fever since this morning"] }),
          line({
            messages: [
              "I have had a high fever since this morning",
              "Now my neck is very stiff and bright light hurts",
            ],
          }),
        ].join("\n"),
      );
      expect(code).toBe(0);
      const [alone, together] = lines.map((one) => foundSchema.parse(JSON.parse(one)));
      expect(alone?.disposition).not.toBe("emergency");
      expect(together?.disposition).toBe("emergency");
    });

    it("needs no input at all", async () => {
      expect(await run(["triage"])).toMatchObject({ code: 0, lines: [] });
    });
  });

  describe("library", () => {
    const page = `---\ntitle: Quillback fever\n---\n# Quillback fever\n\nQuillback fever is an illness that sailors had. It passes within a week with rest and plenty of water.\n`;

    it("adds, lists, searches and removes a source", async () => {
      const pages = join(folder, "pages");
      mkdirSync(pages);
      writeFileSync(join(pages, "quillback.md"), page);
      const added = await run(["library", "add", "folder", pages]);
      expect(added).toMatchObject({ code: 0 });
      expect(added.lines[0]).toMatch(/^folder: 1 documents with \d+ passages/);

      const listed = await run(["library", "list"]);
      expect(listed.lines.map((line) => line.split("\t")[0])).toEqual(
        expect.arrayContaining(["folder", "starter", "library"]),
      );

      const questions = [
        { id: 1, text: "How long does quillback fever last?" },
        { id: "b", text: "quillback fever" },
      ];
      const input = questions.map((question) => JSON.stringify(question)).join("\n");
      const searched = await run(["library", "search", "--source", "folder"], input);
      expect(searched.code).toBe(0);
      const found = searched.lines.map((line) => searchedSchema.parse(JSON.parse(line)));
      expect(found.map(({ id }) => id)).toEqual([1, "b"]);
      for (const { passages } of found) expect(passages[0]).toMatchObject({ rank: 1 });

      expect(await run(["library", "remove", "folder"])).toMatchObject({ code: 0 });
      const gone = await run(["library", "search", "--source", "folder"], input);
      expect(gone.code).toBe(1);
      expect(gone.output).toContain('holds no source "folder"');
    });

    it("names the line that it can't read", async () => {
      const input = `{"id": 1, "text": "fever"}\n{"id": 2}\n`;
      const { code, output, lines } = await run(["library", "search"], input);
      expect(code).toBe(1);
      expect(lines).toHaveLength(1);
      expect(output).toContain("Line 2 is not JSON of the form");
    });

    it.each([
      [["library", "add", "scroll", "."], /There is no kind "scroll": use one of starter/],
      [["library", "add", "folder", "no-such-folder"], /There is nothing at no-such-folder/],
      [["library", "remove", "nothing"], /holds no source "nothing"/],
    ])("refuses %j", async (command, why) => {
      const { code, output } = await run(command);
      expect(code).toBe(1);
      expect(output).toMatch(why);
    });
  });

  describe("migrate", () => {
    it("makes the schema once, and says so when there is nothing to do", async () => {
      const env = { HEALIFY_DATA_DIR: join(folder, "migrated") };
      const first = await run(["migrate"], "", env);
      expect(first).toMatchObject({ code: 0 });
      expect(first.output).toMatch(/^Applied 0001/m);
      const again = await run(["migrate"], "", env);
      expect(again).toMatchObject({ code: 0 });
      expect(again.output).toContain("The schema is up to date.");
    });
  });

  describe("doctor", () => {
    let running: AllInOne | null = null;
    afterAll(() => running?.close());
    const served = () => ({ HEALIFY_DATA_DIR: join(folder, "served") });

    it("says what is missing before the first start, and makes nothing", async () => {
      const { code, lines } = await run(["doctor"], "", served());
      expect(code).toBe(1);
      expect(lines.join("\n")).toMatch(/^WRONG {2}servers .*holds no database yet/m);
      expect(existsSync(served().HEALIFY_DATA_DIR)).toBe(false);
    });

    it("finds all well beside a running service, which it leaves alone", async () => {
      running = await startAllInOne(
        readAllSettings({ ...served(), PORT: "0", HEALIFY_LOG_LEVEL: "silent" }),
      );
      const { code, lines } = await run(["doctor"], "", served());
      const wrong = lines.filter((line) => line.startsWith("WRONG"));
      // The web app is built by the first `npm start`, which a test run may not have had.
      expect(wrong.filter((line) => !line.includes("web app"))).toEqual([]);
      expect(code).toBe(wrong.length > 0 ? 1 : 0);
      for (const part of ["database", "schema", "broker", "cache", "answer log", "library"]) {
        expect(lines.join("\n")).toMatch(new RegExp(`^ok {5}${part}`, "m"));
      }
      expect((await fetch(`${running.address}/livez`)).status).toBe(200);
    });

    it("exits with 1 when a dependency is broken", async () => {
      const env = {
        HEALIFY_DATA_DIR: join(folder, "distributed"),
        HEALIFY_SECRET: "mellow-canyon-tests-only-5520-x-thistle",
        HEALIFY_DATABASE_URL: "postgres://nobody:hidden-word@127.0.0.1:9/none",
        HEALIFY_RABBITMQ_URL: "amqp://127.0.0.1:9",
        HEALIFY_REDIS_URL: "redis://127.0.0.1:9",
      };
      const { code, output } = await run(["doctor"], "", env);
      expect(code).toBe(1);
      expect(output).toMatch(/^WRONG {2}database/m);
      expect(output).not.toContain("hidden-word");
    });

    it("exits with 78 and names every setting that is wrong", async () => {
      const env = { PORT: "none", HEALIFY_MODEL: "quill", HEALIFY_REDIS_URL: "ftp://x" };
      const { code, output } = await run(["doctor"], "", env);
      expect(code).toBe(78);
      for (const name of Object.keys(env)) expect(output).toContain(name);
    });
  });

  it.each(["gateway", "worker"])("starts no %s alone over a folder", async (service) => {
    const { code, output } = await run([service]);
    expect(code).toBe(78);
    expect(output).toContain("HEALIFY_DATABASE_URL is not set");
  });
});
