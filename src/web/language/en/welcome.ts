/** The first visit. */
export const welcome = {};
