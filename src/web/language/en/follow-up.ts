/** Asking again how somebody is. */
export const followUp = {
  howIsOther: "How is {{name}} now?",
  outcome: { better: "Better", same: "The same", worse: "Worse" },
  thisIsFrom: "This is from {{ago}}.",
  willAsk: "Healify will ask how you are on {{moment}}.",
  about: "{{ago}}: “{{title}}”",
};
