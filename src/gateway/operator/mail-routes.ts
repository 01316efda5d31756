/**
 * The mails of a server that sends none, for its operator to hand over. They hold links that let people in: each look
 * asks for the role and a proof of the last minutes, and is audited.
 */
import { keptMailListSchema } from "#contracts/kept-mails.ts";
import type { Accounts } from "../auth/accounts.ts";
import { writeAudit } from "../auth/audit/audit.ts";
import { mailLinks } from "../auth/mail/mail-links.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { clientOf } from "../http/client.ts";
import { problemResponses } from "../http/documentation.ts";
import { requireActingOperator } from "./require-operator.ts";

/** The newest are the ones that somebody waits for. */
const shown = 100;

export function mailRoutes(app: GatewayApp, accounts: Accounts): void {
  const { database, clock, config, events, mailer } = accounts;
  app.get(
    "/api/operator/mails",
    {
      schema: {
        tags: ["operator"],
        summary: "The mails that this server kept because it has no mail server",
        response: { 200: keptMailListSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { principal } = request;
      await requireActingOperator(accounts, principal);
      const kept = mailer?.kept;
      const looked = { event: "mails-read", outcome: "success", ...principal } as const;
      const seen = { client: clientOf(request), at: clock() };
      await database.write((trx) => writeAudit(trx, looked, seen));
      events.authEvent(looked);
      const mails = kept ? await kept.list(shown) : [];
      return {
        folder: kept?.path ?? null,
        home: mailLinks(config).home,
        items: mails.map(({ at, ...mail }) => ({ ...mail, at: new Date(at).toISOString() })),
        nextCursor: null,
      };
    },
  );
}
