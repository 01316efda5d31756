/** The library as its operator changes it over HTTP, on a server as somebody starts it. */
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  type LibraryJob,
  libraryJobSchema,
  type OperatorLibrary,
  operatorLibrarySchema,
  uploadPieceBytes,
} from "#contracts/operator-library.ts";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { type Call, httpClient, newPerson, type Person } from "#tests/support/client.ts";
import { startTestGateway } from "#tests/support/gateway.ts";

const path = "/api/operator/library";
const patience = { timeout: 90_000, interval: 100 };

const page = `---
title: Quillwort poisoning
publisher: The house's own pages
licence: ours
---
# Quillwort poisoning

Quillwort makes the tongue blue and the knees itch. Rinse the mouth, and drink a glass of water.
`;

describe("the operator's library, embedded", () => {
  let healify: Embedded;
  let call: Call;
  let operator: Person;
  let person: Person;

  beforeAll(async () => {
    healify = await startEmbedded({ HEALIFY_MODEL: "library" });
    call = httpClient(healify.process.url());
    operator = await newPerson(call);
    person = await newPerson(call);
  });
  afterAll(() => healify.close());

  const token = () => operator.accessToken;
  const read = async (): Promise<OperatorLibrary> =>
    operatorLibrarySchema.parse((await call("GET", path, { token: token() })).json);
  const sources = async () => (await read()).details?.sources.map(({ source }) => source);
  const add = (body: object) => call("POST", `${path}/jobs`, { token: token(), body });
  const ended = (): Promise<LibraryJob> =>
    vi.waitFor(async () => {
      const { job } = await read();
      if (!job || !["done", "failed", "cancelled"].includes(job.state)) throw new Error("not yet");
      return job;
    }, patience);

  /** Gives the status of the first piece that was refused, else 204. */
  async function send(id: string, bytes: Uint8Array, by = operator): Promise<number> {
    for (let from = 0; from < bytes.length; from += uploadPieceBytes) {
      const { status } = await fetch(`${healify.process.url()}${path}/jobs/${id}/pieces/${from}`, {
        method: "PUT",
        headers: {
          authorization: `Bearer ${by.accessToken}`,
          "content-type": "application/octet-stream",
        },
        body: new Blob([Uint8Array.from(bytes.subarray(from, from + uploadPieceBytes))]),
      });
      if (status !== 204) return status;
    }
    return 204;
  }
  async function upload(source: string, name: string, bytes: Uint8Array): Promise<LibraryJob> {
    const asked = await add({ source, upload: { name, bytes: bytes.length } });
    expect(asked.status).toBe(202);
    expect(await send(libraryJobSchema.parse(asked.json).id, bytes)).toBe(204);
    return ended();
  }

  it("tells what is in it", async () => {
    const { changeable, details, job } = await read();
    expect({ changeable, job }).toEqual({ changeable: true, job: null });
    expect(details?.sources).toEqual([
      {
        source: "starter",
        documents: expect.any(Number),
        passages: expect.any(Number),
        publishers: ["Healify starter library"],
        licences: [expect.any(String)],
        addedAt: expect.stringMatching(/^20/),
        withdrawn: 0,
      },
    ]);
  });

  it("takes a zip of pages in pieces, and the next answer knows them; a removed source is gone", async () => {
    const filler = new Uint8Array(1_500_000).map((_, i) => 97 + ((i * 7919) % 26));
    const zip = zipSync(
      {
        "pages/quillwort.md": strToU8(page),
        "pages/.hidden.md": strToU8("# Hidden\n\nNot for anybody."),
        "../outside.md": strToU8("# Outside\n\nIt leads out of the folder."),
        "pages/picture.png": filler,
      },
      { level: 0 },
    );
    const job = await upload("folder", "My pages.zip", zip);
    expect(job).toMatchObject({ state: "done", source: "folder", bytes: zip.length, fault: null });
    expect(await sources()).toEqual(["folder", "starter"]);
    const own = (await read()).details?.sources.find(({ source }) => source === "folder");
    expect(own).toMatchObject({ documents: 1, publishers: ["The house's own pages"] });
    const client = await ChatClient.signUp(healify.process.url());
    const { reply } = await client.ask("What does quillwort poisoning do to the tongue?");
    const events = await client.read(reply.id).end();
    expect(JSON.stringify(events.seen)).toContain("makes the tongue blue");

    const gone = await call("DELETE", `${path}/sources/folder`, { token: token() });
    expect(gone.status).toBe(202);
    expect(await ended()).toMatchObject({ act: "remove", state: "done" });
    expect(await sources()).toEqual(["starter"]);
    expect((await read()).details?.gone).toEqual([{ source: "folder", withdrawn: 1 }]);
    const again = await call("DELETE", `${path}/sources/folder`, { token: token() });
    expect(again.status).toBe(404);
    expect(await readdir(join(healify.folder, "uploads"))).toEqual([]);
  });

  it("names what can't be read, and stays as it was", async () => {
    const before = (await read()).details?.version;
    const faults = [
      await upload("medlineplus", "topics.zip", strToU8("PK not a zip archive at all")),
      await upload("medlineplus", "topics.xml", strToU8("<html><p>no topic in it</p></html>")),
      await upload("medquad", "questions.tar.gz", strToU8("nothing packed")),
      await upload("openfda", "labels.json", strToU8('{"results": "none"}')),
      await upload("folder", "pages.zip", zipSync({ "a/picture.png": strToU8("no page") })),
    ].map(({ state, fault }) => [state, fault]);
    expect(faults).toEqual([
      ["failed", "unreadable"],
      ["failed", "nothing-found"],
      ["failed", "unreadable"],
      ["failed", "nothing-found"],
      ["failed", "nothing-found"],
    ]);
    expect((await read()).details?.version).toBe(before);
  });

  it("makes one change at a time, can be given up, and takes no piece but the next", async () => {
    const wanted = { source: "folder", upload: { name: "a.md", bytes: 3 } };
    const first = libraryJobSchema.parse((await add(wanted)).json);
    expect(await add(wanted)).toMatchObject({ status: 409, json: { code: "wrong_state" } });
    const other = await call("DELETE", `${path}/sources/starter`, { token: token() });
    expect(other.status).toBe(409);
    expect(await send(first.id, strToU8("too long"))).toBe(409);
    expect(await send(first.id, strToU8("ab"), person)).toBe(403);
    const given = await call("DELETE", `${path}/jobs/${first.id}`, { token: token() });
    expect(given.status).toBe(204);
    expect(await ended()).toMatchObject({ state: "cancelled" });
    expect(await send(first.id, strToU8("abc"))).toBe(409);
    expect(await sources()).toEqual(["starter"]);
  });

  it("leaves no half library of a change that was given up", async () => {
    // As a killed process leaves it: no process has this number.
    const half = "building-99999999-00c0ffee.sqlite";
    const library = join(healify.folder, "library");
    await writeFile(join(library, half), "half of it");
    const job = libraryJobSchema.parse((await add({ source: "starter", upload: null })).json);
    await call("DELETE", `${path}/jobs/${job.id}`, { token: token() });
    expect(await ended()).toMatchObject({ id: job.id });
    await vi.waitFor(async () => expect(await readdir(library)).not.toContain(half), patience);
  });

  it("brings the starter topics back once they were taken out", async () => {
    await call("DELETE", `${path}/sources/starter`, { token: token() });
    expect(await ended()).toMatchObject({ state: "done" });
    expect(await sources()).toEqual([]);
    expect((await add({ source: "starter", upload: null })).status).toBe(202);
    expect(await ended()).toMatchObject({ state: "done", source: "starter" });
    expect(await sources()).toEqual(["starter"]);
    expect((await read()).details?.gone).toEqual([{ source: "folder", withdrawn: 1 }]);
  });

  it("fetches nothing but what is published for it, and is the operator's alone", async () => {
    expect(await add({ source: "folder", upload: null })).toMatchObject({
      status: 400,
      json: { errors: [{ pointer: "/upload" }] },
    });
    const by = { token: person.accessToken };
    const body = { source: "starter", upload: null };
    expect((await call("GET", path, by)).status).toBe(403);
    expect((await call("POST", `${path}/jobs`, { ...by, body })).status).toBe(403);
    expect((await call("DELETE", `${path}/sources/starter`, by)).status).toBe(403);
    const activity = await call("GET", "/api/auth/activity", { token: token() });
    expect(activity.text).toContain("server's library");
  });
});

describe("the operator's library, where workers have it", () => {
  it("tells that it can't be changed from here", async () => {
    const gateway = await startTestGateway();
    const call = httpClient(gateway.url);
    const { accessToken } = await newPerson(call);
    const by = { token: accessToken };
    const seen = operatorLibrarySchema.parse((await call("GET", path, by)).json);
    expect(seen).toEqual({ changeable: false, details: null, job: null });
    const body = { source: "starter", upload: null };
    const refused = { status: 409, json: { code: "wrong_state" } };
    expect(await call("POST", `${path}/jobs`, { ...by, body })).toMatchObject(refused);
    expect(await call("DELETE", `${path}/sources/starter`, by)).toMatchObject(refused);
    await gateway.close();
  });
});
