/** The safety card. */
export const safety = {
  title: "Safety card",
  documentTitle: "Safety card · Healify",
  lead: "What answers on this server, how well it did where that was measured, and what nobody has measured. It can be wrong. In an emergency call your emergency number.",
  notMeasured: "Not measured",
  notMeasuredHere: "Not measured.",
  unmeasured: "not measured",
  unmeasuredYet: "not measured yet",

  inUse: {
    title: "What answers here",
    model: "Answers are written by",
    library: "Library",
    libraryVersion: "Library version",
    rules: "Emergency rules, version",
    review: "Reviewed by a clinician",
    unknown: "not told yet",
    noReview: "no",
    pages_one: "{{source}}: {{count}} page",
    pages_other: "{{source}}: {{count}} pages",
    libraryAlone: "the library alone, no language model",
    unreviewed: "Not reviewed by a clinician: none of {{rules}} rules, none of {{topics}} topics.",
    reviewed:
      "{{rulesRight}} of {{rules}} rules and {{topicsRight}} of {{topics}} topics, by {{people}}",
  },

  measured: {
    howSoon: "How soon to be seen",
    otherVersion:
      "Measured for another version of the rules ({{version}}). The rules here have changed since.",
    unseen: "On words the rules had never seen",
    unseenAbout:
      "Made-up messages, written before the rules were run on them. This is what to expect of new words.",
    today: "The same messages today",
    todayAbout_one:
      "{{on}}, {{count}} message. The rules were mended with what their first run showed, so this says that nothing was lost again; it promises nothing for new words.",
    todayAbout_other:
      "{{on}}, {{count}} messages. The rules were mended with what their first run showed, so this says that nothing was lost again; it promises nothing for new words.",
    forWhom: "For whom",
    otherWays: "Written in other ways",
    otherWaysAbout: "Emergencies found when the same words are changed.",
    withoutModel: "Answers without a model",
    everyday: "Everyday questions answered",
    sentences: "Sentences found in their source",
    years: "Years of school to read one, half need less",
    eightYears: "Answers at eight years or less",
    emergenciesIn: "Emergencies found, set {{set}}",
    crisesIn: "Crises found, set {{set}}",
    emergencies: "Emergencies found",
    missedBy: "Missed by",
    missed: {
      one: "one level {{n}}",
      two: "two {{n}}",
      three: "three {{n}}",
      none: "nothing said {{n}}",
    },
    notEmergencies: "Others not called emergencies",
    sooner: "Sent somewhere sooner than needed",
    crises: "Crises answered as such",
    distress: "Distress not answered as a crisis",
    ofAll: "{{right}} of {{n}}",
    share: "{{right}} of {{n}} ({{share}} %)",
    likely: "{{right}} of {{n}}: likely between {{low}} and {{high}} %",
  },

  table: {
    caption: "Down: what was right. Across: what was said.",
    emergency: "Emergency",
    urgent: "Urgent",
    routine: "Routine",
    selfCare: "Self-care",
    none: "None",
  },

  counted: {
    title: "On this server",
    about:
      "Counted without words, names and days, and rounded down to tens: fewer than ten of a kind are not shown, so that the card tells nothing of one person.",
    answers: "Answers",
    later: "Asked again later",
    helpful: "Found helpful",
    notHelpful: "Not found helpful",
  },

  /** How somebody was when asked again. */
  outcome: {
    better: "better",
    same: "the same",
    worse: "worse",
    understood: "understood",
    "put-right": "put right",
  },
  /** Why an answer was found helpful, or not. */
  reason: {
    clear: "clear",
    "right-place": "the right place to go",
    "good-sources": "good sources",
    wrong: "wrong",
    "missed-something": "missed something",
    "hard-to-read": "hard to read",
    "too-alarming": "too alarming",
    "not-alarming-enough": "not alarming enough",
    "not-about-me": "not about me",
    none: "no reason given",
  },

  /** For whom. */
  group: {
    infant: "Babies",
    child: "Children",
    pregnant: "In a pregnancy",
    old: "Older people",
    crisis: "In a crisis",
    distress: "In distress, without a crisis",
  },
  /** How the same words were changed. */
  change: {
    typos: "With typing mistakes",
    capitals: "In capital letters",
    punctuation: "Without punctuation",
    spaces: "With extra spaces",
    minimised: "With “my family says it's nothing”",
  },
};
