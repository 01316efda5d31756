/** A network in words. No data file of addresses is asked: it would be often wrong, and tell of a town that isn't theirs. */

/** IPv4 by RFC 1918, 3927 and 6598; IPv6 by RFC 4193 and 4291. */
const privateNetworks = [
  /^10\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^192\.168\./,
  /^169\.254\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^f[cd][0-9a-f]{2}:/i,
  /^fe[89ab][0-9a-f]:/i,
];
const thisMachine = /^(127\.|0:0:0::\/)/;

/** @param addressPrefix as it is stored: IPv4 /24 or IPv6 /48. @param here that of who asks; null when unknown. */
export function placeInWords(addressPrefix: string, here: string | null): string | null {
  if (addressPrefix === "") return null;
  if (thisMachine.test(addressPrefix)) return "The computer that Healify runs on";
  const isPrivate = privateNetworks.some((network) => network.test(addressPrefix));
  if (addressPrefix === here) {
    const kind = isPrivate ? "home or private network" : "network";
    return `The ${kind} that you are on now (${addressPrefix})`;
  }
  return isPrivate
    ? `A home or private network (${addressPrefix})`
    : `The network ${addressPrefix}`;
}
