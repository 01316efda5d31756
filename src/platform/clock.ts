/** Wall time in epoch milliseconds; a parameter wherever a test must choose it. */
export type Clock = () => number;
export const systemClock: Clock = () => Date.now();
