import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Call, httpClient } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const page = "<!doctype html><title>the app</title>";
const html = { accept: "text/html,application/xhtml+xml" };

describe("the web app", () => {
  let folder: string;
  let gateway: TestGateway;
  let call: Call;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "healify-web-"));
    await mkdir(join(folder, "assets"));
    await writeBuild(folder, { chat: ["/assets/chat-4d5e6f.js", "/assets/words-7a8b9c.js"] });
    await writeFile(join(folder, "assets", "app-1a2b3c.js"), "export {};");
    gateway = await startTestGateway({ deps: { webFolder: folder } });
    call = httpClient(gateway.url);
  });
  afterAll(async () => {
    await gateway.close();
    await rm(folder, { recursive: true });
  });

  it.each(["/", "/index.html", "/sessions/42", "/verify-email"])(
    "is the page at %s",
    async (path) => {
      const answer = await call("GET", path, { headers: html });
      expect(answer.status).toBe(200);
      expect(answer.text).toBe(page);
      expect(answer.headers.get("cache-control")).toBe("no-cache");
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    },
  );

  it.each(["/chat", "/chat/42", "/chat?from=there"])("names the scripts of %s", async (path) => {
    const answer = await call("GET", path, { headers: html });
    expect(answer.headers.get("link")).toBe(
      "</assets/chat-4d5e6f.js>; rel=modulepreload, </assets/words-7a8b9c.js>; rel=modulepreload",
    );
  });

  it.each(["/", "/timeline", "/chatter"])("names none for %s, which has none", async (path) => {
    const answer = await call("GET", path, { headers: html });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("link")).toBeNull();
  });

  it("keeps its hashed files for good", async () => {
    const answer = await call("GET", "/assets/app-1a2b3c.js");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  it.each<[string, string, Record<string, string>]>([
    ["GET", "/api/nothing", html],
    ["GET", "/.well-known/nothing", html],
    ["GET", "/assets/gone.js", {}],
    ["POST", "/sessions/42", html],
  ])("is not the answer to %s %s", async (method, path, headers) => {
    const answer = await call(method, path, { headers });
    expect(answer.status).toBe(404);
    expect(answer.json).toMatchObject({ code: "not_found" });
  });
});

it("gives out its service worker, or what removes it where it is turned off", async () => {
  const folder = await mkdtemp(join(tmpdir(), "healify-web-"));
  await writeBuild(folder, {});
  await writeFile(join(folder, "service-worker.js"), "// keeps");
  await writeFile(join(folder, "service-worker-off.js"), "// removes");
  for (const [HEALIFY_OFFLINE, text] of [
    ["on", "// keeps"],
    ["off", "// removes"],
  ] as const) {
    const gateway = await startTestGateway({
      env: { HEALIFY_OFFLINE },
      deps: { webFolder: folder },
    });
    const answer = await httpClient(gateway.url)("GET", "/service-worker.js");
    expect(answer).toMatchObject({ status: 200, text });
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(answer.headers.get("content-type")).toContain("javascript");
    await gateway.close();
  }
  await rm(folder, { recursive: true });
});

it("says how to build the web app when it isn't built", async () => {
  const gateway = await startTestGateway();
  const call = httpClient(gateway.url);
  const answer = await call("GET", "/", { headers: html });
  expect(answer.status).toBe(503);
  expect(answer.text).toContain("npm run build");
  expect((await call("GET", "/livez")).status).toBe(200);
  await gateway.close();
});

/** As the build leaves it. */
async function writeBuild(folder: string, scripts: Record<string, string[]>): Promise<void> {
  await writeFile(join(folder, "index.html"), page);
  await writeFile(join(folder, "page-scripts.json"), JSON.stringify(scripts));
}
