import { queryOptions, useQuery } from "@tanstack/react-query";
import { profileSchema } from "#contracts/profile.ts";
import { request } from "../../../http/request.ts";
import { rememberUsualCountry } from "../../emergency/where.ts";

export const profileKey = ["profile"] as const;

/** Also asked for ahead of time where a question is written: the rules in this browser read it. */
export const profileQuery = queryOptions({
  queryKey: profileKey,
  queryFn: async ({ signal }) => {
    const profile = await request("/api/profile", profileSchema, { signal });
    rememberUsualCountry(profile.country ?? null);
    return profile;
  },
});

export const useProfile = () => useQuery(profileQuery);
