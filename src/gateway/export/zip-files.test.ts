import { Readable } from "node:stream";
import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { type ZipFile, zipFiles } from "./zip-files.ts";

const at = Date.UTC(2026, 10, 23);

/** Files of which each part says when it was read. */
async function* files(count: number, read: string[]): AsyncGenerator<ZipFile> {
  for (let file = 0; file < count; file += 1) {
    yield {
      path: `folder/${file}.txt`,
      parts: (function* () {
        for (const part of ["Grüße ", `${file}`]) {
          read.push(`${file} ${part}`);
          // Noise, so that nothing is held back for being small.
          yield part + crypto.getRandomValues(new Uint8Array(40_000)).toBase64();
        }
      })(),
    };
  }
}

it("gives a zip that unpacks to what was put in", async () => {
  const zip = Buffer.concat(await Array.fromAsync(zipFiles(files(3, []), at)));
  const unpacked = Object.entries(unzipSync(zip));
  expect(unpacked.map(([path]) => path)).toEqual(["folder/0.txt", "folder/1.txt", "folder/2.txt"]);
  expect(new TextDecoder().decode(unpacked[2]?.[1])).toMatch(/^Grüße [\w+/=]+2/);
});

it("reads no further than its reader has taken", async () => {
  const read: string[] = [];
  const stream = Readable.from(zipFiles(files(1000, read), at), { highWaterMark: 1 });
  let taken = 0;
  for await (const chunk of stream) {
    taken += chunk.length;
    if (taken > 200_000) break;
  }
  expect(read.length).toBeGreaterThan(1);
  expect(read.length).toBeLessThan(20);
});

it("throws what reading throws, and never ends as if it were whole", async () => {
  async function* broken(): AsyncGenerator<ZipFile> {
    yield { path: "one.txt", parts: ["one"] };
    throw new Error("can't be read");
  }
  await expect(Array.fromAsync(zipFiles(broken(), at))).rejects.toThrow("can't be read");
});
