/** Signing in with another provider. */
export const provider = {};
