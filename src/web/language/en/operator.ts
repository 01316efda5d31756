/** For whoever runs this server. */
export const operator = {};
