import { useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import type { User } from "#contracts/auth.ts";
import { request } from "../../../http/request.ts";
import { meKey } from "../../auth/requests/me.ts";

/** The welcome comes up by itself no more, on any device. It goes at once, whatever becomes of telling the server. */
export function useEndWelcome() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request("/api/auth/me/welcomed", z.undefined(), { method: "POST" }),
    onMutate: () =>
      queries.setQueryData<User>(meKey, (me) => (me ? { ...me, welcomed: true } : undefined)),
  });
}
