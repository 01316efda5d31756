/** What every mail adapter must pass. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resourcesOpenedFromNow, untilNoneLeft } from "#tests/support/services/open-resources.ts";
import type { Mailer } from "./mail.ts";
import { type ReadMail, readMail } from "./read-mail.contract.ts";

/** `sources` gives the messages that arrived, oldest first. */
export type MailerUnderTest = {
  mailer: Mailer;
  sources(): Promise<string[]>;
  close(): Promise<void>;
};

export const sender = "healify@example.org";

export function mailContract(name: string, open: () => Promise<MailerUnderTest>): void {
  describe(`${name} keeps the mailer's promises`, () => {
    let underTest: MailerUnderTest;
    let mailer: Mailer;
    beforeEach(async () => {
      underTest = await open();
      mailer = underTest.mailer;
    });
    afterEach(async () => {
      await mailer.close();
      await underTest.close();
    });
    const received = async (): Promise<ReadMail[]> => (await underTest.sources()).map(readMail);

    it("hands a mail over whole: sender, receiver, subject and text in any script, a long link", async () => {
      const link = `https://example.org/verify#token=${"aB3-_".repeat(60)}`;
      const text = `Grüße — 你好 🩺\n\n${link}\n\n.a line that begins with a dot`;
      await mailer.send({ to: "person@example.com", subject: "Bestätigung für 你好", text });
      const [mail] = await received();
      expect(mail).toMatchObject({ subject: "Bestätigung für 你好", text });
      expect(mail?.from).toContain(sender);
      expect(mail?.to).toContain("person@example.com");
    });

    it("hands HTML over beside the text, both whole", async () => {
      const html = `<p>Grüße, <a href="https://example.org/#token=${"x".repeat(90)}">你好</a></p>`;
      await mailer.send({ to: "p@example.com", subject: "s", text: "Grüße", html });
      expect((await received())[0]).toMatchObject({ text: "Grüße", html });
    });

    it("hands over each of many that are sent at the same time", async () => {
      const subjects = Array.from({ length: 10 }, (_, index) => `mail ${index}`);
      await Promise.all(
        subjects.map((subject) => mailer.send({ to: "p@example.com", subject, text: "x" })),
      );
      expect((await received()).map(({ subject }) => subject).toSorted()).toEqual(subjects);
    });

    it("lets no line break in a subject begin another header", async () => {
      const subject = "Hello\r\nBcc: other@example.com\r\n\r\nanother body";
      await mailer.send({ to: "p@example.com", subject, text: "the body" });
      const [mail] = await received();
      expect(mail?.headers.has("bcc")).toBe(false);
      expect(mail?.text).toBe("the body");
    });

    it("leaves nothing open", async () => {
      const left = resourcesOpenedFromNow();
      await mailer.send({ to: "p@example.com", subject: "s", text: "x" });
      await mailer.close();
      await untilNoneLeft(left);
    });
  });
}
