/** Whatever was thrown → the problem that a client meets. Unknown faults become one fixed text. */
import type { FastifyError } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { ProblemCode } from "#contracts/problem.ts";
import { isDatabaseUnavailable, isDiskFull } from "#platform/database/database-fault.ts";
import { PersonErased } from "#vault/vault.ts";
import { ProblemError } from "./problem.ts";

const databaseRetryMs = 2000;

const fastifyCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "payload_too_large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported_media_type",
  FST_ERR_CTP_INVALID_JSON_BODY: "invalid_json",
  FST_ERR_CTP_EMPTY_JSON_BODY: "invalid_json",
};

export function recogniseFault(fault: unknown): ProblemError {
  if (fault instanceof ProblemError) return fault;
  if (hasZodFastifySchemaValidationErrors(fault)) return toInvalidRequest(fault);
  // Erased since their token was checked.
  if (fault instanceof PersonErased) return new ProblemError("invalid_access_token");
  if (isDatabaseUnavailable(fault)) {
    return new ProblemError("unavailable", {
      cause: fault,
      retryAfterMs: databaseRetryMs,
      ...(isDiskFull(fault) ? { detail: "The server's disk is full." } : {}),
    });
  }
  return fromFastify(fault) ?? new ProblemError("internal", { cause: fault });
}

type ValidationFault = {
  validationContext?: string | undefined;
  validation: readonly { instancePath: string; message?: string | undefined }[];
};

/** Pointers lead into the body; faults of the address or the query name their part first. */
function toInvalidRequest({ validation, validationContext }: ValidationFault): ProblemError {
  const part = validationContext && validationContext !== "body" ? `/${validationContext}` : "";
  return new ProblemError("invalid_request", {
    errors: validation.map(({ instancePath, message }) => ({
      pointer: `${part}${instancePath}`,
      detail: message ?? "is not valid",
    })),
  });
}

function fromFastify(fault: unknown): ProblemError | null {
  if (!isClientFault(fault)) return null;
  const code = fastifyCodes[fault.code];
  if (code) return new ProblemError(code);
  if (fault instanceof SyntaxError) return new ProblemError("invalid_json");
  return new ProblemError(fault.statusCode === 404 ? "not_found" : "invalid_request");
}

function isClientFault(fault: unknown): fault is FastifyError & { statusCode: number } {
  if (!(fault instanceof Error) || !("statusCode" in fault)) return false;
  return typeof fault.statusCode === "number" && fault.statusCode >= 400 && fault.statusCode < 500;
}
