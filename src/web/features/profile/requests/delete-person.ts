import { useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import type { PersonId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";
import { peopleKey } from "./list-people.ts";

export function useDeletePerson() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: PersonId) => request(`/api/people/${id}`, z.undefined(), { method: "DELETE" }),
    onSuccess: () => queries.invalidateQueries({ queryKey: peopleKey }),
  });
}
