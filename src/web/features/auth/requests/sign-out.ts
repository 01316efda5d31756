import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { request } from "../../../http/request.ts";
import { useLeave } from "../use-leave.ts";

/** Signs this device out; the page forgets the person even when the server can't be told. */
export function useSignOut() {
  const leave = useLeave();
  return useMutation({
    mutationFn: () => request("/api/auth/sign-out", z.undefined(), { method: "POST" }),
    onSettled: leave,
  });
}
