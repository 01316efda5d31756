/** What no route takes: 405 where another method would do, 404 else. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { GatewayApp } from "./app-types.ts";
import { ProblemError } from "./problem.ts";
import { sendProblem } from "./send-problem.ts";

/** To be called before routes are added: it learns them as they come. `page` may answer a navigation. */
export function answerUnknownRoutes(
  app: GatewayApp,
  page: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null,
): void {
  const known: GatewayApp["routeTable"][number][] = [];
  const patterns = new Map<string, RegExp>();
  app.decorate("routeTable", known);
  app.addHook("onRoute", (route) => {
    const { url } = route;
    for (const method of [route.method].flat()) {
      // Asked for later: the hooks of the route's own scope run after this one.
      known.push({ method, url, isPublic: () => route.config?.public === true });
    }
    // Whatever takes every address takes none in particular.
    if (!url.endsWith("*")) patterns.set(url, toPattern(url));
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "";
    const methods = known
      .filter(({ url }) => patterns.get(url)?.test(path))
      .map((route) => route.method);
    if (methods.length > 0 && !methods.includes(request.method)) {
      reply.header("allow", [...new Set(methods)].join(", "));
      return sendProblem(reply, new ProblemError("method_not_allowed"));
    }
    return page(request, reply) ?? sendProblem(reply, new ProblemError("not_found"));
  });
}

function toPattern(url: string): RegExp {
  const parts = url
    .split("/")
    .map((part) => (part.startsWith(":") ? "[^/]+" : RegExp.escape(part)));
  return new RegExp(`^${parts.join("/")}$`);
}
