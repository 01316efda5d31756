import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mailContract, sender } from "./mail.contract.ts";
import { createFolderMailer } from "./mail-folder.ts";

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "healify-mail-"));
});
afterEach(() => rm(parent, { recursive: true }));

mailContract("the mail folder", async () => {
  const folder = join(parent, "mail");
  let now = Date.UTC(2026, 0, 2, 3, 4, 5);
  const clock = () => {
    now += 1;
    return now;
  };
  return {
    mailer: createFolderMailer({ folder, from: sender, clock }),
    sources: async () => {
      const names = (await readdir(folder)).toSorted();
      return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    },
    close: async () => undefined,
  };
});

const day = 24 * 60 * 60_000;

describe("the mail folder", () => {
  const mail = { to: "p@example.com", subject: "s", text: "see https://example.org/#secret" };

  it("is read by nobody but its owner, and holds whole files only", async () => {
    const folder = join(parent, "mail");
    await createFolderMailer({ folder, from: sender }).send(mail);
    const names = await readdir(folder);
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/^\d{4}-.*\.eml$/);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, names[0] ?? ""))).mode & 0o077).toBe(0);
  });

  it("shows the text as it is, so that a link can be copied from the file", async () => {
    await createFolderMailer({ folder: parent, from: sender }).send(mail);
    const [name = ""] = await readdir(parent);
    expect(await readFile(join(parent, name), "utf8")).toContain(
      "\n\nsee https://example.org/#secret\n",
    );
  });

  it("shows what it keeps, the newest first, and forgets one person's", async () => {
    const folder = join(parent, "kept");
    let now = Date.parse("2026-01-31T12:00:00Z");
    const mailer = createFolderMailer({ folder, from: sender, clock: () => now });
    expect(await mailer.kept.list(10)).toEqual([]);
    const [one, other] = [randomUUID(), randomUUID()];
    await mailer.send({ ...mail, subject: "Grüße", html: "<p>see</p>", personId: one });
    now += 1000;
    await mailer.send({ ...mail, personId: other });
    expect(await mailer.kept.list(10)).toMatchObject([
      { to: mail.to, subject: "s", text: mail.text, at: now },
      { to: mail.to, subject: "Grüße", text: mail.text, at: now - 1000 },
    ]);
    expect(await mailer.kept.list(1)).toHaveLength(1);
    await mailer.kept.forget(one);
    expect(await mailer.kept.list(10)).toMatchObject([{ subject: "s" }]);
  });

  it("keeps a mail for a week, and nothing that isn't its own is touched", async () => {
    const folder = join(parent, "old");
    let now = Date.parse("2026-01-01T00:00:00Z");
    const mailer = createFolderMailer({ folder, from: sender, clock: () => now });
    await mailer.send(mail);
    await writeFile(join(folder, "notes.eml"), "mine");
    now += 6 * day;
    await mailer.send(mail);
    expect(await mailer.kept.list(10)).toHaveLength(2);
    now += 2 * day;
    await mailer.send(mail);
    expect(await mailer.kept.list(10)).toHaveLength(2);
    expect(await readdir(folder)).toContain("notes.eml");
  });

  it("rejects when it can't write", async () => {
    const file = join(parent, "a file");
    await writeFile(file, "");
    await chmod(file, 0o600);
    await expect(createFolderMailer({ folder: file, from: sender }).send(mail)).rejects.toThrow();
  });
});
