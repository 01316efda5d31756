/** While an answer is on its way, and when it does not come. */
export const waiting = {};
