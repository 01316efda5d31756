/** Asking again how somebody is. */
export const followUp = {};
