/** While an answer is on its way, and when it does not come. */
export const waiting = {
  sending: "Sending…",
  sendingSlowly: "Still sending. Your question is kept on this device until Healify has it.",
  keptHere_one: "Your question is kept on this device and sent as soon as Healify can be reached.",
  keptHere_other:
    "{{count}} questions are kept on this device and sent as soon as Healify can be reached.",
  forTheNetwork:
    "Waiting for the network. Your question is kept on this device and sent by itself.",
  unreachable:
    "Healify can't be reached right now. Your question is kept on this device and sent by itself.",
  busy: "Healify is very busy right now. Your question is kept and sent by itself.",
  tooMany:
    "That is many questions in a short time. This one is kept and sent by itself in a moment.",
  tooManyWaiting:
    "Several of your questions are waiting already. This one is kept and sent by itself after them.",
  unchecked: "It could not be checked for signs of an emergency on this device.",
  notSentYet: "Not sent yet:",
  notSent: "Your question was not sent.",
  old: "You wrote it on {{when}}, and it could not be sent then. Send it only if it is still so.",
  sendAgain: "Send again",
  sendNow: "Send it now",
  withdraw: "Withdraw",
  titleReady: "Answer ready · Healify",
  titleFailed: "No answer yet · Healify",
  behind_one: "Waiting: your earlier question comes first",
  behind_other: "Waiting: {{count}} of your questions come first",
  thinking: "Thinking…",
  readingSources: "Reading the sources…",
  stillWorking: "Still working on it. You can close this page, the answer will be kept.",
  startingAgain: "Something broke off. Starting again…",
  notStopped: "The answer could not be stopped.",

  /** Told to screen readers, for the newest answer. */
  said: {
    waiting: "Your question is waiting.",
    queued: "Your question was received.",
    answering: "The answer is being written.",
    completed: "The answer is ready.",
    failed: "The answer could not be finished. You can try again.",
    stopped: "The answer was stopped.",
  },

  cantBeRead: "This answer can't be read right now.",
  lookAgain: "Look again",
  reconnecting: "The connection broke off. Reconnecting…",
  offlineAnswer: "You are offline. This goes on when you are connected again.",
  couldNotFinish: "The answer could not be finished.",
  failedAdvice:
    "Your question is kept. If you are getting worse, don't wait for an answer: get help.",
  youStopped: "You stopped this answer.",
  youWithdrew: "You withdrew this question. It was not answered.",
  whereMyWordsWent: "Where did my words go?",
  tryAgain: "Try again",
  answerAfterAll: "Answer it after all",
};
