/** The safety card over HTTP: for everybody, signed in or not. */
import { safetyCardSchema } from "#contracts/safety-card.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { problemResponses } from "../http/documentation.ts";
import { readCard } from "./read-card.ts";
import { readMeasured } from "./read-measured.ts";

export function safetyCardRoutes(app: GatewayApp, database: Database<Schema>): void {
  const measured = readMeasured();
  app.get(
    "/api/safety-card",
    {
      config: { public: true },
      schema: {
        security: [],
        tags: ["safety"],
        summary: "What answers here, and how well it did where that was measured",
        response: { 200: safetyCardSchema, ...problemResponses },
      },
    },
    () => readCard(database, measured),
  );
}
