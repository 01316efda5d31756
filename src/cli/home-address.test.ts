import { expect, it } from "vitest";
import { chooseAddress } from "./home-address.ts";

const at = (address: string, internal = false) => ({
  address,
  internal,
  family: "IPv4" as const,
  netmask: "255.255.255.0",
  mac: "00:00:00:00:00:00",
  cidr: null,
});
const six = { ...at("fd00::2"), family: "IPv6" as const, scopeid: 0 };

it.each([
  ["nothing but itself", { lo: [at("127.0.0.1", true)] }, null, null],
  [
    "one network",
    { lo: [at("127.0.0.1", true)], wlan0: [six, at("192.168.1.20")] },
    null,
    "192.168.1.20",
  ],
  [
    "cable and Wi-Fi",
    { eth0: [at("192.168.1.20")], wlan0: [at("192.168.1.21")] },
    "192.168.1.21",
    "192.168.1.21",
  ],
  [
    "containers of its own",
    { docker0: [at("172.17.0.1")], wlan0: [at("10.0.0.7")] },
    null,
    "10.0.0.7",
  ],
  [
    "a tunnel that takes everything",
    { tun0: [at("10.8.0.2")], en0: [at("192.168.0.4")] },
    "10.8.0.2",
    "192.168.0.4",
  ],
  [
    "a public address beside the home's",
    { eth0: [at("203.0.113.9")], eth1: [at("10.1.2.3")] },
    "203.0.113.9",
    "10.1.2.3",
  ],
  ["a public address alone", { eth0: [at("203.0.113.9")] }, "203.0.113.9", "203.0.113.9"],
  ["an address that it gave itself", { en0: [at("169.254.3.4")] }, null, null],
])("chooses with %s", (_name, interfaces, routed, chosen) => {
  expect(chooseAddress(interfaces, routed)).toBe(chosen);
});
