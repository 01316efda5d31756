export const floorQueue = "bench.floor.requests";

/** One token on its way back; the last message carries none. */
export type TokenMessage = { text: string; end?: true };
