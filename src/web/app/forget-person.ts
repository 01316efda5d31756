import { emptyOutbox, keepOnlyOf } from "../features/chat/outbox.ts";
import { forgetReplies } from "../features/chat/stream/live-replies.ts";
import { rememberUsualCountry } from "../features/emergency/where.ts";
import { rememberCares } from "../features/profile/cares-here.ts";
import { readAccess, subscribeToAccess } from "../http/access-token.ts";

/** Whatever a feature keeps of a person outside the query cache goes when they sign out, but which chats they hid. */
export function forgetPersonOnSignOut(): void {
  subscribeToAccess(() => {
    const access = readAccess();
    if (access.status === "in") keepOnlyOf(access.person);
    if (access.status !== "out") return;
    emptyOutbox();
    rememberUsualCountry(null);
    rememberCares(false);
    forgetReplies();
  });
}
