import type { Mail } from "#platform/mail/mail.ts";

/** Says nothing of what it is about: others may see a mailbox, or the line that a phone shows of it. */
export function checkInMail(to: string, publicUrl: string): Mail {
  return {
    to,
    subject: "A short question from Healify",
    text: `There is a short question for you at Healify. It takes one tap:\n\n${publicUrl}/chat\n\nThis mail is sent once. If you don't want to answer, there is nothing to do.\n`,
  };
}
