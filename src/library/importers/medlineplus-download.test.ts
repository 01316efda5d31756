import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { deflateRawSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "#tests/support/library-pages.ts";
import type { DraftDocument } from "../draft.ts";
import { FetchFault } from "./fetch-file.ts";
import { importMedlineplus } from "./medlineplus.ts";
import { downloadMedlineplus } from "./medlineplus-download.ts";

const topics = `<health-topics total="1"><health-topic id="11" title="Hiccups" url="https://example.org/hiccups.html"
  date-created="03/04/2019" language="English"><full-summary>&lt;p&gt;A cramp of the diaphragm.&lt;/p&gt;</full-summary>
</health-topic></health-topics>`;

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

const limits = { mostBytes: 1e6, silenceMs: 30_000 };
const download = (page: string, onProgress = (_bytes: number) => {}, own = limits) =>
  downloadMedlineplus(temporaryFolder(), onProgress, page, own);

async function read(file: string): Promise<DraftDocument[]> {
  return Array.fromAsync(importMedlineplus(file, { skipped: () => undefined }));
}

const page = `<a href="/xml/mplus_topics_2026-11-19.xml">old</a> <a href="/xml/mplus_topic_groups_2026-11-22.xml">groups</a>
  <a href="/xml/mplus_topics_2026-11-21.xml">plain</a> <a href="/xml/mplus_topics_compressed_2026-11-21.zip">packed</a>`;

test("the newest packed file is fetched, with progress, and read", async () => {
  const asked: (string | undefined)[] = [];
  const address = await serve(({ url }, response) => {
    asked.push(url);
    response.end(url === "/xml.html" ? page : zipOf("mplus_topics_2026-11-21.xml", topics));
  });
  let fetched = 0;
  const file = await download(`${address}/xml.html`, (bytes) => {
    fetched = bytes;
  });

  expect(asked).toEqual(["/xml.html", "/xml/mplus_topics_compressed_2026-11-21.zip"]);
  expect(fetched).toBe(readFileSync(file).length);
  expect((await read(file)).map(({ title, writtenOn }) => [title, writtenOn])).toEqual([
    ["Hiccups", "2019-03-04"],
  ]);
});

test("a plain file is read as well; an archive that is cut short is an error", async () => {
  const packed = zipOf("topics.xml", topics);
  const plain = await serve(({ url }, response) => {
    response.end(url === "/" ? '<a href="xml/mplus_topics_2026-11-21.xml">' : topics);
  });
  expect(await read(await download(`${plain}/`))).toHaveLength(1);
  const cut = await serve(({ url }, response) => {
    response.end(
      url === "/" ? '<a href="mplus_topics_compressed_2026-11-21.zip">' : packed.subarray(0, 60),
    );
  });
  await expect(read(await download(`${cut}/`))).rejects.toThrow("cut short");
});

test.each<[string, RequestListener, string]>([
  ["no such page", (_, response) => response.writeHead(404).end(), "answered 404"],
  ["a page without the file", (_, response) => response.end("<p>Moved</p>"), "links no file"],
  [
    "a file that is too large",
    ({ url }, response) =>
      response.end(url === "/" ? '<a href="mplus_topics_2026-11-21.xml">' : "x".repeat(2e6)),
    "larger than 1 MB",
  ],
  [
    "a connection that breaks off",
    ({ url }, response) => {
      if (url === "/") response.end('<a href="mplus_topics_2026-11-21.xml">');
      else
        response.writeHead(200, { "content-length": 1000 }).write("half", () => response.destroy());
    },
    "can't be fetched",
  ],
  [
    "a link that leaves https",
    (_, response) => response.end('<a href="http://example.org/mplus_topics_2026-11-21.xml">'),
    "not an https address",
  ],
])("%s is told in a sentence", async (_, listener, says) => {
  const address = await serve(listener);
  const fault = await download(`${address}/`).catch((caught: unknown) => caught);
  expect(fault).toBeInstanceOf(FetchFault);
  expect(String(fault)).toContain(says);
});

test("an address that falls silent is given up", async () => {
  const address = await serve(({ url }, response) => {
    if (url === "/") response.end('<a href="mplus_topics_2026-11-21.xml">');
    else response.writeHead(200).write("half");
  });
  await expect(download(`${address}/`, undefined, { ...limits, silenceMs: 300 })).rejects.toThrow(
    "said nothing",
  );
});

/** One deflated file, as the format's specification has it (APPNOTE.TXT), without dates and checksum. */
function zipOf(name: string, text: string): Buffer {
  const [title, packed] = [Buffer.from(name), deflateRawSync(text)];
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(text.length, 22);
  local.writeUInt16LE(title.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(text.length, 24);
  entry.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + title.length, 12);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  return Buffer.concat([local, title, packed, entry, title, end]);
}
