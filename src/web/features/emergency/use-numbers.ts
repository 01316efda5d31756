import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { HelpNumber, Triage } from "#contracts/triage.ts";
import { readPlace, subscribeToPlace } from "./where.ts";

export type Numbers = { emergency: HelpNumber[]; others: HelpNumber[] };

/** The list of the world's numbers is fetched when a card is first shown, and works offline from then on. */
export function useNumberList() {
  return useQuery({
    queryKey: ["help-numbers"],
    queryFn: () => import("#safety/numbers.ts"),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    networkMode: "always",
    structuralSharing: false,
  });
}

/** The numbers that came with the triage, or those of the country that the person chose since. */
export function useNumbers(triage: Triage): Numbers {
  const place = useSyncExternalStore(subscribeToPlace, readPlace);
  const { data: list } = useNumberList();
  const kinds = [...new Set(["emergency" as const, ...triage.numbers.map(({ kind }) => kind)])];
  const known = triage.numbers.some(({ kind }) => kind === "emergency");
  const numbers =
    list && (place.country || !known) ? list.numbersFor(place, kinds) : triage.numbers;
  return {
    emergency: numbers.filter(({ kind }) => kind === "emergency"),
    others: numbers.filter(({ kind }) => kind !== "emergency"),
  };
}
