/** Errors as the HTTP surface gives them: RFC 9457 problem details with a stable code. */
import { z } from "zod";
import { triageSchema } from "./triage.ts";

/** Every code a client can meet, with its status, its public sentence and whether trying again can help. */
export const problems = {
  invalid_request: { status: 400, title: "The request is not valid.", retryable: false },
  invalid_link: {
    status: 400,
    title: "This link was used before, or is over.",
    retryable: false,
  },
  invalid_json: { status: 400, title: "The body is not valid JSON.", retryable: false },
  invalid_credentials: {
    status: 401,
    title: "The e-mail or the password is not right.",
    retryable: false,
  },
  invalid_proof: {
    status: 401,
    title: "That did not show that it is you. Please try again.",
    retryable: false,
  },
  challenge_over: {
    status: 401,
    title: "This took too long or was used before. Please start again.",
    retryable: false,
  },
  invalid_refresh_token: { status: 401, title: "Please sign in again.", retryable: false },
  invalid_access_token: {
    status: 401,
    title: "The access token is missing, expired or not valid.",
    retryable: false,
  },
  captcha_required: {
    status: 403,
    title: "Please show that you are a person.",
    retryable: false,
  },
  password_too_short: {
    status: 403,
    title:
      "This password is too short to protect the account alone. Ask for a link to choose a new one.",
    retryable: false,
  },
  forbidden: { status: 403, title: "This request is not allowed from here.", retryable: false },
  step_up_required: {
    status: 403,
    title: "Please confirm first that it is you.",
    retryable: false,
  },
  invitation_needed: {
    status: 403,
    title: "Signing up here needs an invitation that is still good.",
    retryable: false,
  },
  not_found: { status: 404, title: "There is nothing here.", retryable: false },
  method_not_allowed: {
    status: 405,
    title: "This address does not take that method.",
    retryable: false,
  },
  email_taken: {
    status: 409,
    title: "There is an account with this e-mail already. Sign in instead.",
    retryable: false,
  },
  message_conflict: {
    status: 409,
    title: "This message id was used for other words.",
    retryable: false,
  },
  too_many_people: {
    status: 409,
    title: "There are as many people here as there may be. Take one away first.",
    retryable: false,
  },
  passkeys_unavailable: {
    status: 409,
    title: "Passkeys can't be used at this address.",
    retryable: false,
  },
  link_first: {
    status: 409,
    title: "Sign in as before, then link your other account under Security.",
    retryable: false,
  },
  link_taken: {
    status: 409,
    title: "That account at the provider lets somebody else in here.",
    retryable: false,
  },
  last_operator: {
    status: 409,
    title: "Nobody would operate this server any more.",
    retryable: false,
  },
  last_way_in: {
    status: 409,
    title: "Nobody could sign in to this account any more.",
    retryable: false,
  },
  set_by_environment: {
    status: 409,
    title: "This is set where the server is started, and can't be changed here.",
    retryable: false,
  },
  wrong_state: {
    status: 409,
    title: "That can't be done in the present state.",
    retryable: false,
  },
  payload_too_large: { status: 413, title: "The body is too large.", retryable: false },
  unsupported_media_type: {
    status: 415,
    title: "The body must be application/json.",
    retryable: false,
  },
  weak_password: { status: 422, title: "Please choose another password.", retryable: false },
  too_many_requests: {
    status: 429,
    title: "Too many requests. Please wait a little.",
    retryable: true,
  },
  too_many_waiting: {
    status: 429,
    title: "Several of your questions are still waiting for an answer.",
    retryable: true,
  },
  provider_refused: {
    status: 422,
    title: "Signing in with the other provider did not work. Please start again.",
    retryable: false,
  },
  provider_email_unusable: {
    status: 422,
    title: "The other provider did not confirm an e-mail address of yours.",
    retryable: false,
  },
  internal: { status: 500, title: "Something went wrong on our side.", retryable: true },
  provider_unavailable: {
    status: 503,
    title: "The other provider can't be reached. Please try again in a moment.",
    retryable: true,
  },
  unavailable: {
    status: 503,
    title: "Healify can't take this right now. Please try again in a moment.",
    retryable: true,
  },
} as const;

export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(problemCodes),
  retryable: z.boolean(),
  /** What exactly is wrong and what would be right; never the input itself. */
  detail: z.string().optional(),
  /** JSON pointers of the fields at fault. */
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  /** With `captcha_required`: what the page shows it with. Its token goes into the body's `captcha`. */
  captcha: z.object({ siteKey: z.string(), scriptUrl: z.string() }).optional(),
  /** A refused question is triaged all the same. */
  triage: triageSchema.optional(),
});
export type Problem = z.infer<typeof problemSchema>;
