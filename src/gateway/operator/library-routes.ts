/** The library over HTTP: what is in it, and one change of it at a time, which tells how far it is. */
import { z } from "zod";
import { libraryJobIdSchema } from "#contracts/ids.ts";
import {
  addToLibraryBodySchema,
  libraryJobSchema,
  mostUploadBytes,
  operatorLibrarySchema,
  uploadPieceBytes,
} from "#contracts/operator-library.ts";
import type { Accounts } from "../auth/accounts.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { clientOf } from "../http/client.ts";
import { noContent, problemResponses } from "../http/documentation.ts";
import { ProblemError } from "../http/problem.ts";
import { requireActingOperator, requireOperator } from "./require-operator.ts";
import { addToLibrary, deskOf, readLibrary, removeFromLibrary } from "./sources/change-library.ts";

const tags = ["operator"];
const path = "/api/operator/library";
const jobSchema = z.object({ id: libraryJobIdSchema });

export function libraryRoutes(app: GatewayApp, accounts: Accounts): void {
  changing(app, accounts);
  jobs(app, accounts);
  // With a body of its own kind, which no other route takes.
  void app.register(async (scope) => receiving(scope, accounts));
}

function changing(app: GatewayApp, accounts: Accounts): void {
  app.get(
    path,
    {
      schema: {
        tags,
        summary: "What is in the library, and the change under way",
        response: { 200: operatorLibrarySchema, ...problemResponses },
      },
    },
    async ({ principal }) => {
      await requireOperator(accounts, principal);
      return readLibrary(accounts);
    },
  );
  app.delete(
    `${path}/sources/:source`,
    {
      schema: {
        tags,
        summary: "Take a source out of the library",
        params: z.object({ source: z.string().max(100) }),
        response: { 202: libraryJobSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal, params } = request;
      await requireActingOperator(accounts, principal);
      const by = { principal, client: clientOf(request) };
      return reply.code(202).send(await removeFromLibrary(accounts, params.source, by));
    },
  );
}

function jobs(app: GatewayApp, accounts: Accounts): void {
  app.post(
    `${path}/jobs`,
    {
      schema: {
        tags,
        summary: "Add a source: fetched, or uploaded in pieces that follow",
        body: addToLibraryBodySchema,
        response: { 202: libraryJobSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal, body } = request;
      await requireActingOperator(accounts, principal);
      const by = { principal, client: clientOf(request) };
      return reply.code(202).send(await addToLibrary(accounts, body, by));
    },
  );
  app.delete(
    `${path}/jobs/:id`,
    {
      schema: {
        tags,
        summary: "Give the change up: the library stays as it was",
        params: jobSchema,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async ({ principal, params }, reply) => {
      await requireOperator(accounts, principal);
      if (!deskOf(accounts).cancel(params.id)) throw new ProblemError("wrong_state");
      return reply.code(204).send(null);
    },
  );
}

function receiving(app: GatewayApp, accounts: Accounts): void {
  app.addContentTypeParser<Buffer>(
    "application/octet-stream",
    { parseAs: "buffer" },
    (_request, bytes, done) => done(null, bytes),
  );
  app.put(
    `${path}/jobs/:id/pieces/:from`,
    {
      bodyLimit: uploadPieceBytes,
      schema: {
        tags,
        summary: "The next piece of an upload, which begins at this byte; application/octet-stream",
        params: jobSchema.extend({ from: z.coerce.number().int().min(0).max(mostUploadBytes) }),
        response: { 204: noContent, ...problemResponses },
      },
    },
    async ({ principal, params, body }, reply) => {
      await requireOperator(accounts, principal);
      const taken = Buffer.isBuffer(body) && deskOf(accounts).receive(params.id, params.from, body);
      if (!taken) {
        throw new ProblemError("wrong_state", { detail: "This is not the piece that comes next." });
      }
      return reply.code(204).send(null);
    },
  );
}
