import { useQuery } from "@tanstack/react-query";
import { keptMailListSchema } from "#contracts/kept-mails.ts";
import { request } from "../../../http/request.ts";
import { useStepUp } from "../../security/step-up-provider.tsx";

/** They hold links that let people in: not kept once the page is left. */
export function useKeptMails() {
  const withStepUp = useStepUp();
  return useQuery({
    queryKey: ["kept-mails"],
    queryFn: ({ signal }) =>
      withStepUp(() => request("/api/operator/mails", keptMailListSchema, { signal })),
    gcTime: 0,
    retry: false,
  });
}
