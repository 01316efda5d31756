import { useMutation } from "@tanstack/react-query";
import { erasureReceiptSchema } from "#contracts/auth.ts";
import { request } from "../../../http/request.ts";

/** Erases the account and everything in it. */
export function useDeleteMe() {
  return useMutation({
    mutationFn: (password: string) =>
      request("/api/auth/me", erasureReceiptSchema, { method: "DELETE", body: { password } }),
  });
}
