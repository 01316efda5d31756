/** The mails that accounts send. Links are built from the public address alone (rule 43). */
import type { Mail } from "#platform/mail/mail.ts";

/** The token stands in the fragment, which no server and no log on the way gets to see. */
export function verificationMail(to: string, publicUrl: string, token: string): Mail {
  const link = `${publicUrl}/verify-email#token=${token}`;
  return {
    to,
    subject: "Confirm your e-mail address for Healify",
    text: `Somebody signed up at ${publicUrl} with this e-mail address. If it was you, open this link within an hour:\n\n${link}\n\nIf it was not you, do nothing: without the link the account can't be used.\n`,
  };
}

export function alreadyRegisteredMail(to: string, publicUrl: string): Mail {
  return {
    to,
    subject: "You already have a Healify account",
    text: `Somebody tried to sign up at ${publicUrl} with this e-mail address, which has an account already. If it was you, sign in there with your password. If it was not you, there is nothing to do: nothing was changed.\n`,
  };
}

export function reuseMail(to: string): Mail {
  return {
    to,
    subject: "We signed you out of Healify on one device",
    text: "An old sign-in of one of your devices was used a second time. That can mean that somebody copied it, so we signed that device out everywhere. Sign in again to go on. If you see devices in your account that you don't know, remove them.\n",
  };
}
