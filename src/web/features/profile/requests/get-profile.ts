import { queryOptions, useQuery } from "@tanstack/react-query";
import { profileSchema } from "#contracts/profile.ts";
import { request } from "../../../http/request.ts";

export const profileKey = ["profile"] as const;

/** Also asked for ahead of time where a question is written: the rules in this browser read it. */
export const profileQuery = queryOptions({
  queryKey: profileKey,
  queryFn: ({ signal }) => request("/api/profile", profileSchema, { signal }),
});

export const useProfile = () => useQuery(profileQuery);
