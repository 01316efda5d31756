/**
 * The tables as TypeScript sees them. Ids are UUIDv7 text, times integer epoch milliseconds, JSON is text. A name
 * that ends in `Sealed` holds a text sealed for one person (src/vault/) or for the installation.
 */
import type {
  DeviceId,
  InstanceId,
  InvitationId,
  MessageId,
  ModelTestId,
  PasskeyId,
  PersonId,
  ProviderAccountId,
  RefreshTokenId,
  ReplyId,
  SessionId,
  UserId,
} from "#contracts/ids.ts";

export type UsersTable = {
  id: UserId;
  /** HMAC of the e-mail, by which it is found (src/vault/identity.ts). */
  email_mac: string;
  /** Null in rows from before e-mails were sealed, until the next start: then the two beside it are in clear. */
  email_sealed: string | null;
  name_sealed: string | null;
  password_hash: string;
  /** 1 when the password is shorter than what one must be that is the only factor. */
  password_short?: 0 | 1 | undefined;
  state: "unverified" | "active" | "disabled";
  role: "person" | "operator";
  /** When this server saw proof that the e-mail is theirs; null where none was asked for. */
  email_verified_at: number | null;
  /** When the person was through with the welcome, or left it; null until then. */
  welcomed_at?: number | null | undefined;
  created_at: number;
  updated_at: number;
};

export type DevicesTable = {
  id: DeviceId;
  user_id: UserId;
  name: string;
  address_prefix: string;
  created_at: number;
  last_seen_at: number;
  /** The end of its absolute lifetime, which rotation never extends. */
  expires_at: number;
  revoked_at: number | null;
  revoked_reason: string | null;
  /** What the person calls it. */
  label_sealed: string | null;
  /** When the person last proved to be who they are: by sign-in or step-up. */
  proved_at: number;
  /** 1 when it was opened for an account with a second factor: it lives shorter (src/gateway/auth/lifetimes.ts). */
  strict: 0 | 1;
};

/** All of them are discoverable and verify their user: each counts as both factors. */
export type PasskeysTable = {
  id: PasskeyId;
  user_id: UserId;
  /** What the authenticator calls it, base64url. */
  credential_id: string;
  /** COSE, base64url. */
  public_key: string;
  /** The highest that was seen; 0 for authenticators that don't count. */
  counter: number;
  /** JSON: how a browser reaches it, such as ["internal"]. */
  transports: string;
  /** The host name that it was made for; a browser offers it nowhere else. */
  rp_id: string;
  name_sealed: string;
  /** 1 when its maker keeps a copy, as phones do. */
  synced: 0 | 1;
  created_at: number;
  last_used_at: number | null;
};

/** The app that shows a person's one-time codes. */
export type AuthenticatorAppsTable = {
  user_id: UserId;
  secret_sealed: string;
  /** The last 30-second step whose code was taken; no code of it or of an earlier one is taken again. */
  last_step: number;
  created_at: number;
};

export type RecoveryCodesTable = {
  user_id: UserId;
  /** The code's first four characters: they find it, and are no part of its secret. */
  selector: string;
  /** argon2id of the rest. */
  code_hash: string;
  created_at: number;
  used_at: number | null;
};

/** Something that the next step of a sign-in, a step-up or a set-up must answer; single use. */
export type AuthChallengesTable = {
  /** SHA-256 of what the client was given, base64url. */
  secret_hash: string;
  purpose:
    | "second-step"
    | "passkey-sign-in"
    | "passkey-sign-up"
    | "passkey-second-step"
    | "passkey-step-up"
    | "passkey-add"
    | "app-add";
  user_id: UserId | null;
  /** The device or client that has to answer it; empty when anybody may. */
  bound_to: string;
  content_sealed: string | null;
  /** Wrong answers so far. */
  tries: number;
  expires_at: number;
};

export type RefreshTokensTable = {
  id: RefreshTokenId;
  device_id: DeviceId;
  /** SHA-256 of the secret, base64url. */
  secret_hash: string;
  created_at: number;
  /** The end of its idle lifetime. */
  expires_at: number;
  rotated_at: number | null;
  successor_id: RefreshTokenId | null;
  successor_sealed: string | null;
};

export type SigningKeysTable = {
  kid: string;
  public_jwk: string;
  private_sealed: string;
  created_at: number;
  /** Not used for signing before; published at once. */
  active_from: number;
  /** Not published after. */
  retire_at: number | null;
};

export type MailTokensTable = {
  id: string;
  user_id: UserId;
  purpose: "verify-email" | "reset-password" | "confirm-email" | "undo-email-change";
  /** Of the e-mail that the account must have for it to hold; null where it holds with any. */
  email_mac: string | null;
  /** The e-mail that the account gets by it, sealed for its person. */
  new_email_sealed: string | null;
  secret_hash: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
};

/** A mail to be sent; the row goes once it was. */
export type MailOrdersTable = {
  id: string;
  /** Null where it is not known yet whether the address has an account. */
  user_id: UserId | null;
  /** Sealed for the installation (src/gateway/auth/mail/mail-orders.ts). */
  order_sealed: string;
  attempt: number;
  due_at: number;
  /** Not sent after. */
  expires_at: number;
};

export type AuditEventsTable = {
  id: string;
  at: number;
  event: string;
  outcome: "success" | "refused";
  user_id: UserId | null;
  device_id: DeviceId | null;
  address_prefix: string;
  user_agent: string;
  /** Why it was refused, or what it was about; a word of ours. */
  reason: string | null;
};

/** Wrong guesses in a row at one account (src/gateway/auth/guesses/guess-policy.ts); it may not exist. */
export type GuessCountsTable = {
  /** HMAC of the e-mail. */
  account_mac: string;
  /** What is guessed at, such as "password". */
  kind: string;
  /** HMAC of a network that the person signs in from, "elsewhere", or "all". */
  lane: string;
  failures: number;
  last_at: number;
};

/** Where a person was given tokens. */
export type FamiliarNetworksTable = { user_id: UserId; network_mac: string; seen_at: number };

export type ChatSessionsTable = {
  id: SessionId;
  user_id: UserId;
  title_sealed: string;
  state: "active" | "completed";
  summary_sealed: string | null;
  /** The position that the next question gets. */
  next_position: number;
  /** 1 while profiles may be used for its questions. */
  uses_profile: 0 | 1;
  created_at: number;
  updated_at: number;
  /** When it is erased, once its person has deleted it; until then they may bring it back, and nothing else sees it. */
  erase_at?: number | null;
};

export type MessagesTable = {
  id: MessageId;
  session_id: SessionId;
  user_id: UserId;
  position: number;
  text_sealed: string;
  /** The triage as it was given to the person. */
  triage_sealed: string;
  /** Whom it is about and what of a profile counted; null for those asked before it was kept. */
  context_sealed: string | null;
  created_at: number;
};

export type ProfilesTable = { user_id: UserId; profile_sealed: string; updated_at: number };

export type PeopleTable = {
  id: PersonId;
  user_id: UserId;
  person_sealed: string;
  updated_at: number;
};

export type RepliesTable = {
  id: ReplyId;
  session_id: SessionId;
  user_id: UserId;
  question_id: MessageId;
  position: number;
  state: "waiting" | "queued" | "answering" | "completed" | "failed" | "stopped";
  attempt: number;
  attempt_limit: number;
  /** Counts publishes; `claimed_dispatch` is the one whose message took the row. */
  dispatch: number;
  claimed_dispatch: number | null;
  available_at: number;
  dispatched_at: number | null;
  /** When this dispatch was first due, for the sweep's doubling wait. */
  published_at: number | null;
  reply_to: string;
  traceparent: string | null;
  lease_owner: string | null;
  lease_until: number | null;
  checkpoint_sealed: string | null;
  result_sealed: string | null;
  /** A code, never words. */
  error: string | null;
  updated_at: number;
};

export type FollowUpsTable = {
  /** The question whose answer it is about. */
  message_id: MessageId;
  session_id: SessionId;
  user_id: UserId;
  /** Null while the person has told nothing. */
  record_sealed: string | null;
  /** 1 once the person was asked by mail, when is not kept: it would tell how urgent it was. */
  mailed: number;
};

/** Over everybody, without day or person. */
export type OutcomeCountsTable = { disposition: string; outcome: string; n: number };

/** Which passages an answer cites. */
export type ReplyCitationsTable = {
  reply_id: ReplyId;
  /** HMAC of the passage's id (src/replies/cited-passages.ts). */
  passage_mac: string;
};

/** An attempt that gave the question to a model; where that runs is sealed (src/replies/words-sent.ts). */
export type WordsSentTable = { reply_id: ReplyId; attempt: number; place_sealed: string };

/** What the library in use held once and holds no more. */
export type WithdrawnPassagesTable = {
  passage_mac: string;
  /** 1 when another text stands in its place now. */
  changed: 0 | 1;
};

export type FeedbackTable = { reply_id: ReplyId; feedback_sealed: string };

/** Over everybody, without day or person. */
export type FeedbackCountsTable = { verdict: string; reason: string; n: number };

/** Over everybody, without day or person; `none` is an answer without a disposition. */
export type AnswerCountsTable = { disposition: string; n: number };

/** An account at another provider that lets a person in. */
export type ProviderAccountsTable = {
  id: ProviderAccountId;
  user_id: UserId;
  issuer: string;
  /** HMAC of issuer and subject: the provider's own name for the person is kept nowhere. */
  subject_mac: string;
  created_at: number;
  last_used_at: number | null;
};

/** Somebody was sent to the provider and is not back yet. */
export type ProviderVisitsTable = {
  state_hash: string;
  /** Of the secret in the browser's cookie. */
  browser_hash: string;
  purpose: "sign-in" | "link";
  /** Who is signed in, for "link". */
  user_id: UserId | null;
  return_to: string;
  invitation_id: InvitationId | null;
  invitation_hash: string | null;
  expires_at: number;
};

/** A link that lets somebody sign up. */
export type InvitationsTable = {
  id: InvitationId;
  secret_hash: string;
  /** The one address that it is for; null when it is for anybody. */
  email_mac: string | null;
  /** Null when it was made on the command line. */
  created_by: UserId | null;
  created_at: number;
  expires_at: number;
  /** How many more it lets in. */
  uses_left: number;
  /** When it was used up, and by whom. */
  used_at: number | null;
  used_by: UserId | null;
};

/** Who signed up by mail with an invitation, which is used up once they confirm their address. */
export type InvitedSignUpsTable = { user_id: UserId; invitation_id: InvitationId };

export type InstallationTable = { key: string; value: string };

/** Processes that run now, by the database's clock; those not seen for a while are gone (src/vault/presence.ts). */
export type RunningProcessesTable = { id: string; secret_check: string; seen_at: number };

/** What each running worker answers with, as JSON (src/vault/worker-notes.ts). */
export type WorkerNotesTable = { id: InstanceId; seen_at: number; note: string };

/** A model that the operator wants tried; a worker takes it (src/vault/model-tests.ts). */
export type ModelTestsTable = {
  id: ModelTestId;
  asked_at: number;
  /** Null once it is taken: the key that it holds lies here no longer than that. */
  asked_sealed: string | null;
  /** JSON. */
  result: string | null;
};

/** People whose erasure was begun and is not through (src/gateway/auth/erasure/erase-person.ts). */
export type ErasuresTable = { user_id: UserId; started_at: number; rows_gone: 0 | 1 };

/** In the keys' own schema. */
export type UserKeysTable = { user_id: UserId; key_sealed: string; created_at: number };

export type Schema = {
  users: UsersTable;
  devices: DevicesTable;
  refresh_tokens: RefreshTokensTable;
  signing_keys: SigningKeysTable;
  mail_tokens: MailTokensTable;
  passkeys: PasskeysTable;
  authenticator_apps: AuthenticatorAppsTable;
  recovery_codes: RecoveryCodesTable;
  auth_challenges: AuthChallengesTable;
  mail_orders: MailOrdersTable;
  audit_events: AuditEventsTable;
  guess_counts: GuessCountsTable;
  familiar_networks: FamiliarNetworksTable;
  chat_sessions: ChatSessionsTable;
  messages: MessagesTable;
  profiles: ProfilesTable;
  people: PeopleTable;
  replies: RepliesTable;
  follow_ups: FollowUpsTable;
  outcome_counts: OutcomeCountsTable;
  reply_citations: ReplyCitationsTable;
  words_sent: WordsSentTable;
  withdrawn_passages: WithdrawnPassagesTable;
  feedback: FeedbackTable;
  feedback_counts: FeedbackCountsTable;
  answer_counts: AnswerCountsTable;
  provider_accounts: ProviderAccountsTable;
  provider_visits: ProviderVisitsTable;
  invitations: InvitationsTable;
  invited_sign_ups: InvitedSignUpsTable;
  installation: InstallationTable;
  running_processes: RunningProcessesTable;
  worker_notes: WorkerNotesTable;
  model_tests: ModelTestsTable;
  erasures: ErasuresTable;
  "healify_keys.user_keys": UserKeysTable;
};
