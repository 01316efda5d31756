/**
 * Without a mail server, mail goes into a folder: one file for each, to be read by a person or opened in a mail
 * program, and shown to the operator. The files carry links that let people in, so only their owner can read them, and
 * they go after a week.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Clock, systemClock } from "../clock.ts";
import type { KeptMail, Mail, Mailer, MailFolder } from "./mail.ts";

export type FolderOptions = { folder: string; from: string; clock?: Clock };

const keptMs = 7 * 24 * 60 * 60_000;
/** Such as 2026-01-31T12-00-00.000Z-<whose>-<random>.eml */
const namePattern =
  /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)-(?:([\w-]{36})\.)?([\w-]{36})\.eml$/;

/** A file appears whole under its name, which sorts by the time of sending and ends in `.eml`. */
export function createFolderMailer(options: FolderOptions): Mailer & { kept: MailFolder } {
  const { folder, from, clock = systemClock } = options;
  return {
    kind: "folder",
    kept: mailFolder(folder),
    send: async (mail) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const sent = new Date(clock());
      await forgetBefore(folder, sent.getTime() - keptMs);
      const whose = mail.personId === undefined ? "" : `${mail.personId}.`;
      const name = `${sent.toISOString().replaceAll(":", "-")}-${whose}${randomUUID()}.eml`;
      const partial = join(folder, `.${name}.part`);
      try {
        await writeFile(partial, asFile(mail, from, sent), { mode: 0o600, flag: "wx" });
        await rename(partial, join(folder, name));
      } catch (fault) {
        await rm(partial, { force: true });
        throw fault;
      }
    },
    close: async () => undefined,
  };
}

function mailFolder(folder: string): MailFolder {
  return {
    path: folder,
    async list(limit) {
      const newest = (await filesOf(folder)).toReversed().slice(0, limit);
      return Promise.all(newest.map(({ name, at }) => readKept(folder, name, at)));
    },
    async forget(personId) {
      const theirs = (await filesOf(folder)).filter((file) => file.personId === personId);
      for (const { name } of theirs) await rm(join(folder, name), { force: true });
    },
  };
}

async function forgetBefore(folder: string, before: number): Promise<void> {
  const old = (await filesOf(folder)).filter(({ at }) => at < before);
  for (const { name } of old) await rm(join(folder, name), { force: true });
}

type File = { name: string; at: number; personId: string | undefined };

/** Oldest first; other files than ours are not looked at. */
async function filesOf(folder: string): Promise<File[]> {
  const names = await readdir(folder).catch(noneYet);
  return names.toSorted().flatMap((name) => {
    const parts = namePattern.exec(name);
    if (!parts) return [];
    const [, hour, minute, rest, personId] = parts;
    return [{ name, at: Date.parse(`${hour}:${minute}:${rest}`), personId }];
  });
}

function noneYet(fault: unknown): string[] {
  if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return [];
  throw fault;
}

/** A message as of RFC 5322 with UTF-8 in its headers (RFC 6532), its text unwrapped so that links can be copied. */
function asFile({ to, subject, text, html }: Mail, from: string, sent: Date): string {
  const headers = {
    From: from,
    To: to,
    Subject: subject,
    Date: sent.toUTCString().replace("GMT", "+0000"),
    "MIME-Version": "1.0",
  };
  if (html === undefined)
    return `${headLines({ ...headers, ...partHeaders("plain") })}\n\n${text}\n`;
  const boundary = `healify-${randomUUID()}`;
  const parts = [
    `${headLines(partHeaders("plain"))}\n\n${text}`,
    `${headLines(partHeaders("html"))}\n\n${html}`,
  ];
  const type = { "Content-Type": `multipart/alternative; boundary="${boundary}"` };
  const body = parts.map((part) => `--${boundary}\n${part}\n`).join("");
  return `${headLines({ ...headers, ...type })}\n\n${body}--${boundary}--\n`;
}

const partHeaders = (kind: "plain" | "html") => ({
  "Content-Type": `text/${kind}; charset=utf-8`,
  "Content-Transfer-Encoding": "8bit",
});

function headLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${oneLine(value)}`)
    .join("\n");
}

/** A line break would begin another header. */
function oneLine(value: string): string {
  return value.replaceAll(/[\r\n]+/g, " ");
}

/** What `asFile` wrote. */
async function readKept(folder: string, name: string, at: number): Promise<KeptMail> {
  const source = await readFile(join(folder, name), "utf8");
  const split = source.indexOf("\n\n");
  const head = source.slice(0, split);
  const header = (field: string) => new RegExp(`^${field}: (.*)$`, "m").exec(head)?.[1] ?? "";
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1];
  const body = source.slice(split + 2);
  const plain = boundary === undefined ? body : (body.split(`--${boundary}\n`)[1] ?? "");
  const text = boundary === undefined ? plain : plain.slice(plain.indexOf("\n\n") + 2);
  return { id: name, at, to: header("To"), subject: header("Subject"), text: text.trimEnd() };
}
