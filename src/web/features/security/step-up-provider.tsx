import { createContext, type ReactNode, Suspense, use, useCallback, useRef, useState } from "react";
import { neededPart } from "../../components/needed-part.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { RequestFailure } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";

/** Makes a call; when the server wants to be sure first, asks the person and makes it again. */
export type WithStepUp = <T>(call: () => Promise<T>) => Promise<T>;

const StepUpContext = createContext<WithStepUp>((call) => call());

/** For calls that ask for a recent proof. A person who closes the question gets the server's refusal. */
export function useStepUp(): WithStepUp {
  return use(StepUpContext);
}

const StepUpDialog = neededPart(
  () => import("./step-up-dialog.tsx"),
  (words, { onAnswer }) => (
    <Sheet open onClose={() => onAnswer(false)} side="middle" title={t("security:stepUp.title")}>
      <div className="p-5 pt-2">{words}</div>
    </Sheet>
  ),
);

export function StepUpProvider({ children }: { children: ReactNode }) {
  const [asking, setAsking] = useState(false);
  const waiting = useRef<((proven: boolean) => void)[]>([]);
  const answer = useCallback((proven: boolean) => {
    setAsking(false);
    for (const tell of waiting.current.splice(0)) tell(proven);
  }, []);
  const withStepUp = useCallback<WithStepUp>(async (call) => {
    try {
      return await call();
    } catch (fault) {
      if (!isStepUpRequired(fault)) throw fault;
      const proven = new Promise<boolean>((resolve) => waiting.current.push(resolve));
      setAsking(true);
      if (!(await proven)) throw fault;
      return call();
    }
  }, []);
  return (
    <StepUpContext value={withStepUp}>
      {children}
      <Suspense>{asking ? <StepUpDialog onAnswer={answer} /> : null}</Suspense>
    </StepUpContext>
  );
}

function isStepUpRequired(fault: unknown): boolean {
  return fault instanceof RequestFailure && fault.problem?.code === "step_up_required";
}
