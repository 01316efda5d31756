/** Writing a question and sending it. */
export const asking = {};
