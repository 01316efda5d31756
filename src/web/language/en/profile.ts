/** What a person tells of themselves and of those they care for. */
export const profile = {};
