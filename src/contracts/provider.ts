/** Sign-in with another provider (OpenID Connect), over HTTP. */
import { z } from "zod";
import { deliverySchema, invitationTokenSchema } from "./auth.ts";
import { providerAccountIdSchema } from "./ids.ts";
import { returnToSchema } from "./return-to.ts";

/** What the sign-in and sign-up pages need to know before anybody is signed in. */
export const waysInSchema = z.object({
  /** How the provider is called on the button; null when none is configured. */
  provider: z.string().nullable(),
  signUp: z.enum(["open", "invited", "closed"]),
  /** Whether an account can begin with a passkey alone: not where an address is confirmed by mail first. */
  passkeySignUp: z.boolean(),
});
export type WaysIn = z.infer<typeof waysInSchema>;

export const beginProviderBodySchema = z.object({
  /** Where to go once signed in. */
  returnTo: returnToSchema.default("/chat"),
  invitation: invitationTokenSchema.optional(),
});
export const beginLinkBodySchema = z.object({
  returnTo: returnToSchema.default("/account/security"),
});
/** Where the browser goes now. */
export const providerLocationSchema = z.object({ location: z.url() });

/** What the provider brought back in the address of /provider: given on as it is. */
export const providerAnswerSchema = z.object({
  state: z.string().min(1).max(512),
  code: z.string().min(1).max(4096).optional(),
  iss: z.string().max(2048).optional(),
  error: z.string().max(256).optional(),
});
export type ProviderAnswer = z.infer<typeof providerAnswerSchema>;
export const endProviderBodySchema = providerAnswerSchema.extend({ delivery: deliverySchema });

/** The first part of the state, so that the page that the provider leads to knows what it ends. */
export const visitPurposes = ["sign-in", "link"] as const;
export type VisitPurpose = (typeof visitPurposes)[number];

export const providerAccountSchema = z.object({
  id: providerAccountIdSchema,
  /** The provider's host name. */
  host: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ProviderAccount = z.infer<typeof providerAccountSchema>;
export const providerAccountListSchema = z.object({
  items: z.array(providerAccountSchema),
  /** The provider that can be linked; null when none is configured. */
  provider: z.string().nullable(),
});
export const linkedSchema = z.object({ returnTo: z.string() });
