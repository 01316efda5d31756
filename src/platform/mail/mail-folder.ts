/**
 * Without a mail server, mail goes into a folder: one file for each, to be read by a person or opened in a mail
 * program. The files carry links that let people in, so only their owner can read them.
 */
import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Clock, systemClock } from "../clock.ts";
import type { Mail, Mailer } from "./mail.ts";

export type FolderOptions = { folder: string; from: string; clock?: Clock };

/** A file appears whole under its name, which sorts by the time of sending and ends in `.eml`. */
export function createFolderMailer({ folder, from, clock = systemClock }: FolderOptions): Mailer {
  return {
    kind: "folder",
    send: async (mail) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const sent = new Date(clock());
      const name = `${sent.toISOString().replaceAll(":", "-")}-${randomUUID()}.eml`;
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

/** A message as of RFC 5322 with UTF-8 in its headers (RFC 6532), its text unwrapped so that links can be copied. */
function asFile({ to, subject, text }: Mail, from: string, sent: Date): string {
  const headers = {
    From: from,
    To: to,
    Subject: subject,
    Date: sent.toUTCString().replace("GMT", "+0000"),
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${oneLine(value)}`);
  return `${lines.join("\n")}\n\n${text}\n`;
}

/** A line break would begin another header. */
function oneLine(value: string): string {
  return value.replaceAll(/[\r\n]+/g, " ");
}
