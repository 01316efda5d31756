/**
 * Every identifier that crosses a process boundary, branded so that one kind can't be passed for another.
 * All are UUIDv7 in lower case, except where noted.
 */
import { z } from "zod";

const uuidv7 = z
  .string()
  .regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    "must be a UUIDv7 in lower case",
  );

export const userIdSchema = uuidv7.brand<"UserId">();
export type UserId = z.infer<typeof userIdSchema>;

export const deviceIdSchema = uuidv7.brand<"DeviceId">();
export type DeviceId = z.infer<typeof deviceIdSchema>;

export const refreshTokenIdSchema = uuidv7.brand<"RefreshTokenId">();
export type RefreshTokenId = z.infer<typeof refreshTokenIdSchema>;

export const sessionIdSchema = uuidv7.brand<"SessionId">();
/** A chat session: one conversation. */
export type SessionId = z.infer<typeof sessionIdSchema>;

export const messageIdSchema = uuidv7.brand<"MessageId">();
export type MessageId = z.infer<typeof messageIdSchema>;

export const replyIdSchema = uuidv7.brand<"ReplyId">();
export type ReplyId = z.infer<typeof replyIdSchema>;

export const personIdSchema = uuidv7.brand<"PersonId">();
/** Somebody whom a user cares for. */
export type PersonId = z.infer<typeof personIdSchema>;

export const passkeyIdSchema = uuidv7.brand<"PasskeyId">();
export type PasskeyId = z.infer<typeof passkeyIdSchema>;

export const providerAccountIdSchema = uuidv7.brand<"ProviderAccountId">();
/** An account at another provider that lets a person in. */
export type ProviderAccountId = z.infer<typeof providerAccountIdSchema>;

export const invitationIdSchema = uuidv7.brand<"InvitationId">();
export type InvitationId = z.infer<typeof invitationIdSchema>;

export const modelTestIdSchema = uuidv7.brand<"ModelTestId">();
/** One try of a model by the operator. */
export type ModelTestId = z.infer<typeof modelTestIdSchema>;

export const libraryJobIdSchema = uuidv7.brand<"LibraryJobId">();
/** One change of the library by the operator. */
export type LibraryJobId = z.infer<typeof libraryJobIdSchema>;

/** Content hash of a passage, 16 to 64 characters of lower-case hex: the same text has the same id anywhere. */
export const passageIdSchema = z
  .string()
  .regex(/^[0-9a-f]{16,64}$/, "must be a passage id")
  .brand<"PassageId">();
export type PassageId = z.infer<typeof passageIdSchema>;

/** One running process of a service: names its reply queue and owns its leases. */
export const instanceIdSchema = uuidv7.brand<"InstanceId">();
export type InstanceId = z.infer<typeof instanceIdSchema>;
