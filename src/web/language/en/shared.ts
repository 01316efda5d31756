/** Words that every feature may use: Cancel, Close, Try again. */
export const shared = {};
