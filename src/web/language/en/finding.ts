/** Past chats: searching, naming, deleting, summing up. */
export const finding = {};
