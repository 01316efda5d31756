import { useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { request } from "../../../http/request.ts";
import { meKey } from "./me.ts";

export type MailLink = "verify-email" | "confirm-email" | "undo-email-change";

/** Does what a link in a mail is for. */
export function useFollowMailLink(link: MailLink) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (token: string) =>
      request(`/api/auth/${link}`, z.undefined(), {
        method: "POST",
        body: { token },
        anonymous: true,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: meKey }),
  });
}
