import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PersonId } from "#contracts/ids.ts";
import { caredForSchema, type PersonBody } from "#contracts/profile.ts";
import { request } from "../../../http/request.ts";
import { peopleKey } from "./list-people.ts";

/** Adds somebody, or changes the one with that id. */
export function useSavePerson(id: PersonId | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: PersonBody) =>
      id === null
        ? request("/api/people", caredForSchema, { method: "POST", body })
        : request(`/api/people/${id}`, caredForSchema, { method: "PUT", body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: peopleKey }),
  });
}
