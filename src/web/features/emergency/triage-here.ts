import type { Triage } from "#contracts/triage.ts";

export async function triageHere(_text: string, _earlier: string[]): Promise<Triage | null> {
  return null;
}
