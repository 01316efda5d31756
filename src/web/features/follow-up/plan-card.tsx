import { Check, TriangleAlert } from "lucide-react";
import { useId, useState } from "react";
import type { PlanId } from "#contracts/follow-up.ts";
import type { MessageId, SessionId } from "#contracts/ids.ts";
import type { Triage } from "#contracts/triage.ts";
import { judgePlan, planOptions, planQuestion } from "#safety/follow-up/plans.ts";
import { classNames } from "../../components/class-names.ts";
import { useFollowUps } from "./requests/follow-ups.ts";
import { useTellPlan } from "./requests/tell-plan.ts";

type PlanCardProps = { sessionId: SessionId; messageId: MessageId; triage: Triage };

/** The end of an answer at `urgent` or above: one tap says where the person will go, and a wrong one is put right. */
export function PlanCard({ sessionId, messageId, triage }: PlanCardProps) {
  const titleId = useId();
  const told = useFollowUps(sessionId).data?.find((one) => one.messageId === messageId);
  const tell = useTellPlan(sessionId, messageId);
  const [tapped, setTapped] = useState<PlanId | null>(null);
  const picked = tapped ?? told?.plan?.picked ?? null;
  const verdict = picked && judgePlan(picked, triage);
  function pick(id: PlanId) {
    setTapped(id);
    tell.mutate(id);
  }
  const Icon = verdict?.right ? Check : TriangleAlert;
  return (
    <section
      aria-labelledby={titleId}
      data-card="plan"
      className="no-print rounded-card border border-line bg-surface px-4 py-3.5"
    >
      <h3 id={titleId} className="font-bold">
        <bdi>{planQuestion}</bdi>
      </h3>
      <ul className="mt-2.5 grid gap-2 sm:grid-cols-2">
        {planOptions(triage).map(({ id, label }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === picked}
              onClick={() => pick(id)}
              className={classNames(
                "min-h-11 w-full rounded-control border px-4 py-2 text-start text-note transition-colors",
                id === picked
                  ? "border-accent bg-accent-wash font-semibold"
                  : "border-edge bg-surface hover:bg-sunken",
              )}
            >
              <bdi>{label}</bdi>
            </button>
          </li>
        ))}
      </ul>
      <div role="status">
        {verdict ? (
          <p
            data-plan={verdict.right ? "right" : "put-right"}
            className={classNames(
              "mt-3 flex gap-2.5 rounded-control px-3.5 py-3 text-note",
              verdict.right ? "bg-accent-wash" : "border-2 border-edge bg-sunken font-semibold",
            )}
          >
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
            <span dir="auto">{verdict.text}</span>
          </p>
        ) : null}
      </div>
    </section>
  );
}
