/** What a rotation of the secret does, in the log: what somebody has to act on is a warning. */
import type { Logger } from "#platform/logger.ts";
import type { RotationProgress } from "./secret-rotation.ts";

export function rotationLog(logger: Logger): (progress: RotationProgress) => void {
  return (progress) => {
    if (progress.step === "resealing") logger.info(progress, sentences.resealing);
    else logger.warn(progress, sentences[progress.step]);
  };
}

const sentences: Record<RotationProgress["step"], string> = {
  waiting: "rotation of the secret waits for processes that run without the new one",
  resealing: "keys are sealed with the new secret",
  done: "rotation of the secret is through: HEALIFY_SECRET_PREVIOUS can be dropped",
};
