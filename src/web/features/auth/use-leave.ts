import { useQueryClient } from "@tanstack/react-query";
import { dropAccessToken } from "../../http/access-token.ts";
import { rememberSignedIn } from "./remembered.ts";

/** Forgets the person in this tab; the other tabs notice that the browser is no longer remembered. */
export function useLeave() {
  const queries = useQueryClient();
  return () => {
    rememberSignedIn(false);
    sessionStorage.clear();
    dropAccessToken("out");
    queries.clear();
  };
}
