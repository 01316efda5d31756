/** Writing a question and sending it. */
export const asking = {
  chat: "Chat",
  newChat: "New chat",
  firstPlaceholder: "What would you like to ask?",
  nextPlaceholder: "Anything to add, or to ask?",
  openPlaceholder: "What is going on?",
  yourQuestion: "Your question",
  send: "Send",
  stopAnswering: "Stop answering",
  canBeWrong: "Healify can be wrong and doesn't replace a clinician.",
  youAsked: "You asked: ",
  showAll: "Show all",
  showLess: "Show less",

  left_one: "{{n}} character left",
  left_other: "{{n}} characters left",
  tooLong_one: "{{n}} character too long: a question can have {{limit}}.",
  tooLong_other: "{{n}} characters too long: a question can have {{limit}}.",
  makeFit: "Make it fit",
  emptyLinesTaken: "It fits now: only empty lines and spaces were taken out.",
  endTaken_one: "{{n}} character was taken from its end:",
  endTaken_other: "{{n}} characters were taken from its end:",
  putBack: "Put it back",

  dictate: "Dictate",
  stopDictating: "Stop dictating",
  listening: "Listening… Speak; you can correct the text before you send it.",
  dictation: {
    title: "Who hears you?",
    whoHears:
      "Your browser turns what you say into text. Many browsers send your voice to their maker for that, who may keep it. Healify gets no sound: only the text in the box, once you press Send.",
    start: "Start dictating",
    notNow: "Not now",
    refused: "The browser may not use the microphone here. You can allow it in the address bar.",
    unavailable: "This browser can't take dictation right now. Please type instead.",
  },

  /** The page for somebody who isn't signed in. */
  landing: {
    signIn: "Sign in",
    createAccount: "Create an account",
    title: "Health questions, answered from sources you can read.",
    lead: "Ask in your own words. They are checked for emergencies first, here in your browser.",
    safetyCard: "Safety card: how well this works",
    checking: "Checking for an emergency…",
    toBeAnswered:
      "To be answered, please sign in: what you ask is kept in your account on this server, encrypted. Your question comes along.",
    emergenciesFirst: "Emergencies first: the number to call, before any answer.",
    showsPassages: "Every answer shows the passages that it rests on.",
    runsHere: "It runs on this server. No clinician has reviewed it, and it can be wrong.",
  },
};
