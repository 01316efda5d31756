import { useQueryClient } from "@tanstack/react-query";
import type { SignedIn } from "#contracts/auth.ts";
import { holdAccessToken } from "../../http/access-token.ts";
import { rememberSignedIn } from "./remembered.ts";
import { meKey } from "./requests/me.ts";

/** What happens when somebody is signed in: the token is held, and nothing of an earlier person is left in memory. */
export function useEnter() {
  const queries = useQueryClient();
  return ({ accessToken, expiresIn, user }: SignedIn) => {
    queries.clear();
    queries.setQueryData(meKey, user);
    rememberSignedIn(true);
    holdAccessToken(accessToken, expiresIn);
  };
}
