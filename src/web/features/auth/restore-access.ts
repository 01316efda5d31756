import { dropAccessToken, readAccess, subscribeToAccess } from "../../http/access-token.ts";
import { refreshAccess } from "../../http/refresh.ts";
import { forgetSignIn, onSignInElsewhere, wasSignedIn } from "./remembered.ts";

const nextTry = 3_000;

/** Signs the browser in again from its cookie; while the server can't be reached it keeps asking. */
export function restoreAccess(): void {
  onSignInElsewhere((to) => {
    // The cookie belongs to somebody else now: nothing of the earlier person may stay on the screen.
    if (to === "somebody-else") return window.location.reload();
    sessionStorage.clear();
    dropAccessToken("out");
  });
  subscribeToAccess(() => {
    const { status } = readAccess();
    if (status === "expired" || status === "out") forgetSignIn();
  });
  if (wasSignedIn()) void ask();
  else dropAccessToken("out");
}

async function ask(): Promise<void> {
  try {
    await refreshAccess();
  } catch {
    setTimeout(() => void ask(), nextTry);
  }
}
