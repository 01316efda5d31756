import { useQueryClient } from "@tanstack/react-query";
import type { SignedIn } from "#contracts/auth.ts";
import { dropAccessToken, holdAccessToken } from "../../http/access-token.ts";
import { shareAccess } from "../../http/shared-access.ts";
import { hasForeignScript } from "./load-captcha.ts";
import { isAnotherPerson, rememberPerson } from "./remembered.ts";
import { meKey } from "./requests/me.ts";

/** What happens when somebody is signed in: the token is held, and nothing of an earlier person is left. */
export function useEnter() {
  const queries = useQueryClient();
  return ({ accessToken, expiresIn, user }: SignedIn) => {
    if (isAnotherPerson(user.id)) {
      sessionStorage.clear();
      dropAccessToken("out");
    }
    queries.clear();
    queries.setQueryData(meKey, user);
    rememberPerson(user.id);
    holdAccessToken(accessToken, expiresIn);
    shareAccess(accessToken, Date.now() + expiresIn * 1000);
    // A captcha's script stays in the page that loaded it: it is not to see what comes now.
    if (hasForeignScript()) window.location.reload();
  };
}
