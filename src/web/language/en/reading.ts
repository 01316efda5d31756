/** An answer and its proof. */
export const reading = {};
