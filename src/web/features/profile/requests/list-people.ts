import { type QueryClient, useQuery } from "@tanstack/react-query";
import type { PersonId } from "#contracts/ids.ts";
import { type CaredFor, peopleListSchema } from "#contracts/profile.ts";
import { request } from "../../../http/request.ts";
import { rememberCares } from "../cares-here.ts";

export const peopleKey = ["people"] as const;

export function usePeople() {
  return useQuery({
    queryKey: peopleKey,
    queryFn: async ({ signal }) => {
      const { items } = await request("/api/people", peopleListSchema, { signal });
      rememberCares(items.length > 0);
      return items;
    },
  });
}

/** Null for somebody who has been taken away since: what the words say of them still counts. */
export function ifStillThere(queries: QueryClient, id: PersonId | null): PersonId | null {
  const people = queries.getQueryData<CaredFor[]>(peopleKey);
  return people && !people.some((person) => person.id === id) ? null : id;
}
