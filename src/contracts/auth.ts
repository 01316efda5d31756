/** Accounts over HTTP: bodies and answers. How long tokens live: src/gateway/auth/lifetimes.ts. */
import { z } from "zod";
import { deviceIdSchema, userIdSchema } from "./ids.ts";

/** Sizes that are checked before any hashing (OWASP ASVS 6.2.9). */
export const passwordLimits = {
  /** Where the password is the only factor. */
  minCodePoints: 15,
  /** Where a second factor is asked for as well (NIST SP 800-63B-4 section 3.1.1.2). */
  minWithSecondFactor: 8,
  maxCodePoints: 256,
  maxBytes: 1024,
} as const;

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

/** An invitation as it stands behind the # of its link. */
export const invitationTokenSchema = z.string().min(1).max(256);

export const signUpBodySchema = z.object({
  email: emailSchema,
  password: passwordSchema,
  name: nameSchema.optional(),
  /** Where sign-up needs one. */
  invitation: invitationTokenSchema.optional(),
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

export const roleSchema = z.enum(["person", "operator"]);
export const userSchema = z.object({
  id: userIdSchema,
  email: z.string(),
  name: z.string().nullable(),
  role: roleSchema,
  createdAt: z.iso.datetime(),
  /** Whether they are through with the welcome, on whichever device. */
  welcomed: z.boolean(),
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

/** The token behind the # of a link in a mail. */
const mailTokenSchema = z.string().min(1).max(512);
/** For a new password, or the link of sign-up once more. */
export const askByEmailBodySchema = z.object({ email: emailSchema });
/** The same for known and unknown addresses; where no mail is sent, whoever runs the server hands the link over. */
export const askedByEmailSchema = z.object({ link: z.enum(["by-mail", "from-operator"]) });
export const resetPasswordBodySchema = z.object({
  token: mailTokenSchema,
  password: passwordSchema,
});
export const changePasswordBodySchema = z.object({
  /** Left out by somebody who has none yet. */
  current: passwordSchema.optional(),
  password: passwordSchema,
  delivery: deliverySchema,
});
export const changeEmailBodySchema = z.object({ email: emailSchema });
export const emailLinkBodySchema = z.object({ token: mailTokenSchema });
export const patchMeBodySchema = z.object({ name: nameSchema.nullable() });
/** The password may be left out by who has none. */
export const deleteMeBodySchema = z.object({ password: passwordSchema.optional() });

export const erasureReceiptSchema = z.object({
  userId: userIdSchema,
  erasedAt: z.iso.datetime(),
  /** Every place that held something of the person, how it was cleared, and what stays until when. */
  places: z.array(z.object({ place: z.string(), how: z.string() })),
});
export type ErasureReceipt = z.infer<typeof erasureReceiptSchema>;

export const deviceSchema = z.object({
  id: deviceIdSchema,
  /** What the person calls it, else what the client calls itself, such as "Firefox on Linux". */
  name: z.string(),
  /** The address's network: IPv4 /24 or IPv6 /48. */
  addressPrefix: z.string(),
  /** The same in words; null when it is not known. */
  place: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  current: z.boolean(),
});
export type Device = z.infer<typeof deviceSchema>;
export const deviceListSchema = z.object({
  items: z.array(deviceSchema),
  nextCursor: z.string().nullable(),
});
export const patchDeviceBodySchema = z.object({
  name: z.string().trim().min(1).max(60).nullable(),
});
export const devicesQuerySchema = z.object({ except: z.literal("current").optional() });
