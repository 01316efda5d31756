import {
  admitOnly,
  dropAccessToken,
  readAccess,
  subscribeToAccess,
} from "../../http/access-token.ts";
import { refreshAccess } from "../../http/refresh.ts";
import { joinTabs } from "../../http/shared-access.ts";
import {
  forgetSignIn,
  isAnotherPerson,
  onSignInElsewhere,
  rememberInTab,
  signInNow,
  wasSignedIn,
} from "./remembered.ts";

const nextTry = 3_000;

/** Signs the browser in again from its cookie; while the server can't be reached it keeps asking. */
export function restoreAccess(): void {
  admitOnly((person) => {
    if (isAnotherPerson(person)) {
      startAnew();
      return false;
    }
    rememberInTab(person);
    return true;
  });
  joinTabs();
  onSignInElsewhere(follow);
  // A tab that was frozen, or comes out of the back-forward cache, has missed what other tabs did.
  window.addEventListener("pageshow", catchUp);
  document.addEventListener("visibilitychange", catchUp);
  subscribeToAccess(() => {
    if (readAccess().status === "out") forgetSignIn();
  });
  if (wasSignedIn()) void ask();
  else dropAccessToken("out");
}

function catchUp(): void {
  if (document.hidden || readAccess().status !== "in") return;
  const now = signInNow();
  if (now !== "same") follow(now);
}

function follow(to: "nobody" | "somebody-else"): void {
  if (to === "somebody-else") {
    startAnew();
    return;
  }
  sessionStorage.clear();
  dropAccessToken("out");
}

/** The cookie belongs to somebody else now: nothing of the earlier person may stay in this tab. */
function startAnew(): void {
  sessionStorage.clear();
  window.location.reload();
}

async function ask(): Promise<void> {
  try {
    await refreshAccess(null);
  } catch {
    setTimeout(() => void ask(), nextTry);
  }
}
