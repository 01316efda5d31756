/** Taking one's data away, over HTTP. */
import { z } from "zod";
import type { Accounts } from "../auth/accounts.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { clientOf } from "../http/client.ts";
import { problemResponses } from "../http/documentation.ts";
import { exportAccount } from "./export-account.ts";

/** Bytes: there is nothing of JSON to check or to write. */
const zipResponse = {
  description: "A zip; index.html in it is where to begin.",
  content: { "application/zip": { schema: z.unknown() } },
};

export function exportRoutes(app: GatewayApp, accounts: Accounts): void {
  app.post(
    "/api/account/export",
    {
      schema: {
        tags: ["accounts"],
        summary: "Everything that is kept of the person: a zip of pages to read and JSON",
        description:
          "Answers 200 with application/zip. Needs a sign-in or step-up of the last ten minutes. An answer that breaks off is not an export.",
        response: { 200: zipResponse, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { fileName, bytes } = await exportAccount(
        accounts,
        request.principal,
        clientOf(request),
      );
      // Headers are out by then: the connection is cut, and the fault told here.
      bytes.once("error", (fault) => accounts.events.faultMet({ requestId: request.id, fault }));
      return reply
        .type("application/zip")
        .header("content-disposition", `attachment; filename="${fileName}"`)
        .send(bytes);
    },
  );
}
