/** Signing up, the first steps, the empty chat, and what to try. */
export const welcome = {
  title: "What is going on?",
  lead: "Write it as you would tell a friend: what it is, since when, who it is about. Your words are checked for emergencies first.",
  examples: "Examples",
  example: {
    throat: "My throat has been sore for three days and it hurts to swallow",
    bloodPressure: "How can I lower my blood pressure without medicine?",
    child: "My son has chickenpox. When can he go back to school?",
    medicines: "Can I take ibuprofen and paracetamol together?",
    burn: "How do I treat a small burn?",
    sleep: "I can't sleep at night. What helps?",
  },

  steps: {
    name: "Welcome",
    count: "Step {{at}} of {{all}}",
    skip: "Skip",
    next: "Next",
    back: "Back",
    done: "Done",
    later: "Later",
    askAnyway: "You can ask below at any time.",
    page: "First steps",
    pageLead: "What Healify is, your country, and what else is worth setting up.",
    finished: "That was all. You can come back to this from the account menu.",
    ask: "Ask a question",
  },
  what: {
    title: "What this is, and what it isn't",
    is: "It answers health questions from sources that you can open and read, and says how soon something should be seen.",
    emergencies: "It checks every question for signs of an emergency first. It can miss one.",
    isNot:
      "It is not a doctor, and no clinician has reviewed it. If you think that it may be an emergency, call, and don't wait for it.",
    keeps:
      "What you write is kept on this server, encrypted with a key of your own. You can take all of it with you, or delete it.",
  },
  country: {
    title: "Where are you?",
    why: "It decides which number is shown in an emergency, and nothing else.",
    label: "Country",
    choose: "Choose",
    number: "In an emergency you will be shown:",
    guessed: "Taken from the clock of this device.",
    guessedByLanguage: "Taken from the language of this browser. Please check it.",
  },
  about: {
    title: "About you, if you like",
    why: "It lets Healify notice what matters at your age, in a pregnancy or with your medicines. It can add a warning, never take one away. Leave out whatever you want.",
    more: "Conditions, medicines, allergies and people you care for have their place under <page>About you</page>.",
    save: "Save and finish",
    saving: "Saving…",
  },
  model: {
    title: "What writes the answers",
    library:
      "Until now, answers are passages from the library on this server, word for word. With a language model they are written over those passages for the question that was asked, and each sentence is checked against them.",
    connected: "A language model is connected: {{model}}.",
    connect: "Connect a model",
    operator:
      "You operate this server. What answers here, its library, its health and its people are yours to look after, in the settings.",
  },

  signUp: {
    title: "Create an account",
    haveOne: "Have one already? <page>Sign in</page>",
    invited:
      "You are invited. Healify is a health assistant that runs on the server of whoever invited you, at <address>{{address}}</address>. It answers health questions from sources that it shows. It is not a doctor.",
    passkeyFirst:
      "Your phone or computer signs you in, with its PIN, your finger or your face. There is no password to remember.",
    createPasskey: "Create a passkey",
    usePassword: "Use a password instead",
    usePasskey: "Use a passkey instead",
    submit: "Create account",
    busy: "Creating your account…",
    whoReads:
      "What you write is encrypted on this server with a key of your own. Whoever runs the server could technically read it. You can delete everything at any time.",
  },
  mailSent: {
    title: "Look in your mail",
    lead: "If <address>{{email}}</address> can be used for an account, a message with a link is on its way. Open the link to go on.",
    spam: "Nothing there after a few minutes? Look in the spam folder.",
    again: "Send it again",
    onItsWay: "Another one is on its way.",
  },
};
