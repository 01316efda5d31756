import { z } from "zod";
import { type PersonId, personIdSchema } from "#contracts/ids.ts";

const stateSchema = z.object({ about: personIdSchema });

/** For the way to a new chat: whom it is to be about. */
export const askAbout = (about: PersonId) => ({ about });

/** Whom a new chat was opened for; null is oneself. */
export const askedAbout = (state: unknown): PersonId | null =>
  stateSchema.safeParse(state).data?.about ?? null;
