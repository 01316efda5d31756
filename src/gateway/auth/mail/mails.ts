/** The mails that accounts send, in words. A subject is seen by others: it says nothing that is private. */
import type { Letter } from "./mail-letter.ts";
import type { NoticeKind } from "./mail-orders.ts";

/** Where and when something was done. */
export type Circumstances = {
  where: { deviceName: string; addressPrefix: string } | null;
  /** Epoch milliseconds. */
  at: number;
};

export function verificationLetter(url: string, home: string): Letter {
  return {
    subject: "Confirm your e-mail address for Healify",
    heading: "Confirm your e-mail address",
    paragraphs: [`At ${home} somebody signed up with this e-mail address.`],
    action: {
      label: "Confirm this address",
      url,
      note: "The link works once, within an hour. After that, ask for a new one on the sign-in page.",
    },
    otherwise: "If it was not you, do nothing: without the link the account can't be used.",
  };
}

export function alreadyRegisteredLetter(home: string): Letter {
  return {
    subject: "You already have a Healify account",
    heading: "You already have an account",
    paragraphs: [
      `At ${home} somebody tried to sign up with this e-mail address, which has an account already.`,
      "If it was you, sign in there with your password. If you don't know it any more, choose “Forgot your password?” on the sign-in page.",
    ],
    otherwise: "If it was not you, there is nothing to do: nothing was changed.",
  };
}

export function resetLetter(url: string, home: string): Letter {
  return {
    subject: "Choose a new password for Healify",
    heading: "Choose a new password",
    paragraphs: [
      `At ${home} somebody asked for a new password for your account.`,
      "Once you have chosen one, every device is signed out, and you sign in with the new password.",
    ],
    action: {
      label: "Choose a new password",
      url,
      note: "The link works once, within half an hour.",
    },
    otherwise: "If it was not you, do nothing: your password stays as it is.",
  };
}

export function confirmEmailLetter(url: string, home: string): Letter {
  return {
    subject: "Confirm your new e-mail address for Healify",
    heading: "Confirm your new address",
    paragraphs: [`At ${home} somebody wants to use this e-mail address for their account.`],
    action: {
      label: "Use this address",
      url,
      note: "The link works once, within an hour. Until then the account keeps its old address.",
    },
    otherwise: "If it was not you, do nothing: nothing changes without the link.",
  };
}

export function emailTakenLetter(home: string): Letter {
  return {
    subject: "You already have a Healify account",
    heading: "This address has an account",
    paragraphs: [
      `At ${home} somebody wanted to use this e-mail address for another account. It has an account of its own, so nothing was changed.`,
    ],
    otherwise: "If it was not you, there is nothing to do.",
  };
}

/** To the address that the account had before. */
export function emailChangedLetter(url: string, circumstances: Circumstances): Letter {
  return {
    subject: "Your Healify account has a new e-mail address",
    heading: "Your e-mail address was changed",
    paragraphs: [
      `From now on your account is used with another e-mail address. ${told(circumstances)}`,
      "If it was you, there is nothing to do.",
    ],
    action: {
      label: "It was not me, change it back",
      url,
      note: "This puts this address back and signs out every device. It works once, within seven days.",
    },
  };
}

export function checkInLetter(home: string): Letter {
  return {
    subject: "A short question from Healify",
    heading: "A short question for you",
    paragraphs: ["There is a short question for you at Healify. It takes one tap."],
    action: {
      label: "Open Healify",
      url: `${home}/chat`,
      note: "This mail is sent once. If you don't want to answer, there is nothing to do.",
    },
  };
}

export function noticeLetter(kind: NoticeKind, circumstances: Circumstances): Letter {
  const { subject, happened, otherwise } = notices[kind];
  return {
    subject,
    heading: subject,
    paragraphs: [`${happened} ${told(circumstances)}`],
    otherwise: otherwise ?? ifNotYou,
  };
}

const ifNotYou =
  "If it was not you: choose a new password with “Forgot your password?” on the sign-in page. That signs out every device. Then look through “Devices” and “Signing in” for what you don't know.";

type Notice = { subject: string; happened: string; otherwise?: string };

const notices: Readonly<Record<NoticeKind, Notice>> = {
  "new-device": {
    subject: "A new device signed in to Healify",
    happened: "Somebody signed in to your account on a device that was not seen before.",
  },
  reuse: {
    subject: "A device was signed out of Healify",
    happened:
      "An old sign-in of one of your devices was used a second time. That can mean that somebody copied it, so that device was signed out.",
    otherwise:
      "Sign in again to go on. If you see devices in your account that you don't know, sign them out and choose a new password.",
  },
  "password-changed": {
    subject: "Your Healify password was changed",
    happened: "The password of your account was changed, and every other device was signed out.",
  },
  "password-reset": {
    subject: "Your Healify password was changed",
    happened:
      "A new password was chosen with a link that we mailed, and every device was signed out.",
  },
  "email-change-undone": {
    subject: "Your Healify account has its old e-mail address again",
    happened:
      "The e-mail address of your account was changed back, and every device was signed out.",
    otherwise:
      "Choose a new password now, by the link in the other mail that we sent you: whoever changed the address may know the old one.",
  },
  "second-factor-added": {
    subject: "A new way to sign in to Healify",
    happened: "A passkey or one-time codes from an app were added to your account.",
  },
  "second-factor-removed": {
    subject: "A way to sign in to Healify was removed",
    happened: "A passkey or one-time codes from an app were removed from your account.",
  },
  "recovery-code-used": {
    subject: "A recovery code was used for Healify",
    happened: "Somebody signed in to your account with one of your recovery codes.",
  },
  "recovery-codes-renewed": {
    subject: "New recovery codes for Healify",
    happened: "New recovery codes were made for your account. The old ones work no more.",
  },
  "passkey-counter-behind": {
    subject: "Look at one of your Healify passkeys",
    happened:
      "One of your passkeys was used by something that counts its uses differently than the passkey you had. That can mean that it was copied. If you don't know why, remove that passkey and make a new one.",
  },
  "password-removed": {
    subject: "Your Healify account has no password any more",
    happened: "The password was taken away from your account. It is entered by a passkey now.",
  },
  "provider-linked": {
    subject: "A new way to sign in to Healify",
    happened: "Sign-in with another provider was added to your account.",
  },
  "provider-unlinked": {
    subject: "A way to sign in to Healify was removed",
    happened: "Sign-in with another provider was removed from your account.",
  },
};

function told({ where, at }: Circumstances): string {
  const time = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  }).format(at);
  if (!where) return `That was on ${time} (UTC).`;
  return `That was on ${time} (UTC), with ${where.deviceName}, from the network ${where.addressPrefix}.`;
}
