/** What binds each sealed text to its place, so that none can be moved to another row, column or person. */
import type {
  MessageId,
  ModelTestId,
  PasskeyId,
  PersonId,
  ReplyId,
  SessionId,
  UserId,
} from "#contracts/ids.ts";

export const messageTextContext = (id: MessageId) => `message-text:${id}`;
export const messageTriageContext = (id: MessageId) => `message-triage:${id}`;
export const messageContextContext = (id: MessageId) => `message-context:${id}`;
export const titleContext = (id: SessionId) => `session-title:${id}`;
export const summaryContext = (id: SessionId) => `session-summary:${id}`;
export const profileContext = (id: UserId) => `profile:${id}`;
export const personContext = (id: PersonId) => `person:${id}`;
export const sessionMemoryContext = (id: SessionId) => `session-memory:${id}`;
export const followUpContext = (id: MessageId) => `follow-up:${id}`;
export const feedbackContext = (id: ReplyId) => `feedback:${id}`;
export const userEmailContext = (id: UserId) => `user-email:${id}`;
export const userNameContext = (id: UserId) => `user-name:${id}`;
export const authenticatorSecretContext = (id: UserId) => `authenticator-secret:${id}`;
export const passkeyNameContext = (id: PasskeyId) => `passkey-name:${id}`;
/** Bound to the person alone: it goes over to the device that takes another's place. */
export const deviceLabelContext = (id: UserId) => `device-label:${id}`;
export const userKeyContext = (id: UserId) => `user-key:${id}`;
export const signingKeyContext = (kid: string) => `signing-key:${kid}`;
export const mailOrderContext = (id: string) => `mail-order:${id}`;
export const chosenModelContext = "chosen-model";
export const modelTestContext = (id: ModelTestId) => `model-test:${id}`;
export const lookupKeyContext = "lookup-key";
export const passkeySignUpContext = "passkey-sign-up";
