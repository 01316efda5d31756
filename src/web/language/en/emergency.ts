/** Everything around an emergency or a crisis that the rules do not say themselves. */
export const emergency = {
  mayBeEmergency: "This may be an emergency. Call now.",
  untilHelpComes: "Until help comes",
  call: "Call {{number}}",
  numberOf: "{{label}} · {{country}}",
  numbersFor: "Numbers for",
  whichCountry: "Which country are you in?",
  choose: "Choose",
  restsOn: "Rests on <source>{{title}}, {{publisher}}</source>.",
  notReviewed: "Not reviewed by a clinician.",
  rulesReviewed: "Rules reviewed by {{names}}.",
  textReviewed: "Text reviewed by {{names}}.",
  rulesAndSourcesReviewed: "Rules and sources reviewed by {{names}}.",

  peopleToCall: "People you can call",
  leaveNow: "Leave now",
  leaveThisPage: "Leave now: this page closes",
  leaveByKey: "Or press Esc three times.",
  hideThisChat: "Hide this chat",
  readable:
    "Whoever runs this server could technically read this chat. If that may be a danger to you, another phone is safer.",

  hiddenChats: "Hidden chats",
  noneHidden: "No chat is hidden on this device.",
  someHidden: "Hidden chats are kept out of the list on this device only.",
  showThemAgain: "Show them again",
  isHidden: "This chat is hidden on this device.",
  isHiddenLong:
    "It stays out of the list. To put it back there, choose “Show them again” under Account.",
  showItNow: "Show it now",

  pageTitle: "Emergency numbers",
  pageLead: "One tap calls.",
  pageKept: "One tap calls. This page is kept on this device and opens without a connection.",
  pageUnknown: "Choose your country. Until then: 112 works in most of Europe, 911 in the Americas.",
  back: "Back to Healify",
  emergency: "Emergency",
  others: "Other lines",
  noOthers: "No other line is known here for this country.",
  numbersNote:
    "Emergency numbers: {{source}}, read on {{readOn}}. The other lines were written down on {{writtenOn}} from general knowledge, and nobody has checked them since.",
  checkTitle: "Not sure? Write what is happening",
  checkNote:
    "Your words are checked on this device against signs of an emergency. Nothing is sent or kept.",
  yourWords: "What is happening",
  check: "Check",
  rulesMissing: "The check could not be loaded. If you are worried, call.",
  nothingFound:
    "No sign of an emergency was found in these words. The check can miss one: if you are worried, call.",
  soonHours_one: "This should be seen by a clinician within {{count}} hour.",
  soonHours_other: "This should be seen by a clinician within {{count}} hours.",
};
