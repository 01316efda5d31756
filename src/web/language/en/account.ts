/** What a person sees of their account: devices, activity, data. */
export const account = {
  title: "Account",

  devices: {
    title: "Devices",
    lead: "Where you are signed in. Sign out a device that you don't know or no longer use.",
    this: "This device",
    used: "Last used {{moment}} · signed in {{day}}",
    name: "Name {{device}}",
    signOut: "Sign out",
    signOutOthers: "Sign out all other devices",
    signOutAll: "Sign out everywhere",
    unknown:
      "Something here that you don't know? See <page>what happened with your account</page>.",
    naming: "Name this device",
    namingHint: "Such as “My phone”. Leave it empty for what the browser calls itself.",
  },

  signOut: {
    title: "Sign out?",
    unsent_one:
      "{{count}} question has not been sent yet. Signing out deletes it from this device.",
    unsent_other:
      "{{count}} questions have not been sent yet. Signing out deletes them from this device.",
    allSent: "Everything that waited has been sent now.",
    anyway: "Sign out anyway",
    stay: "Stay signed in",
  },

  activity: {
    title: "Activity",
    lead: "What happened with your account. Was something not you? <password>Change your password</password> and <devices>sign out the other devices</devices>.",
    today: "Today",
    older: "Show older",
    notYou: "Wasn't you?",
  },

  data: {
    title: "Your data",
    lead: "What you told Healify is yours: take a copy of it, or have all of it erased.",
  },
  copy: {
    title: "Take a copy",
    what: "One file with your account, what you told about yourself and the people you care for, every chat with its answers, sources and checks, and where your words went. Unpack it and open index.html: it reads like a book, without a connection. The same is in it as data for other programs.",
    keep: "It is made while you download it and is not kept here. Whoever has the file can read all of it, so keep it where you would keep a letter from your doctor.",
    press: "Download my data",
    busy: "Gathering everything…",
    done: "The file is in your downloads.",
  },
  erase: {
    title: "Delete everything",
    lead: "Erases your account, your chats and all that you told about yourself from this server, and gives you a receipt that names every place. This can't be undone.",
    open: "Delete my account",
    sure: "Delete your account?",
    copyFirst: "Take a copy first if you want to keep anything: nobody can bring it back.",
    password: "Your password, to be sure it is you",
    press: "Delete everything",
    busy: "Deleting…",
    done: "Your account is deleted",
  },
  receipt: {
    lead: "Nobody can bring it back, and this receipt is kept nowhere else. Save it if you may need it.",
    save: "Save this receipt",
    title: "Healify: your account was erased",
    when: "When: {{moment}}",
    number: "Account number: {{id}}",
  },

  email: {
    title: "E-mail",
    about: "You sign in with {{email}}.",
    yours: "your address",
    new: "New e-mail address",
    open: "Change my e-mail address",
    press: "Change the address",
    keep: "Leave it as it is",
    changed: "Your address is changed. Sign in with {{email}} from now on.",
    asked:
      "If {{email}} can be used, a message with a link is on its way there. Your address stays as it is until you open the link.",
  },
};
