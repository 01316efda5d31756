/** The built web app: files that never change under hashed names, and one page for every address of the app. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { GatewayApp } from "./app-types.ts";

const workerPath = "/service-worker.js";

export type WebApp = {
  register(app: GatewayApp): Promise<void>;
  /** Answers a navigation to an address of the app; null when it isn't one. */
  page(request: FastifyRequest, reply: FastifyReply): FastifyReply | null;
};

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Healify</title>
<h1>The web app is not built yet</h1>
<p>Run <code>npm run build</code> in Healify's folder, then load this page again.
The HTTP interface works already: see <a href="/api/docs">/api/docs</a>.</p></html>`;

type WebAppOptions = {
  /** Without it, the service worker's place is taken by one that removes it from browsers that have it. */
  offline: boolean;
};

/** `folder`: where the build put index.html; absolute. */
export function webApp(folder: string, { offline }: WebAppOptions): WebApp {
  const built = existsSync(join(folder, "index.html"));
  const scripts = built ? readPageScripts(folder) : {};
  return {
    async register(app) {
      if (!built) return;
      await app.register(async (scope) => {
        scope.addHook("onRoute", (route) => {
          route.config = { ...route.config, public: true };
          route.schema = { ...route.schema, hide: true };
        });
        await scope.register(fastifyStatic, {
          root: folder,
          cacheControl: false,
          // The build writes .br and .gz beside each file.
          preCompressed: true,
          setHeaders: (reply, path) => {
            // While a slow reader takes a file, everything that waits for its end listens: 11 do, one more than Node
            // believes in without a warning.
            reply.raw.setMaxListeners(20);
            const hashed = path.startsWith(join(folder, "assets"));
            reply.header(
              "cache-control",
              hashed ? "public, max-age=31536000, immutable" : "no-cache",
            );
          },
        });
        if (!offline)
          scope.get(workerPath, (_request, reply) =>
            reply.sendFile("service-worker-off.js", folder),
          );
      });
    },
    page(request, reply) {
      if (!isNavigation(request)) return null;
      if (built) {
        const own = scripts[request.url.match(firstWord)?.[1] ?? ""] ?? [];
        // Fetched beside the app, not once the app has run and asked for them.
        if (own.length > 0) reply.header("link", own.map(asPreload).join(", "));
        return reply.sendFile("index.html", folder);
      }
      return reply.code(503).type("text/html; charset=utf-8").send(notBuilt);
    },
  };
}

const firstWord = /^\/([a-z-]*)/;
const asPreload = (path: string) => `<${path}>; rel=modulepreload`;
const pageScriptsSchema = z.record(z.string(), z.array(z.string()));

/** The scripts of the pages that are opened most, by the first word of their address, as the build wrote them down. */
function readPageScripts(folder: string): z.infer<typeof pageScriptsSchema> {
  return pageScriptsSchema.parse(
    JSON.parse(readFileSync(join(folder, "page-scripts.json"), "utf8")),
  );
}

function isNavigation({ method, url, headers }: FastifyRequest): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  return !/^\/(api|\.well-known)(\/|\?|$)/.test(url) && /\btext\/html\b/.test(headers.accept ?? "");
}
