/** The profile over HTTP. */
import { profileSchema } from "#contracts/profile.ts";
import type { GatewayApp } from "../http/app-types.ts";
import type { ProfileStore } from "./profile-store.ts";

export async function profileRoutes(app: GatewayApp, profiles: ProfileStore): Promise<void> {
  app.get(
    "/api/profile",
    { schema: { tags: ["profile"], response: { 200: profileSchema } } },
    (request) => profiles.read(request.principal.userId),
  );
  app.put(
    "/api/profile",
    { schema: { tags: ["profile"], body: profileSchema, response: { 200: profileSchema } } },
    async (request) => {
      await profiles.write(request.principal.userId, request.body);
      return request.body;
    },
  );
}
