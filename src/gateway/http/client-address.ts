/** Addresses in one spelling: some proxies write the port along, capitals, zeros, or IPv4 as IPv6. */
import { isIPv4, isIPv6 } from "node:net";

/** Null for what is no address, such as the "unknown" of RFC 7239 section 6. */
export function readAddress(text: string): string | null {
  const bare = withoutPort(text.trim()).split("%", 1)[0] ?? "";
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return null;
  const plain = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  return mappedIPv4(plain) ?? plain;
}

function withoutPort(text: string): string {
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(text) ?? [];
  const [, dotted] = /^(\d+(?:\.\d+){3}):\d+$/.exec(text) ?? [];
  return bracketed ?? dotted ?? text;
}

function mappedIPv4(address: string): string | null {
  const [, high, low] = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(address) ?? [];
  if (high === undefined || low === undefined) return null;
  const bytes = [high, low].flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
  return bytes.join(".");
}
