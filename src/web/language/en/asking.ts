/** Writing a question and sending it. */
export const asking = {
  chat: "Chat",
  newChat: "New chat",
  firstPlaceholder: "What would you like to ask?",
  nextPlaceholder: "Anything to add, or to ask?",
};
