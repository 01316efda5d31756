/** Passwords, passkeys, one-time codes and recovery codes. */
export const security = {};
