import { useQueryClient } from "@tanstack/react-query";
import { dropAccessToken } from "../../http/access-token.ts";

/** Forgets the person in this tab; the other tabs notice that nobody is remembered any more. */
export function useLeave() {
  const queries = useQueryClient();
  return () => {
    sessionStorage.clear();
    dropAccessToken("out");
    queries.clear();
  };
}
