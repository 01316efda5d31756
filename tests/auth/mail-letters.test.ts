import { describe, expect, it } from "vitest";
import { type Letter, setLetter } from "#gateway/auth/mail/mail-letter.ts";
import { noticeKindSchema } from "#gateway/auth/mail/mail-orders.ts";
import * as mails from "#gateway/auth/mail/mails.ts";
import { healthWords } from "#tests/support/health-words.ts";

const home = "https://home.example.org";
const link = `${home}/page#token=hpr1.id.secret`;
const circumstances = {
  where: { deviceName: '<b>Firefox</b> & "friends"', addressPrefix: "203.0.113.0/24" },
  at: Date.parse("2026-01-31T12:00:00Z"),
};

const letters: [string, Letter][] = [
  ["verification", mails.verificationLetter(link, home)],
  ["already registered", mails.alreadyRegisteredLetter(home)],
  ["reset", mails.resetLetter(link, home)],
  ["new address", mails.confirmEmailLetter(link, home)],
  ["taken address", mails.emailTakenLetter(home)],
  ["changed address", mails.emailChangedLetter(link, circumstances)],
  ["check-in", mails.checkInLetter(home)],
  ...noticeKindSchema.options.map((kind): [string, Letter] => [
    kind,
    mails.noticeLetter(kind, circumstances),
  ]),
];

describe.each(letters)("the mail %s", (_name, letter) => {
  const mail = setLetter(letter, { to: "person@example.org", home, personId: "id" });
  const html = mail.html ?? "";

  it("says nothing of anybody's health, in its subject or its text", () => {
    expect(mail.subject).not.toMatch(healthWords);
    expect(mail.text).not.toMatch(healthWords);
    expect(readable(html)).not.toMatch(healthWords);
  });

  it("says the same in text and HTML", () => {
    for (const words of [letter.heading, ...letter.paragraphs, letter.otherwise ?? ""]) {
      expect(mail.text).toContain(words);
      expect(readable(html)).toContain(words);
    }
    const linkHere = letter.action?.url ?? home;
    expect(mail.text).toContain(linkHere);
    expect(readable(html)).toContain(linkHere);
  });

  it("brings nothing from elsewhere and leads nowhere else", () => {
    expect(html).not.toMatch(/<(img|script|link|iframe|object|video|form)|url\(|@import|src=/i);
    for (const [, target] of html.matchAll(/href="([^"]*)"/g)) {
      expect(new URL(target?.replaceAll("&#38;", "&") ?? "").origin).toBe(home);
    }
  });

  it("says nothing of health, nor whose it is", () => {
    const told = `${mail.subject} ${mail.text}`.replaceAll(home, "");
    expect(told).not.toMatch(/health|symptom|doctor|illness|medical|medicine|patient|ill\b/i);
    expect(`${mail.subject} ${mail.text} ${html}`).not.toContain("person@");
  });

  it("shows names of devices as text", () => {
    expect(html).not.toContain("<b>Firefox");
  });
});

/** As a person reads it. */
function readable(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
