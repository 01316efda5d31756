/** Passkeys, one-time codes and recovery codes over HTTP: the second step of sign-in, step-up and their set-up. */
import { z } from "zod";
import {
  deliverySchema,
  emailSchema,
  invitationTokenSchema,
  nameSchema,
  passwordSchema,
  signedInSchema,
} from "./auth.ts";
import { passkeyIdSchema } from "./ids.ts";

/** How somebody proves who they are beside their password: a passkey, a one-time code from an app, a recovery code. */
export const secondFactorMethods = ["passkey", "totp", "recovery-code"] as const;
export const secondFactorMethodSchema = z.enum(secondFactorMethods);
export type SecondFactorMethod = z.infer<typeof secondFactorMethodSchema>;
export const proofMethodSchema = z.enum(["password", ...secondFactorMethods]);
export type ProofMethod = z.infer<typeof proofMethodSchema>;

/** What is left to do after the first step of sign-in; nothing is signed in yet. */
export const secondFactorNeededSchema = z.object({
  secondFactor: z.object({
    /** To be given back with the proof. */
    challenge: z.string(),
    methods: z.array(secondFactorMethodSchema),
    /** Seconds. */
    expiresIn: z.number().int().positive(),
  }),
});
export type SecondFactorNeeded = z.infer<typeof secondFactorNeededSchema>;

const base64url = z.string().regex(/^[\w-]*$/);
const bytes = (limit: number) => base64url.min(1).max(limit);
const transportSchema = z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]);
const credential = {
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["cross-platform", "platform"]).exactOptional(),
};
/** What extensions say is not used, and not kept. */
const clientExtensionResults = z.unknown().transform(() => ({}));

/** An authenticator's answer as `navigator.credentials.get` gives it, in WebAuthn's own JSON form. */
export const passkeyAssertionSchema = z.object({
  ...credential,
  clientExtensionResults,
  response: z.object({
    clientDataJSON: bytes(4096),
    authenticatorData: bytes(4096),
    signature: bytes(8192),
    userHandle: base64url.max(128).exactOptional(),
  }),
});
export type PasskeyAssertion = z.infer<typeof passkeyAssertionSchema>;

/** The same of `navigator.credentials.create`. */
export const passkeyRegistrationSchema = z.object({
  ...credential,
  clientExtensionResults,
  response: z.object({
    clientDataJSON: bytes(4096),
    attestationObject: bytes(32_768),
    transports: z.array(z.string().max(32)).max(8).exactOptional(),
  }),
});
export type PasskeyRegistration = z.infer<typeof passkeyRegistrationSchema>;

const descriptorSchema = z.object({
  id: base64url,
  type: z.literal("public-key"),
  transports: z.array(transportSchema).exactOptional(),
});
const hintsSchema = z.array(z.enum(["hybrid", "security-key", "client-device"])).exactOptional();

/** For `navigator.credentials.get`, in WebAuthn's own JSON form. */
export const passkeyRequestSchema = z.object({
  challenge: base64url,
  timeout: z.number().exactOptional(),
  rpId: z.string().exactOptional(),
  allowCredentials: z.array(descriptorSchema).exactOptional(),
  userVerification: z.enum(["discouraged", "preferred", "required"]).exactOptional(),
  hints: hintsSchema,
});
export type PasskeyRequest = z.infer<typeof passkeyRequestSchema>;

/** For `navigator.credentials.create`, in WebAuthn's own JSON form. */
export const passkeyCreationSchema = z.object({
  rp: z.object({ id: z.string().exactOptional(), name: z.string() }),
  user: z.object({ id: base64url, name: z.string(), displayName: z.string() }),
  challenge: base64url,
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal("public-key") })),
  timeout: z.number().exactOptional(),
  excludeCredentials: z.array(descriptorSchema).exactOptional(),
  authenticatorSelection: z
    .object({
      residentKey: z.enum(["discouraged", "preferred", "required"]).exactOptional(),
      requireResidentKey: z.boolean().exactOptional(),
      userVerification: z.enum(["discouraged", "preferred", "required"]).exactOptional(),
    })
    .exactOptional(),
  attestation: z.enum(["direct", "enterprise", "indirect", "none"]).exactOptional(),
  hints: hintsSchema,
});
export type PasskeyCreation = z.infer<typeof passkeyCreationSchema>;

/** Six digits; apps show them with a space in the middle. */
const oneTimeCodeSchema = z
  .string()
  .max(16)
  .transform((code) => code.replaceAll(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "must be six digits"));
const recoveryCodeSchema = z.string().min(1).max(64);

const byPasskey = z.object({ method: z.literal("passkey"), response: passkeyAssertionSchema });
const byTotp = z.object({ method: z.literal("totp"), code: oneTimeCodeSchema });
const byRecoveryCode = z.object({ method: z.literal("recovery-code"), code: recoveryCodeSchema });
const byPassword = z.object({ method: z.literal("password"), password: passwordSchema });

export const secondFactorProofSchema = z.discriminatedUnion("method", [
  byPasskey,
  byTotp,
  byRecoveryCode,
]);
export type SecondFactorProof = z.infer<typeof secondFactorProofSchema>;
export const proofSchema = z.discriminatedUnion("method", [
  byPasskey,
  byTotp,
  byRecoveryCode,
  byPassword,
]);
export type Proof = z.infer<typeof proofSchema>;

const challengeSchema = z.string().min(1).max(512);
export const secondFactorBodySchema = secondFactorProofSchema.and(
  z.object({ challenge: challengeSchema, delivery: deliverySchema }),
);
export const secondFactorPasskeyBodySchema = z.object({ challenge: challengeSchema });
export const stepUpBodySchema = proofSchema.and(z.object({ delivery: deliverySchema }));
export const stepUpMethodsSchema = z.object({
  /** How this person can prove to be who they are; empty when only a new sign-in can. */
  methods: z.array(proofMethodSchema),
});

export const passkeySignInBodySchema = z.object({
  response: passkeyAssertionSchema,
  delivery: deliverySchema,
});
export const passkeySignUpOptionsBodySchema = z.object({
  email: emailSchema,
  name: nameSchema.optional(),
  invitation: invitationTokenSchema.optional(),
});
export const passkeySignUpBodySchema = z.object({
  response: passkeyRegistrationSchema,
  delivery: deliverySchema,
});

const passkeyNameSchema = z.string().trim().min(1).max(60);
export const addPasskeyBodySchema = z.object({
  response: passkeyRegistrationSchema,
  name: passkeyNameSchema,
});
export const renamePasskeyBodySchema = z.object({ name: passkeyNameSchema });

export const passkeySchema = z.object({
  id: passkeyIdSchema,
  name: z.string(),
  /** A copy of it is kept by its maker, so that it isn't lost with one device. */
  synced: z.boolean(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type Passkey = z.infer<typeof passkeySchema>;

/** Shown once, when they are made. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;
/** With the first factor come recovery codes; with later ones none. */
export const factorAddedSchema = z.object({ recoveryCodes: z.array(z.string()).nullable() });
export type FactorAdded = z.infer<typeof factorAddedSchema>;
export const signedUpByPasskeySchema = signedInSchema.extend(recoveryCodesSchema.shape);
export type SignedUpByPasskey = z.infer<typeof signedUpByPasskeySchema>;

export const factorsSchema = z.object({
  password: z.boolean(),
  passkeys: z.array(passkeySchema),
  totp: z.object({ since: z.iso.datetime() }).nullable(),
  recoveryCodes: z.object({ left: z.number().int(), since: z.iso.datetime() }).nullable(),
});
export type Factors = z.infer<typeof factorsSchema>;

export const totpSetupSchema = z.object({
  /** To be given back with the first code. */
  challenge: z.string(),
  /** Base32, for typing. */
  secret: z.string(),
  /** For a QR code: `otpauth://totp/…`. */
  uri: z.string(),
});
export type TotpSetup = z.infer<typeof totpSetupSchema>;
export const addTotpBodySchema = z.object({ challenge: challengeSchema, code: oneTimeCodeSchema });
