/** What is kept of where a request came from: its network, never the whole address, and how the client names itself. */
import { isIPv4 } from "node:net";
import type { FastifyRequest } from "fastify";
import { readAddress } from "./client-address.ts";

export type Client = {
  /** What limits count by: the IPv4 address, or the IPv6 /64, which one household or server holds (rule 17). */
  network: string;
  /** What is stored and shown: IPv4 /24 or IPv6 /48. */
  addressPrefix: string;
  userAgent: string;
  /** Such as "Firefox on Linux". */
  deviceName: string;
};

/** Who does what no request asked for: the server itself, or its operator on the command line. */
export const nowhere: Client = { network: "", addressPrefix: "", userAgent: "", deviceName: "" };

const userAgentLimit = 200;

export function clientOf(request: FastifyRequest): Client {
  const userAgent = (request.headers["user-agent"] ?? "").slice(0, userAgentLimit);
  return {
    ...networksOf(readAddress(request.ip)),
    userAgent,
    deviceName: nameDevice(userAgent),
  };
}

function networksOf(address: string | null): Pick<Client, "network" | "addressPrefix"> {
  if (address === null) return { network: "unknown", addressPrefix: "" };
  if (!isIPv4(address)) {
    return { network: ipv6Network(address, 4), addressPrefix: ipv6Network(address, 3) };
  }
  return { network: address, addressPrefix: `${address.split(".").slice(0, 3).join(".")}.0/24` };
}

/** The first groups of 16 bits, written out: "2001:db8:0::/48". */
function ipv6Network(address: string, groups: number): string {
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array<string>(missing).fill("0"), ...after];
  return `${all.slice(0, groups).join(":")}::/${groups * 16}`;
}

/** Order matters: Chrome and Edge name Safari too. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdg/, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/\bSafari\//, "Safari"],
  [/\bcurl\//, "curl"],
];
const systems: readonly [RegExp, string][] = [
  [/\b(iPhone|iPad)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** What a client calls itself, in few words. */
export function nameDevice(userAgent: string): string {
  const find = (names: readonly [RegExp, string][]) =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1];
  const parts = [find(browsers), find(systems)].filter((part) => part !== undefined);
  return parts.join(" on ") || "Unknown client";
}
