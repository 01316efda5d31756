/** Words that every feature may use: Cancel, Close, Try again. */
export const shared = {
  back: "Back",
  cancel: "Cancel",
  close: "Close",
  copied: "Copied",
  copy: "Copy",
  email: "E-mail",
  name: "Name",
  oneMoment: "One moment…",
  remove: "Remove",
  rename: "Rename",
  save: "Save",
  saved: "Saved",
  waitingForDevice: "Waiting for your device…",

  named: "{{name}}: {{value}}",
  sentence: "{{words}}.",
  titleFrom: "{{title}}, {{publisher}}",

  emergencyElsewhere:
    "If this may be an emergency, don't wait: call your local emergency number, 112 or 911 in most countries.",

  /** What to tell a person of a request that did not go well. */
  failure: {
    page: "Something went wrong in this page. Please reload it.",
    part: "This part of the page could not be loaded.",
    unreachable: "Healify can't be reached right now. Please try again in a moment.",
    offline: "You are offline. Please try again when you are connected.",
    notUnderstood: "Healify gave an answer that this page doesn't understand. Please reload it.",
    again: "It can be tried again in {{wait}}.",
  },
};
