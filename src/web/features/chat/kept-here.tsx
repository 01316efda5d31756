import { useSyncExternalStore } from "react";
import { t } from "../../language/t.ts";
import { readOutbox, subscribeToOutbox } from "./outbox.ts";

/** Where nothing of a person can be shown yet: that what they asked is not lost. */
export function KeptHere() {
  const outbox = useSyncExternalStore(subscribeToOutbox, readOutbox);
  if (outbox.length === 0) return null;
  return <p>{t("waiting:keptHere", { count: outbox.length })}</p>;
}
