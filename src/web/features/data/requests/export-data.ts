import { useMutation } from "@tanstack/react-query";
import { openResponse } from "../../../http/request.ts";
import { useStepUp } from "../../security/step-up-provider.tsx";
import { saveFile } from "../save-file.ts";

/** Asks for everything and saves it as one file. An answer that breaks off is saved by nobody. */
export function useExportData() {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: async () => {
      const response = await withStepUp(() =>
        openResponse("/api/account/export", { method: "POST" }),
      );
      const name = /filename="([\w.-]+)"/.exec(response.headers.get("content-disposition") ?? "");
      saveFile(await response.blob(), name?.[1] ?? "healify-export.zip");
    },
  });
}
