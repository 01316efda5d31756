/** While an answer is on its way, and when it does not come. */
export const waiting = {
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
