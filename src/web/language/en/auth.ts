/** Signing up, signing in, and what a lost password needs. */
export const auth = {};
