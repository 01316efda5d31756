/** Asking again: what its use cases share, and the part of it that runs by itself. */
import type { MailDelivery } from "../auth/email/verify-email.ts";
import type { FeatureDeps } from "../gateway.ts";
import { CheckInMailer } from "./check-in-mailer.ts";
import type { FollowUpDependencies } from "./follow-up-dependencies.ts";

export type FollowUps = FollowUpDependencies & { close(): Promise<void> };

/** @param delivery null where e-mail isn't verified: then people are asked in the app alone */
export function openFollowUps(deps: FeatureDeps, delivery: MailDelivery | null): FollowUps {
  const { database, vault, clock, limits } = deps;
  const events = {
    checkInMailed: deps.events.checkInMailed,
    fault: (fault: unknown) => deps.events.backgroundFault("asking again", fault),
  };
  const mailer =
    delivery && new CheckInMailer({ database, vault, clock, limits, delivery, events });
  mailer?.start();
  return {
    database,
    vault,
    clock,
    async close() {
      await mailer?.close();
    },
  };
}
