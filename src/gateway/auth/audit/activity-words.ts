/** What each event is called to the person whom it is about. A new event must get its words here. */
import type { AuthEventName } from "../../events.ts";

type Words = {
  success: string;
  refused: string;
  /** What to do if it wasn't the person. */
  advice: { success?: string; refused?: string };
};

const changePassword =
  "If this wasn't you: change your password and sign out every other device, now.";
const signOutDevice = "If this wasn't you: sign that device out and change your password.";
const guessed =
  "If this wasn't you, somebody tried to get in and could not. A long password of its own, or a passkey, keeps it so.";
const lookAtSecurity =
  "If this wasn't you: open “Signing in”, undo it, change your password and sign out every other device.";
const lookAtModel =
  "If this wasn't you: open “Model”, undo it, change your password and sign out every other device.";
const askOperator = "If you don't know why, ask whoever runs this Healify.";

export const activityWords: Record<AuthEventName, Words> = {
  "sign-up": {
    success: "Your account was made.",
    refused: "Somebody tried to make an account with your e-mail address.",
    advice: {},
  },
  "sign-in": {
    success: "You signed in.",
    refused: "A sign-in was refused.",
    advice: { success: signOutDevice, refused: guessed },
  },
  "first-step": {
    success: "Your password was right; the second step was asked for.",
    refused: "The first step of a sign-in was refused.",
    advice: { success: changePassword, refused: guessed },
  },
  "second-step": {
    success: "You took the second step of signing in.",
    refused: "The second step of a sign-in was refused.",
    advice: { refused: changePassword },
  },
  "step-up": {
    success: "You showed again that it is you.",
    refused: "A try to show again that it is you was refused.",
    advice: { refused: signOutDevice },
  },
  refresh: {
    success: "A device stayed signed in.",
    refused: "A device's stay was refused.",
    advice: {},
  },
  "refresh-reuse": {
    success: "An old sign-in was used again.",
    refused: "An old sign-in was used again, as if it had been copied. We signed that device out.",
    advice: { refused: changePassword },
  },
  "sign-out": { success: "You signed out.", refused: "Signing out was refused.", advice: {} },
  "device-revoked": {
    success: "A device was signed out.",
    refused: "Signing a device out was refused.",
    advice: { success: changePassword },
  },
  "device-renamed": {
    success: "You named a device.",
    refused: "Naming a device was refused.",
    advice: {},
  },
  "open-call": {
    success: "Something was asked without being signed in.",
    refused: "Too much was asked without being signed in.",
    advice: {},
  },
  "call-refused": {
    success: "Something was let through.",
    refused: "Something that was asked for your account was refused.",
    advice: { refused: signOutDevice },
  },
  "mail-sent": {
    success: "A mail was sent to you, or put into this server's folder of mails.",
    refused: "A mail to you could not be sent.",
    advice: {},
  },
  "signing-key-made": {
    success: "A signing key was made.",
    refused: "Making a signing key was refused.",
    advice: {},
  },
  "mails-read": {
    success: "You looked at the mails that this server keeps.",
    refused: "A look at the mails that this server keeps was refused.",
    advice: { success: changePassword },
  },
  "email-verified": {
    success: "You confirmed your e-mail address.",
    refused: "A link to confirm your e-mail address was refused.",
    advice: {},
  },
  "verification-asked": {
    success: "A mail to confirm your e-mail address was asked for.",
    refused: "A mail to confirm your e-mail address was refused.",
    advice: {},
  },
  "password-changed": {
    success: "You changed your password.",
    refused: "A change of your password was refused.",
    advice: {
      success: "If this wasn't you: ask for a new password at sign-in, by “Forgot your password?”.",
      refused: signOutDevice,
    },
  },
  "password-reset-asked": {
    success: "A mail to set a new password was asked for.",
    refused: "A mail to set a new password was refused.",
    advice: {
      success: "If this wasn't you, do nothing: without the mail nobody can use it.",
    },
  },
  "password-reset": {
    success: "You set a new password by the link in a mail; every device was signed out.",
    refused: "A link to set a new password was refused.",
    advice: {
      success: "If this wasn't you: secure your mailbox first, then ask for a new password.",
    },
  },
  "password-removed": {
    success: "You took your password away.",
    refused: "Taking your password away was refused.",
    advice: { success: lookAtSecurity, refused: signOutDevice },
  },
  "email-change-asked": {
    success: "A change of your e-mail address was asked for.",
    refused: "A change of your e-mail address was refused.",
    advice: { success: lookAtSecurity, refused: signOutDevice },
  },
  "email-changed": {
    success: "Your e-mail address was changed.",
    refused: "A link to change your e-mail address was refused.",
    advice: {
      success: "If this wasn't you: use the link in the mail to your old address, which undoes it.",
    },
  },
  "email-change-undone": {
    success: "A change of your e-mail address was undone.",
    refused: "A link to undo a change of your e-mail address was refused.",
    advice: { success: changePassword },
  },
  "passkey-added": {
    success: "You added a passkey.",
    refused: "Adding a passkey was refused.",
    advice: { success: lookAtSecurity, refused: signOutDevice },
  },
  "passkey-removed": {
    success: "You took a passkey away.",
    refused: "Taking a passkey away was refused.",
    advice: { success: lookAtSecurity, refused: signOutDevice },
  },
  "passkey-counter-behind": {
    success: "A passkey counted backwards: it may have been copied.",
    refused: "A passkey counted backwards: it may have been copied.",
    advice: {
      success: "Take this passkey away under “Signing in” and make a new one.",
      refused: "Take this passkey away under “Signing in” and make a new one.",
    },
  },
  "authenticator-added": {
    success: "You added one-time codes from an app.",
    refused: "Adding one-time codes from an app was refused.",
    advice: { success: lookAtSecurity, refused: signOutDevice },
  },
  "authenticator-removed": {
    success: "You took the one-time codes from an app away.",
    refused: "Taking the one-time codes from an app away was refused.",
    advice: { success: lookAtSecurity, refused: signOutDevice },
  },
  "recovery-codes-made": {
    success: "You made new recovery codes; older ones no longer work.",
    refused: "Making recovery codes was refused.",
    advice: { success: lookAtSecurity, refused: signOutDevice },
  },
  "recovery-code-used": {
    success: "You used a recovery code.",
    refused: "A recovery code was refused.",
    advice: { success: changePassword, refused: changePassword },
  },
  "factors-reset": {
    success: "Your passkeys, one-time codes and recovery codes were taken away by the operator.",
    refused: "Taking your second factors away was refused.",
    advice: { success: askOperator },
  },
  "provider-linked": {
    success: "You linked another way to sign in.",
    refused: "Linking another way to sign in was refused.",
    advice: { success: lookAtSecurity },
  },
  "provider-unlinked": {
    success: "You took another way to sign in away.",
    refused: "Taking another way to sign in away was refused.",
    advice: { success: lookAtSecurity },
  },
  "account-disabled": {
    success: "Your account was switched off by the operator.",
    refused: "Switching your account off was refused.",
    advice: { success: askOperator },
  },
  "account-enabled": {
    success: "Your account was switched on again by the operator.",
    refused: "Switching your account on was refused.",
    advice: {},
  },
  "operator-made": {
    success: "You were made an operator.",
    refused: "Being made an operator was refused.",
    advice: { success: askOperator },
  },
  "operator-unmade": {
    success: "You are no longer an operator.",
    refused: "Being an operator no longer was refused.",
    advice: { success: askOperator },
  },
  "invitation-made": {
    success: "You made an invitation.",
    refused: "Making an invitation was refused.",
    advice: { success: signOutDevice },
  },
  "invitation-withdrawn": {
    success: "You withdrew an invitation.",
    refused: "Withdrawing an invitation was refused.",
    advice: {},
  },
  "model-chosen": {
    success: "You chose the language model that writes this server's answers.",
    refused: "Choosing a language model was refused.",
    advice: { success: lookAtModel, refused: signOutDevice },
  },
  "model-disconnected": {
    success: "You disconnected the language model: answers come from the library alone.",
    refused: "Disconnecting the language model was refused.",
    advice: { success: lookAtModel },
  },
  "model-tried": {
    success: "You tried a language model.",
    refused: "A try of a language model was refused.",
    advice: { success: signOutDevice, refused: signOutDevice },
  },
  "library-changed": {
    success: "You added something to this server's library, or took something away.",
    refused: "A change of this server's library was refused.",
    advice: { success: signOutDevice },
  },
  "account-changed": {
    success: "You changed your account.",
    refused: "A change of your account was refused.",
    advice: { success: signOutDevice },
  },
  "data-exported": {
    success: "You took a copy of all your data.",
    refused: "A copy of your data was refused.",
    advice: { success: changePassword, refused: signOutDevice },
  },
  "account-erased": {
    success: "You deleted your account.",
    refused: "Deleting your account was refused.",
    advice: { refused: signOutDevice },
  },
};

/** Reasons that say more than "refused" does, for the person too. */
export const refusalWords: Record<string, string> = {
  "wrong-password": "A sign-in with a wrong password was refused.",
  "too-many-guesses": "A sign-in was refused unseen: there had been too many wrong tries.",
  "too-many-sign-ins": "A sign-in was refused: there had been too many within a minute.",
  captcha: "A sign-in was refused: it did not show that a person was there.",
};
