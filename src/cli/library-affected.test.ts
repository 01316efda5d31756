import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { folderWith, temporaryFolder } from "#tests/support/library-pages.ts";
import { removeFromLibrary } from "./library.ts";
import { addToLibrary } from "./library-add.ts";
import { listAffected } from "./library-affected.ts";

async function affected(dataDir: string) {
  const [input, output, remarks] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const written = Promise.all([text(output), text(remarks)]);
  await listAffected({ HEALIFY_DATA_DIR: dataDir }, { input, output, remarks }).finally(() => {
    output.end();
    remarks.end();
  });
  return written;
}

test("without answers nothing is affected, whatever was withdrawn", async () => {
  const dataDir = temporaryFolder();
  const folder = `${dataDir}/library`;
  const silent = {
    input: new PassThrough(),
    output: new PassThrough(),
    remarks: new PassThrough(),
  };
  silent.output.resume();
  silent.remarks.resume();
  const pages = folderWith({ "hiccups.md": "# Hiccups\n\nA short cramp of the diaphragm.\n" });
  await addToLibrary(folder, "folder", { path: pages }, silent);
  await removeFromLibrary(folder, "folder", silent);
  const [listed, remarked] = await affected(dataDir);
  expect(listed).toBe("");
  expect(remarked).toMatch(/^0 answers cite one of [1-9]\d* passages/);
});
