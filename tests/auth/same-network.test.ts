/** One network is one, however a proxy writes it down. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type Call, httpClient } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

let gateway: TestGateway;
let call: Call;
let people = 0;
beforeAll(async () => {
  const env = { HEALIFY_TRUSTED_PROXIES: "127.0.0.1", HEALIFY_LIMIT_SIGN_UPS: "1" };
  gateway = await startTestGateway({ env });
  call = httpClient(gateway.url);
});
afterAll(() => gateway.close());

const signUpFrom = (address: string) => {
  const email = `neighbour${++people}@example.org`;
  const body = { email, password: "quiet otters juggle plums", delivery: "body" };
  return call("POST", "/api/auth/sign-up", { body, headers: { "x-forwarded-for": address } });
};
const tokenSchema = z.object({ accessToken: z.string() });
const devicesSchema = z.object({ items: z.array(z.object({ addressPrefix: z.string() })) });

it.each([
  ["an IPv4 address with the port", "203.0.113.7:51812", "203.0.113.7:51813", "203.0.113.0/24"],
  ["an IPv4 address as IPv6", "198.51.100.7", "::ffff:c633:6407", "198.51.100.0/24"],
  ["an IPv6 address in capitals", "2001:db8:a::1", "2001:DB8:A:0:1::2", "2001:db8:a::/48"],
  ["an IPv6 address with zeros", "2001:db8:b::1", "2001:0db8:000b::3", "2001:db8:b::/48"],
  ["an IPv6 address with the port", "[2001:db8:c::1]:443", "2001:db8:c::9", "2001:db8:c::/48"],
])("rule 17: %s counts for the same network", async (_what, address, again, prefix) => {
  const made = await signUpFrom(address);
  expect(made.status).toBe(201);
  expect((await signUpFrom(again)).status).toBe(429);
  const { accessToken: token } = tokenSchema.parse(made.json);
  const { items } = devicesSchema.parse((await call("GET", "/api/auth/devices", { token })).json);
  expect(items.map(({ addressPrefix }) => addressPrefix)).toEqual([prefix]);
});
