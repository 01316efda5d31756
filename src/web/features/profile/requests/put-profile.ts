import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type Profile, profileSchema } from "#contracts/profile.ts";
import { request } from "../../../http/request.ts";
import { rememberUsualCountry } from "../../emergency/where.ts";
import { profileKey } from "./get-profile.ts";

/** Replaces the whole profile. */
export function usePutProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (profile: Profile) =>
      request("/api/profile", profileSchema, { method: "PUT", body: profile }),
    onSuccess: (profile) => {
      queries.setQueryData(profileKey, profile);
      rememberUsualCountry(profile.country ?? null);
    },
  });
}
