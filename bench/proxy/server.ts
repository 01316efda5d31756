/** A plain streaming HTTP proxy in front of the model, the least that any system could be: PROXY_TO names the model. */
import { Agent, request as call, createServer } from "node:http";
import type { AddressInfo } from "node:net";

const target = new URL(process.env.PROXY_TO ?? "");
const agent = new Agent({ keepAlive: true });

const server = createServer({ noDelay: true, keepAliveTimeout: 600_000 }, (incoming, outgoing) => {
  const forwarded = call(
    {
      agent,
      host: target.hostname,
      port: target.port,
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
    },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, {
        "content-type": answer.headers["content-type"],
        "cache-control": answer.headers["cache-control"],
      });
      answer.pipe(outgoing);
    },
  );
  forwarded.on("error", () => outgoing.destroy());
  outgoing.on("close", () => forwarded.destroy());
  incoming.pipe(forwarded);
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(`ready at http://127.0.0.1:${port}`);
});
process.once("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
  agent.destroy();
});
