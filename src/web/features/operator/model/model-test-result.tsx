import { CircleAlert, CircleCheck } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import type { ModelTest, ModelTestResult as Result } from "#contracts/operator-model.ts";
import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { sentenceFor } from "../../../http/request-failure.ts";
import { inNumber } from "../../../language/formats.ts";
import { t } from "../../../language/t.ts";
import { useModelTest } from "../requests/model.ts";

/** A worker looks every two seconds. */
const takenWithinMs = 15_000;
/** The longest that one try may last, and some more. */
const doneWithinMs = 200_000;
/** So long for the first words of one line is long. */
const slowMs = 15_000;

type ModelTestResultProps = { id: ModelTest["id"]; onPick(model: string): void };

/** How the test goes, in plain words and with what to do; told to screen readers as it changes. */
export function ModelTestResult({ id, onPick }: ModelTestResultProps) {
  const test = useModelTest(id);
  const late = useLateness();
  if (test.error) return <Notice kind="fault">{sentenceFor(test.error)}</Notice>;
  const state = test.data?.state ?? "waiting";
  if (test.data?.result) return <Done result={test.data.result} onPick={onPick} />;
  if (state === "waiting" && late !== "no") {
    return <Notice kind="fault">{t("operator:model.test.noWorker")}</Notice>;
  }
  if (late === "lost") return <Notice kind="fault">{t("operator:model.test.lost")}</Notice>;
  return (
    <p role="status" className="text-note text-soft">
      {state === "waiting" ? t("operator:model.test.waiting") : t("operator:model.test.running")}
    </p>
  );
}

function useLateness(): "no" | "not-taken" | "lost" {
  const [late, setLate] = useState<"no" | "not-taken" | "lost">("no");
  useEffect(() => {
    const timers = [
      setTimeout(() => setLate("not-taken"), takenWithinMs),
      setTimeout(() => setLate("lost"), doneWithinMs),
    ];
    return () => timers.forEach(clearTimeout);
  }, []);
  return late;
}

function Done({ result, onPick }: { result: Result; onPick(model: string): void }) {
  const { trouble, answer, models } = result;
  const showsModels = models !== null && (answer === null || trouble === "model-not-found");
  return (
    <div className="grid gap-4">
      {trouble === null ? null : <Bad result={result} trouble={trouble} />}
      {answer ? <Good result={result} answer={answer} /> : null}
      {showsModels && trouble !== "wrong-key" ? <Models models={models} onPick={onPick} /> : null}
    </div>
  );
}

function Good({ result, answer }: { result: Result; answer: NonNullable<Result["answer"]> }) {
  const { place } = result;
  const total = inSeconds(answer.totalMs);
  const how = answer.streams
    ? t("operator:model.test.streams", { place, first: inSeconds(answer.firstWordMs), total })
    : t("operator:model.test.whole", { place, total });
  return (
    <Told
      icon={<CircleCheck aria-hidden className="size-5" />}
      title={t("operator:model.test.good")}
    >
      <p>{how}</p>
      {answer.firstWordMs > slowMs ? <p>{t("operator:model.test.slow")}</p> : null}
    </Told>
  );
}

type BadProps = { result: Result; trouble: NonNullable<Result["trouble"]> };

function Bad({ result: { place, status }, trouble }: BadProps) {
  return (
    <Told
      icon={<CircleAlert aria-hidden className="size-5" />}
      title={t("operator:model.test.bad")}
    >
      <p>
        {t(`operator:model.test.trouble.${trouble}`, { place })}
        {status === null ? null : ` ${t("operator:model.test.status", { status })}`}
      </p>
    </Told>
  );
}

type ToldProps = { icon: ReactNode; title: string; children: ReactNode };

function Told({ icon, title, children }: ToldProps) {
  return (
    <div role="status" className="flex gap-3 rounded-card border border-line bg-surface p-4">
      <span className="mt-0.5 shrink-0 text-soft">{icon}</span>
      <div className="grid min-w-0 gap-1 wrap-anywhere text-note">
        <p className="font-semibold">{title}</p>
        {children}
      </div>
    </div>
  );
}

function Models({ models, onPick }: { models: readonly string[]; onPick(model: string): void }) {
  if (models.length === 0) return <Notice>{t("operator:model.test.noModels")}</Notice>;
  return (
    <div className="grid gap-2">
      <h3 className="text-note font-semibold">{t("operator:model.test.models")}</h3>
      <ul className="flex max-h-72 flex-wrap gap-2 overflow-y-auto">
        {models.map((model) => (
          <li key={model}>
            <Button look="quiet" dir="ltr" className="wrap-anywhere" onClick={() => onPick(model)}>
              {model}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const inSeconds = (ms: number): string =>
  t("operator:model.test.seconds", { seconds: inNumber(Math.round(ms / 10) / 100) });
