/** Every way in which a request can fail ends here: handlers, unknown routes, broken HTTP. */
import type { Socket } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { GatewayEvents } from "../events.ts";
import type { GatewayApp } from "./app-types.ts";
import { ProblemError, problemContentType, retryAfterSeconds, toProblem } from "./problem.ts";
import { recogniseFault } from "./recognise-fault.ts";

export function sendProblem(reply: FastifyReply, error: ProblemError): void {
  const problem = toProblem(error);
  const wait = retryAfterSeconds(error);
  if (wait !== null) reply.header("retry-after", String(wait));
  if (problem.status === 401) reply.header("www-authenticate", "Bearer");
  reply
    .code(problem.status)
    .header("content-type", problemContentType)
    .header("cache-control", "no-store")
    .send(JSON.stringify(problem));
}

export function handleFaults(app: GatewayApp, events: GatewayEvents): void {
  app.setErrorHandler((fault, request, reply) => {
    const error = recogniseFault(fault);
    // A refusal for want of room is no fault, and there may be thousands.
    if (error.code === "internal" || error.cause !== undefined) {
      events.faultMet({ requestId: request.id, fault: error.cause ?? error });
    }
    sendProblem(reply, error);
  });
}

export function answerFrameworkFault(
  fault: unknown,
  _request: FastifyRequest,
  reply: FastifyReply,
) {
  sendProblem(reply, recogniseFault(fault));
}

/** What isn't HTTP at all never becomes a request: it is answered on the bare socket. */
export function answerBrokenHttp(_fault: Error, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify(toProblem(new ProblemError("invalid_request")));
  const head = [
    "HTTP/1.1 400 Bad Request",
    `Content-Type: ${problemContentType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Cache-Control: no-store",
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
