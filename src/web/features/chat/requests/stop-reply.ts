import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import type { ReplyId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";

/** The end itself comes over the reply's stream, as `reply-stopped`. */
export function stopReply(replyId: ReplyId): Promise<unknown> {
  return request(`/api/chat/replies/${replyId}/stop`, z.unknown(), { method: "POST" });
}

export function useStopReply() {
  return useMutation({ mutationFn: stopReply });
}
