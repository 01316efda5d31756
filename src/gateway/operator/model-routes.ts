/** The model that writes the answers, over HTTP: what it is, trying another, choosing it, going without one. */
import { z } from "zod";
import { modelTestIdSchema } from "#contracts/ids.ts";
import {
  chooseModelBodySchema,
  modelTestSchema,
  operatorModelSchema,
  testModelBodySchema,
} from "#contracts/operator-model.ts";
import { findModelTest } from "#vault/model-tests.ts";
import type { Accounts } from "../auth/accounts.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { clientOf } from "../http/client.ts";
import { noContent, problemResponses } from "../http/documentation.ts";
import { ProblemError } from "../http/problem.ts";
import { askForTry, chooseModel, disconnectModel } from "./model/choose-model.ts";
import { readModel } from "./model/read-model.ts";
import { requireActingOperator, requireOperator } from "./require-operator.ts";

const tags = ["operator"];
const path = "/api/operator/model";
const triedSchema = z.object({ id: modelTestIdSchema });

export function modelRoutes(app: GatewayApp, accounts: Accounts): void {
  choosing(app, accounts);
  trying(app, accounts);
}

function choosing(app: GatewayApp, accounts: Accounts): void {
  app.get(
    path,
    {
      schema: {
        tags,
        summary: "What running workers answer with, and the model that is saved",
        response: { 200: operatorModelSchema, ...problemResponses },
      },
    },
    async ({ principal }) => {
      await requireOperator(accounts, principal);
      return readModel(accounts);
    },
  );
  app.put(
    path,
    {
      schema: {
        tags,
        summary: "Choose the model that writes the answers",
        body: chooseModelBodySchema,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal, body } = request;
      await requireActingOperator(accounts, principal);
      await chooseModel(accounts, body, { principal, client: clientOf(request) });
      return reply.code(204).send(null);
    },
  );
  app.delete(
    path,
    {
      schema: {
        tags,
        summary: "Go without a model: the library alone answers, and the key is forgotten",
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal } = request;
      await requireActingOperator(accounts, principal);
      await disconnectModel(accounts, { principal, client: clientOf(request) });
      return reply.code(204).send(null);
    },
  );
}

function trying(app: GatewayApp, accounts: Accounts): void {
  app.post(
    `${path}/tests`,
    {
      schema: {
        tags,
        summary: "Have a worker try a model, which need not be saved",
        body: testModelBodySchema,
        response: { 202: triedSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal, body } = request;
      await requireActingOperator(accounts, principal);
      const id = await askForTry(accounts, body, { principal, client: clientOf(request) });
      return reply.code(202).send({ id });
    },
  );
  app.get(
    `${path}/tests/:id`,
    {
      schema: {
        tags,
        summary: "How a model did when it was tried",
        params: triedSchema,
        response: { 200: modelTestSchema, ...problemResponses },
      },
    },
    async ({ principal, params }) => {
      await requireOperator(accounts, principal);
      const test = await findModelTest(accounts.database, params.id);
      if (!test) throw new ProblemError("not_found");
      return test;
    },
  );
}
