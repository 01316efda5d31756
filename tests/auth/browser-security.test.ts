/** What keeps other sites and other tabs' pages away from a person, tried on every route that there is. */
import type { Kysely } from "kysely";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ChatClient } from "#tests/support/chat-client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { tablesOf } from "#tests/support/tables.ts";

type Route = { method: string; url: string };

const isDocumentation = ({ url }: Route) => /^\/api\/docs(\/|$)/.test(url);
const isReading = ({ method }: Route) => method === "GET" || method === "HEAD";
/** The one route that is sent bytes: no form can send this type, and it asks for an access token as all others do. */
const takesBytes = ({ url }: Route, type: string) =>
  type === "application/octet-stream" && url === "/api/operator/library/jobs/:id/pieces/:from";

let gateway: TestGateway;
let client: ChatClient;
let routes: Route[];
/** What stands for each name in a route's pattern: things of the person's own, so that a route has something to do. */
let own: Record<string, string>;

beforeAll(async () => {
  gateway = await startTestGateway({ env: { HEALIFY_LIMIT_QUESTIONS: "999999" } });
  client = await ChatClient.signUp(gateway.url);
  const { session, message, reply } = await client.ask("What helps against hiccups?");
  own = { sessionId: session.id, messageId: message.id, replyId: reply.id };
  routes = gateway.gateway.app.routeTable.filter((route) => !isDocumentation(route));
});
afterAll(() => gateway.close());

const pathOf = ({ url }: Route) =>
  url.replaceAll(/:(\w+)/g, (_, name: string) => own[name] ?? uuidv7());

const ask = (route: Route, headers: Record<string, string>, body?: string) =>
  fetch(gateway.url + pathOf(route), {
    method: route.method,
    redirect: "manual",
    headers: { authorization: `Bearer ${client.token}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });

describe("rule 39: a request that changes something", () => {
  it.each<[string, Record<string, string>]>([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a sibling host", { "sec-fetch-site": "same-site" }],
    ["nowhere that a page is", { "sec-fetch-site": "none" }],
    ["another origin, by an older browser", { origin: "https://evil.example" }],
    ["another port of this host", { origin: "http://127.0.0.1:1" }],
    ["a sandboxed frame", { origin: "null" }],
  ])("is refused on every route when it comes from %s", async (_from, headers) => {
    const changing = routes.filter((route) => !isReading(route));
    expect(changing.length).toBeGreaterThan(15);
    const before = await everything();
    for (const route of changing) {
      const answer = await ask(route, { ...headers, "content-type": "application/json" }, "{}");
      expect(`${route.method} ${route.url} ${answer.status}`).toBe(
        `${route.method} ${route.url} 403`,
      );
      expect(await answer.json()).toMatchObject({ code: "forbidden" });
    }
    expect(await everything()).toEqual(before);
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain; application/json",
    "application/octet-stream",
  ])("is never read from a body of %s, which a form of another site could send", async (type) => {
    for (const route of routes.filter((each) => !isReading(each) && !takesBytes(each, type))) {
      const answer = await ask(route, { "content-type": type }, '{"id":"1"}');
      expect(`${route.method} ${route.url} ${answer.status}`).toBe(
        `${route.method} ${route.url} 415`,
      );
    }
  });

  it("is none that GET or HEAD can make: every such route leaves every table as it was", async () => {
    const reading = routes.filter(isReading);
    expect(reading.length).toBeGreaterThan(15);
    const before = await everything();
    for (const route of reading) {
      const answer = await ask(route, { accept: "application/json" });
      expect(answer.status, `${route.method} ${route.url}`).toBeLessThan(500);
      await answer.body?.cancel();
    }
    expect(await everything()).toEqual(before);
  });
});

/** What the gateway writes by itself meanwhile: how far a question is published, and when it last was. */
const atItsOwnPace = new Set(
  ["dispatch", "dispatched_at", "published_at", "updated_at"].map((column) => `replies.${column}`),
);
/** That somebody looked is written down, too, where an operator reads what concerns others. */
const leftOut = new Set(["running_processes", "audit_events"]);

/** All rows of all tables. */
async function everything(): Promise<Record<string, unknown[]>> {
  const { database } = gateway;
  const rows: [string, unknown[]][] = [];
  for (const table of await tablesOf(database)) {
    if (leftOut.has(table)) continue;
    const read = database.read as unknown as Kysely<Record<string, Record<string, unknown>>>;
    const found = await read.selectFrom(table).selectAll().execute();
    const still = found.map((row) =>
      Object.entries(row).filter(([column]) => !atItsOwnPace.has(`${table}.${column}`)),
    );
    rows.push([table, still]);
  }
  return Object.fromEntries(rows);
}

describe("rule 40: an answer that refuses", () => {
  it("is stored by nobody, on every route under /api", async () => {
    for (const route of routes.filter(({ url }) => url.startsWith("/api/"))) {
      const answer = await fetch(gateway.url + pathOf(route), {
        method: route.method,
        redirect: "manual",
        headers: isReading(route) ? {} : { "content-type": "application/json" },
        ...(isReading(route) ? {} : { body: "{" }),
      });
      await answer.body?.cancel();
      expect(`${route.url} ${answer.headers.get("cache-control")}`).toBe(`${route.url} no-store`);
    }
  });

  it.each(["/nothing", "/api/nothing", "/.well-known/nothing", "/assets/nothing.js"])(
    "is stored by nobody at %s, which is no route",
    async (path) => {
      const answer = await client.call("GET", path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    },
  );
});

describe("a browser is told", () => {
  const directives = async (path: string) => {
    const { headers } = await client.call("GET", path, { headers: { accept: "text/html" } });
    const policy = headers.get("content-security-policy") ?? "";
    return new Map(
      policy.split(";").map((each) => {
        const [name = "", ...values] = each.trim().split(" ");
        return [name, values.join(" ")];
      }),
    );
  };

  it("to run and show nothing but what comes from here, and to make no text into code", async () => {
    const policy = await directives("/livez");
    expect(policy.get("default-src")).toBe("'none'");
    for (const name of ["script-src", "style-src", "connect-src", "worker-src", "manifest-src"])
      expect(policy.get(name)).toBe("'self'");
    for (const name of ["base-uri", "form-action", "frame-ancestors"])
      expect(policy.get(name)).toBe("'none'");
    expect(policy.get("require-trusted-types-for")).toBe("'script'");
    // The service worker's own address, and nothing else.
    expect(policy.get("trusted-types")).toBe("healify-offline");
    expect([...policy.values()].join(" ")).not.toMatch(/unsafe|\*|https?:/);
  });

  it("what a page may ask of it: passkeys, copying, sharing and dictating, nothing else", async () => {
    const { headers } = await client.call("GET", "/livez");
    const features = new Map(
      (headers.get("permissions-policy") ?? "")
        .split(", ")
        .map((each) => each.split("=") as [string, string]),
    );
    const open = [...features].filter(([, who]) => who !== "()").map(([name]) => name);
    expect(open.sort()).toEqual([
      "clipboard-write",
      "microphone",
      "publickey-credentials-create",
      "publickey-credentials-get",
      "web-share",
    ]);
    for (const name of ["camera", "display-capture", "geolocation", "usb"])
      expect(features.get(name)).toBe("()");
    expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  });

  it.each<[string, Record<string, string>, Record<string, string>, string | null]>([
    ["plain http", {}, {}, null],
    ["plain http that says it is not", {}, { "x-forwarded-proto": "https" }, null],
    ["a public https address", { HEALIFY_PUBLIC_URL: "https://h.example" }, {}, "max-age=31536000"],
    [
      "https that a trusted proxy ends",
      { HEALIFY_TRUSTED_PROXIES: "127.0.0.1" },
      { "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.1" },
      "max-age=31536000",
    ],
  ])("behind %s to insist on https, or not to", async (_behind, env, headers, expected) => {
    const other = await startTestGateway({ env });
    const answer = await fetch(`${other.url}/livez`, { headers });
    expect(answer.headers.get("strict-transport-security")).toBe(expected);
    await other.close();
  });
});
