import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import type { ReplyId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";

/** The end itself comes over the reply's stream, as `reply-stopped`. */
export function useStopReply() {
  return useMutation({
    mutationFn: (replyId: ReplyId) =>
      request(`/api/chat/replies/${replyId}/stop`, z.unknown(), { method: "POST" }),
  });
}
