/** While an answer is on its way, and when it does not come. */
export const waiting = {
  sending: "Sending…",
  forTheNetwork:
    "Waiting for the network. Your question is kept on this device and sent by itself.",
  unreachable:
    "Healify can't be reached right now. Your question is kept on this device and sent by itself.",
  busy: "Healify is very busy right now. Your question is kept and sent by itself.",
  tooMany:
    "That is many questions in a short time. This one is kept and sent by itself in a moment.",
  tooManyWaiting:
    "Several of your questions are waiting already. This one is kept and sent by itself after them.",
  notSent: "Your question was not sent.",
  old: "You wrote it on {{when}}, and it could not be sent then. Send it only if it is still so.",
  sendAgain: "Send again",
  sendNow: "Send it now",
  withdraw: "Withdraw",
  titleReady: "Answer ready · Healify",
  titleFailed: "No answer yet · Healify",
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
