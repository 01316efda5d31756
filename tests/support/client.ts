/** An HTTP client as a native one would be: tokens in the body, nothing kept by itself. */
import { randomBytes } from "node:crypto";
import { z } from "zod";

export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; null when there is none. */
  json: unknown;
};

export type CallOptions = {
  body?: unknown;
  /** A body as it stands, in place of JSON. */
  raw?: string;
  token?: string;
  headers?: Readonly<Record<string, string>>;
};

export type Call = (method: string, path: string, options?: CallOptions) => Promise<Answer>;

export function httpClient(url: string): Call {
  return async (method, path, { body, raw, token, headers } = {}) => {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(content === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get("content-type") ?? "");
    const json: unknown = isJson ? JSON.parse(text) : null;
    return { status: answer.status, headers: answer.headers, text, json };
  };
}

const signedInSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  user: z.object({ id: z.string(), email: z.string() }),
});

export type Person = {
  userId: string;
  email: string;
  password: string;
  accessToken: string;
  refreshToken: string;
};

export const goodPassword = "quiet otters juggle plums";

/** Signs a new person up. */
export async function newPerson(call: Call, name?: string): Promise<Person> {
  const email = `p-${randomBytes(6).toString("hex")}@example.org`;
  const answer = await call("POST", "/api/auth/sign-up", {
    body: { email, password: goodPassword, delivery: "body", ...(name ? { name } : {}) },
  });
  const { user, accessToken, refreshToken } = signedInSchema.parse(answer.json);
  return { userId: user.id, email, password: goodPassword, accessToken, refreshToken };
}

/** Signs a person in on one more device. */
export async function signInAgain(call: Call, person: Person): Promise<Person> {
  const { email, password } = person;
  const answer = await call("POST", "/api/auth/sign-in", {
    body: { email, password, delivery: "body" },
  });
  const { accessToken, refreshToken } = signedInSchema.parse(answer.json);
  return { ...person, accessToken, refreshToken };
}
