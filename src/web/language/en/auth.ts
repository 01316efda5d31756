/** Signing up, signing in, and what a lost password needs. */
export const auth = {
  password: "Password",
  newPassword: "New password",
  showPassword: "Show the password",
  hidePassword: "Hide the password",
  passwordRule: "At least {{least}} characters. A few words in a row are easy to remember.",
  passwordRuleOfTwo:
    "At least {{least}} characters; {{leastOfTwo}} if your sign-in takes a second step. A few words in a row are easy to remember.",
  passwordMissing_one: "{{count}} more character to go.",
  passwordMissing_other: "{{count}} more characters to go.",
  strength: {
    veryWeak: "Very easy to guess. Choose another.",
    weak: "Easy to guess. Choose another, or add a few words.",
    fair: "Could be guessed. Another word or two would help.",
    good: "Good.",
    strong: "Strong.",
  },

  signIn: {
    title: "Sign in",
    newHere: "New here? <page>Create an account</page>",
    expired: "You were signed out. What you typed is kept; sign in to go on.",
    busy: "Signing in…",
    forgot: "Forgot your password?",
    back: "Back to sign-in",
  },
  nothingKept:
    "This browser blocks cookies and site data here. You can sign in and ask, but when the page is closed or loaded again you are signed out, and a question that was not sent by then is lost. To stay signed in, allow cookies and site data for {{address}} in the settings of the browser.",
  captchaFailed:
    "The check that you are a person could not be loaded. Reload this page to try again; a content blocker may be in the way.",

  forgot: {
    title: "Forgot your password?",
    lead: "Tell us the e-mail address of your account, and choose a new one by a link.",
  },
  resend: {
    title: "Confirm your e-mail",
    lead: "Tell us the address that you signed up with, and get the link once more.",
  },
  askForLink: "Ask for a link",
  askForAnother: "Ask for another link",
  byMail: {
    title: "Look in your mail",
    lead: "If <address>{{email}}</address> has an account here, a message with a link is on its way. The link works once.",
    spam: "Nothing there after a few minutes? Look in the spam folder.",
  },
  byOperator: {
    title: "Ask whoever runs this server",
    lead: "This server sends no mail. If <address>{{email}}</address> has an account here, a link is waiting with whoever runs it. Ask them for it.",
    whereItIs:
      "Do you run it yourself? Signed in as the operator you find the link under Mails. Otherwise look in the folder <folder>mail</folder> beside the server's data, and open the newest file.",
  },

  linkIncomplete: "This link is not complete. Open it from the mail once more.",
  verify: {
    title: "Confirm your e-mail",
    lead: "One press, and your account is ready.",
    press: "Confirm",
    done: "Your e-mail is confirmed",
    after: "You can sign in now.",
  },
  confirmEmail: {
    title: "Use this e-mail address",
    lead: "One press, and your account has its new address. The old one is told, with a way back.",
    press: "Use this address",
    done: "Your address is changed",
    after: "From now on, sign in with the new one.",
    next: "Go on to Healify",
  },
  undoEmail: {
    title: "Change the address back",
    lead: "This puts your old e-mail address back and signs out every device. We then mail you a link to choose a new password.",
    press: "Change it back",
    done: "Your old address is back",
    after:
      "Every device is signed out. Look in your mail for a link to choose a new password, and use it before you go on.",
  },
  reset: {
    title: "Choose a new password",
    lead: "Every device is signed out then, and you sign in with the new password.",
    press: "Change my password",
    done: "Your password is changed",
    after: "Every device was signed out. Sign in with the new password.",
  },
};
