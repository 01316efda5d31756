/** Which of the things that a test sends or is answered are secrets, by the names of their fields. */
import { recordSecret, type Secret } from "./log-folder.ts";

const kindOf: Readonly<Record<string, Secret["kind"]>> = {
  password: "password",
  newPassword: "password",
  currentPassword: "password",
  accessToken: "token",
  refreshToken: "token",
  token: "token",
  secret: "token",
  challenge: "token",
  invitation: "token",
  setupKey: "token",
  code: "code",
  recoveryCode: "token",
  email: "e-mail",
  newEmail: "e-mail",
  name: "name",
  text: "words",
  title: "words",
  complaint: "words",
  conditions: "words",
  medicines: "words",
  allergies: "words",
};

/** Lists whose every text is of this kind. */
const listKinds: Readonly<Record<string, Secret["kind"]>> = {
  codes: "token",
  recoveryCodes: "token",
};

/** What only a person tells. An answer holds words of ours beside theirs, such as the titles of passages. */
const told: ReadonlySet<Secret["kind"]> = new Set(["name", "words"]);

type From = "request" | "response";

/** Looks through a body as JSON; anything that is none says nothing. */
export function noteBody(text: string, from: From): void {
  if (!text.startsWith("{") || text.includes('"urn:healify:problem:')) return;
  try {
    note(JSON.parse(text), null, from);
  } catch {
    // Sent broken on purpose.
  }
}

function note(value: unknown, kind: Secret["kind"] | null, from: From): void {
  if (typeof value === "string") {
    if (kind && !(from === "response" && told.has(kind))) noteText(kind, value);
    return;
  }
  if (Array.isArray(value)) {
    for (const each of value) note(each, kind, from);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    note(each, kindOf[name] ?? listKinds[name] ?? null, from);
  }
}

function noteText(kind: Secret["kind"], value: string): void {
  if (/^\d{6,10}$/.test(value)) recordSecret({ kind: "code", value });
  // The code of a refusal is no code of a person.
  else if (kind !== "code") recordSecret({ kind, value });
  else if (/\d/.test(value)) recordSecret({ kind: "token", value });
}

export function noteHeaders(headers: Headers): void {
  const bearer = headers.get("authorization")?.replace(/^bearer\s+/i, "");
  if (bearer) recordSecret({ kind: "token", value: bearer });
  const cookies = [...headers.getSetCookie(), headers.get("cookie") ?? ""];
  for (const cookie of cookies.flatMap((each) => each.split(/;\s*/))) {
    const [name = "", value = ""] = cookie.split("=", 2);
    if (/healify/i.test(name) && value) recordSecret({ kind: "token", value });
  }
}
