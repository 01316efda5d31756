import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { userSchema } from "#contracts/auth.ts";
import { request } from "../../../http/request.ts";

export const meKey = ["me"] as const;

export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: ({ signal }) => request("/api/auth/me", userSchema, { signal }),
  });
}

export function useRenameMe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string | null) =>
      request("/api/auth/me", userSchema, { method: "PATCH", body: { name } }),
    onSuccess: (user) => queries.setQueryData(meKey, user),
  });
}
