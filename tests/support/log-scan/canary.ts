/** Logged and looked for in every run: a scan that doesn't find it has looked at nothing. */
export const canary = "canary that sings in every log";
