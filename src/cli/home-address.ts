/** Which address of this machine a phone in the same home can open. */
import { createSocket } from "node:dgram";
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** RFC 1918. */
const privateRanges = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;
/** RFC 3927: what a machine gives itself where nobody gives it an address. */
const selfGiven = /^169\.254\./;
/** Networks inside of this machine, and tunnels out of it: no phone of the home is in there. */
const notTheHome =
  /^(docker|br-|veth|virbr|vboxnet|vmnet|vEthernet|bridge|utun|tun|tap|wg|ppp|tailscale|zt)/i;

/** Null without any. */
export async function homeAddress(): Promise<string | null> {
  return chooseAddress(networkInterfaces(), await defaultRouteAddress());
}

/** @param routed this machine's address on the way to the internet */
export function chooseAddress(interfaces: Interfaces, routed: string | null): string | null {
  const ranked = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === "IPv4" && !internal)
      .filter(({ address }) => !selfGiven.test(address))
      .map(({ address }) => ({ address, rank: rankOf(name, address, routed) })),
  );
  return ranked.sort((one, other) => one.rank - other.rank)[0]?.address ?? null;
}

/** The least is the best. */
function rankOf(name: string, address: string, routed: string | null): number {
  const faults = [notTheHome.test(name), !privateRanges.test(address), address !== routed];
  return faults.reduce((rank, fault) => rank * 2 + Number(fault), 0);
}

/** A socket for datagrams only looks up its way when it is connected: nothing is sent. */
function defaultRouteAddress(): Promise<string | null> {
  const socket = createSocket("udp4");
  return new Promise<string | null>((resolve) => {
    socket.once("error", () => resolve(null));
    socket.connect(9, "203.0.113.1", () => resolve(socket.address().address));
  }).finally(() => socket.close());
}
