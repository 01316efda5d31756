/** Signing in with another provider. */
export const provider = {
  going: "Going to {{name}}…",
  go: "Continue with {{name}}",
  signUpClosed: "This server takes no new people at present.",
  invitationNeeded:
    "You need an invitation to sign up here. Ask whoever runs this server for one, and open its link as it is.",

  oneMoment: "One moment",
  signingIn: "Signing you in…",
  failed: "That did not work",
  incomplete: "This address is not complete. Start again.",
  signedOut: "You were signed out meanwhile. Sign in, and start again.",

  title: "Another account",
  about:
    "Sign in here with an account that you have elsewhere. {{name}} learns when you sign in, and nothing that you ask.",
  aboutNobody:
    "Sign in here with an account that you have elsewhere. Its provider learns when you sign in, and nothing that you ask.",
  link: "Link {{name}}",
  linkAnother: "Link another account of {{name}}",
  linkedAndUsed: "Linked {{day}}, last used {{used}}",
  linkedNotUsed: "Linked {{day}}, not used yet",
  unlink: "Unlink",
  unlinkThis: "Unlink {{host}}",
};
