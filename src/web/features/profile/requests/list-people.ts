import { useQuery } from "@tanstack/react-query";
import { peopleListSchema } from "#contracts/profile.ts";
import { request } from "../../../http/request.ts";

export const peopleKey = ["people"] as const;

export function usePeople() {
  return useQuery({
    queryKey: peopleKey,
    queryFn: async ({ signal }) =>
      (await request("/api/people", peopleListSchema, { signal })).items,
  });
}
