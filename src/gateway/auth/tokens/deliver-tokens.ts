/** How a client gets its tokens: the access token in the body; the refresh token in a cookie, or there too. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Tokens } from "#contracts/auth.ts";
import { clientOf } from "../../http/client.ts";
import type { Accounts } from "../accounts.ts";
import type { OpenedDevice } from "../devices/open-device.ts";
import { rememberNetwork } from "../guesses/familiar-networks.ts";
import { refreshCookie } from "./refresh-cookie.ts";

export type Deliver = (
  request: FastifyRequest,
  reply: FastifyReply,
  device: OpenedDevice,
  delivery: "cookie" | "body",
) => Promise<Tokens>;

export function tokenDelivery(accounts: Accounts): Deliver {
  const { accessTokens, config } = accounts;
  const cookie = refreshCookie(config);
  return async (request, reply, device, delivery) => {
    const tokens = await accessTokens.mint(device);
    await rememberNetwork(accounts, device.userId, clientOf(request));
    if (delivery === "body") return { ...tokens, refreshToken: device.refreshToken };
    cookie.set(request, reply, device);
    return tokens;
  };
}
