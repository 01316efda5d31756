import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keepDelivering } from "./delivery.ts";
import { tellEndsInTitle } from "./ends-in-title.ts";
import { hearTabs } from "./tabs.ts";

/** What goes on on every page while somebody is signed in: questions are sent, and tabs hear of each other. */
export function useDelivery(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const ends = [keepDelivering(queries), hearTabs(queries), tellEndsInTitle()];
    return () => {
      for (const end of ends) end();
    };
  }, [queries]);
}
