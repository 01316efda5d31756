import type { WorkDelivery } from "./broker.ts";

/** One delivery while its consumer holds it: ends by acknowledgement or by loss, whichever comes first, and once. */
export type HeldDelivery = {
  readonly delivery: WorkDelivery;
  /** Aborts `lost`; a later acknowledgement does nothing. */
  lose(): void;
};

/** `onAcknowledge` is called at most once, and never after the loss. */
export function holdDelivery(
  body: string,
  redelivered: boolean,
  onAcknowledge: () => void,
): HeldDelivery {
  const lost = new AbortController();
  let open = true;
  return {
    delivery: {
      body,
      redelivered,
      lost: lost.signal,
      acknowledge: () => {
        if (!open) return;
        open = false;
        onAcknowledge();
      },
    },
    lose: () => {
      if (!open) return;
      open = false;
      lost.abort();
    },
  };
}
