/** Liveness and metrics of a worker process: it serves nothing else. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { Registry } from "prom-client";

/** Port 0 takes a free one. Rejects when the port is taken. */
export async function serveHealth(
  port: number,
  registry: Registry,
): Promise<{ close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url === "/livez") return void response.end("ok\n");
    if (request.url !== "/metrics") return void response.writeHead(404).end();
    void registry.metrics().then(
      (text) => response.setHeader("content-type", registry.contentType).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port);
  await once(server, "listening");
  return {
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
