import { useSyncExternalStore } from "react";
import { readAccess, subscribeToAccess } from "../../http/access-token.ts";

export function useAccess() {
  return useSyncExternalStore(subscribeToAccess, readAccess);
}
