/** What a person sees of their account: devices, activity, data. */
export const account = {};
