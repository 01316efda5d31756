/** Passwords, passkeys, one-time codes and recovery codes. */
export const security = {
  title: "Signing in",
  lead: "How you get into your account, and nobody else.",
  twoSteps:
    "Signing in takes two steps, or a passkey alone. Devices stay signed in for a day at most, and for an hour without use.",
  oneStep:
    "Your password alone lets in. Add a passkey or an app for codes, so that a stolen password is not enough.",
  keep: "Leave it as it is",

  password: {
    title: "Password",
    about: "Changing it signs out every other device.",
    aboutNone:
      "Your account has none. With one you can sign in where your passkeys are not at hand.",
    now: "Your password now",
    change: "Change my password",
    set: "Set a password",
    save: "Save the new password",
    changed: "Your password is changed, and every other device is signed out.",
    wrong: "That is not the password you have now.",
  },

  passkeys: {
    title: "Passkeys",
    about:
      "Your phone or computer signs you in with its PIN, your finger or your face. Nothing to type, nothing that can be given away to a false page. It is both steps at once.",
    add: "Add a passkey",
    notHere: "Passkeys can't be used here. {{why}}",
    noneHere: "No passkeys here: {{why}}",
    signIn: "Sign in with a passkey",
    addedAndUsed: "Added {{day}}, last used {{used}}",
    addedNotUsed: "Added {{day}}, not used yet",
    synced: "kept by your account with its maker too",
    onOneDevice: "on this one device only",
    removeThis: "Remove {{name}}",
    name: "Name of this passkey",
    unnamed: "Passkey",
    without: "Do without a password",
    withoutMeans:
      "Then only your passkeys get you in. Keep your recovery codes, and at least one passkey on a device that you always have. If you lose them all, a new password by mail and a recovery code bring you back.",
    removePassword: "Remove my password",
    keepPassword: "Keep it",
    why: {
      numberHere:
        "They are bound to a name, and this address is a number. On this machine, open {{address}} instead.",
      plainHttp:
        "They need an https address. This page came over plain http, where browsers do not offer them.",
      number:
        "They are bound to a name, and this address is a number. They need an https address with a name.",
      browser: "This browser has none.",
    },
    refused: {
      none: "No passkey was used. You can try again.",
      already: "This device has a passkey for this account already.",
      unchecked: "This device can't check that it is you (by PIN, finger or face).",
      address: "Passkeys can't be used at this address.",
      device: "This device can't make a passkey that works here.",
    },
  },

  /** A first name for a passkey, by what it is made on. */
  device: {
    android: "Android phone or tablet",
    windows: "Windows computer",
    linux: "Linux computer",
  },

  codes: {
    title: "One-time codes from an app",
    about:
      "An app on your phone shows a code of six digits that you type after your password. Any such app works, without a network too.",
    since: "On since {{day}}.",
    setUp: "Set up an app",
    move: "Move to another app",
    qrCode: "QR code for your app",
    scan: "Scan this with your app. If you can't, type this key into it:",
    kind: "Time-based, six digits, 30 seconds.",
    shown: "The code that the app shows",
    turnOn: "Turn it on",
    checking: "Checking…",
  },

  recovery: {
    title: "Recovery codes",
    about:
      "For when your phone or passkey is lost. Each one works once, after your password. Keep them on paper, away from your phone.",
    none: "None left. Make new ones now.",
    left_one: "{{count}} left.",
    left_other: "{{count}} left.",
    renew: "Make new codes",
    renewing: "Making them…",
    yours: "Your recovery codes",
    keep: "Write these down or print them, and keep them where your phone isn't. <strong>They are shown only now.</strong> Each one gets you in once, when your phone or passkey is lost.",
    kept: "I have kept them",
    saveAsFile: "Save as a file",
    file: "Healify recovery codes",
  },

  secondStep: {
    title: "One more step",
    lead: "You are almost in. Now show that it is really you.",
    again: "Start again",
  },
  stepUp: {
    title: "Is it really you?",
    why: "This can change who gets into your account, so it takes a moment to be sure. After that you aren't asked again for ten minutes.",
    confirm: "Confirm",
    withPasskey: "Confirm with a passkey",
  },

  proof: {
    passkey: "Your device asks for your PIN, finger or face. Neither leaves it.",
    code: "Code from your app",
    codeHint: "Six digits. Your app shows new ones every 30 seconds.",
    recovery: "Recovery code",
    recoveryHint: "One of those that you wrote down, such as {{example}}. It works once.",
    password: "Your password",
    usePasskey: "Use a passkey",
    useCode: "Use a code from your app",
    useRecovery: "Use a recovery code",
    usePassword: "Use your password",
    signInAgain: "To confirm that it is you, sign out and sign in again.",
    needsPasskey: "This account needs a passkey, and there are none here. {{why}}",
  },
};
