/** Everything around an emergency or a crisis that the rules do not say themselves. */
export const emergency = {};
