import { dropAccessToken, readAccess, subscribeToAccess } from "../../http/access-token.ts";
import { refreshAccess } from "../../http/refresh.ts";
import { rememberSignedIn, wasSignedIn } from "./remembered.ts";

const nextTry = 3_000;

/** Signs the browser in again from its cookie; while the server can't be reached it keeps asking. */
export function restoreAccess(): void {
  followOtherTabs();
  subscribeToAccess(() => {
    const { status } = readAccess();
    if (status === "expired" || status === "out") rememberSignedIn(false);
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

/** Signing out in one tab signs out the others. */
function followOtherTabs(): void {
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === "healify:signed-in" && newValue === null) dropAccessToken("out");
  });
}
