import { useQuery } from "@tanstack/react-query";
import { profileSchema } from "#contracts/profile.ts";
import { request } from "../../../http/request.ts";

export const profileKey = ["profile"] as const;

export function useProfile() {
  return useQuery({
    queryKey: profileKey,
    queryFn: ({ signal }) => request("/api/profile", profileSchema, { signal }),
  });
}
