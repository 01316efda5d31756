/** The people one cares for, over HTTP. */
import { z } from "zod";
import { personIdSchema } from "#contracts/ids.ts";
import { caredForSchema, peopleListSchema, personBodySchema } from "#contracts/profile.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { ProblemError } from "../http/problem.ts";
import type { PeopleStore } from "./people-store.ts";

const tags = ["profile"];
const ofPerson = z.object({ personId: personIdSchema });

export function peopleRoutes(app: GatewayApp, people: PeopleStore): void {
  app.get(
    "/api/people",
    { schema: { tags, response: { 200: peopleListSchema } } },
    async ({ principal }) => ({ items: await people.list(principal.userId) }),
  );
  app.post(
    "/api/people",
    { schema: { tags, body: personBodySchema, response: { 201: caredForSchema } } },
    async ({ principal, body }, reply) => {
      const added = await people.add(principal.userId, body);
      if (!added) throw new ProblemError("too_many_people");
      return reply.code(201).send(added);
    },
  );
  app.put(
    "/api/people/:personId",
    {
      schema: {
        tags,
        params: ofPerson,
        body: personBodySchema,
        response: { 200: caredForSchema },
      },
    },
    async ({ principal, params, body }) => {
      const changed = await people.change(principal.userId, params.personId, body);
      if (!changed) throw new ProblemError("not_found");
      return changed;
    },
  );
  app.delete(
    "/api/people/:personId",
    { schema: { tags, params: ofPerson, response: { 204: z.null() } } },
    async ({ principal, params }, reply) => {
      const removed = await people.remove(principal.userId, params.personId);
      if (!removed) throw new ProblemError("not_found");
      return reply.code(204).send(null);
    },
  );
}
