/** Accounts over HTTP: bodies and answers. How long tokens live: src/gateway/auth/lifetimes.ts. */
import { z } from "zod";
import { deviceIdSchema, userIdSchema } from "./ids.ts";

/** Sizes that are checked before any hashing (OWASP ASVS 6.2.9). */
export const passwordLimits = { minCodePoints: 15, maxCodePoints: 256, maxBytes: 1024 } as const;

export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** Only the size; the policy is checked where a password is set. */
export const passwordSchema = z
  .string()
  .min(1)
  .refine((password) => new TextEncoder().encode(password).length <= passwordLimits.maxBytes, {
    message: "must be at most 1024 bytes",
  });
export const deliverySchema = z.enum(["cookie", "body"]).default("cookie");
export const nameSchema = z.string().trim().min(1).max(100);

export const signUpBodySchema = z.object({
  email: emailSchema,
  password: passwordSchema,
  name: nameSchema.optional(),
  delivery: deliverySchema,
});
/** What the captcha gave, where one was asked for. */
export const captchaTokenSchema = z.string().min(1).max(4096);
export const signInBodySchema = z.object({
  email: emailSchema,
  password: passwordSchema,
  captcha: captchaTokenSchema.optional(),
  delivery: deliverySchema,
});
export const refreshBodySchema = z
  .object({ refreshToken: z.string().max(512).optional() })
  .nullish();

export const userSchema = z.object({
  id: userIdSchema,
  email: z.string(),
  name: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type User = z.infer<typeof userSchema>;

export const tokensSchema = z.object({
  accessToken: z.string(),
  /** Seconds until the access token expires. */
  expiresIn: z.number().int().positive(),
  /** Only with `delivery: "body"`. */
  refreshToken: z.string().optional(),
});
export type Tokens = z.infer<typeof tokensSchema>;
export const signedInSchema = tokensSchema.extend({ user: userSchema });
export type SignedIn = z.infer<typeof signedInSchema>;
/** The answer of sign-up where an e-mail must be verified first: the same for known and unknown addresses. */
export const verificationSentSchema = z.object({ verification: z.literal("sent") });

export const verifyEmailBodySchema = z.object({ token: z.string().min(1).max(512) });
export const patchMeBodySchema = z.object({ name: nameSchema.nullable() });
export const deleteMeBodySchema = z.object({ password: passwordSchema });

export const erasureReceiptSchema = z.object({
  userId: userIdSchema,
  erasedAt: z.iso.datetime(),
  /** Every place that held something of the person, how it was cleared, and what stays until when. */
  places: z.array(z.object({ place: z.string(), how: z.string() })),
});
export type ErasureReceipt = z.infer<typeof erasureReceiptSchema>;

export const deviceSchema = z.object({
  id: deviceIdSchema,
  name: z.string(),
  /** The address's network: IPv4 /24 or IPv6 /48. */
  addressPrefix: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  current: z.boolean(),
});
export type Device = z.infer<typeof deviceSchema>;
export const deviceListSchema = z.object({
  items: z.array(deviceSchema),
  nextCursor: z.string().nullable(),
});
