/** The safety card. */
export const safety = {};
