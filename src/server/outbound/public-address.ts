import { BlockList, isIP } from "node:net";

/**
 * Whether an address is one of the public internet: not of this machine, its network, its provider, a cloud's own
 * services, a multicast group, an example or a tunnel (IANA's special-purpose registries, RFC 6890). Forms of IPv6 that
 * hide an IPv4 address (mapped, NAT64, 6to4, Teredo) are refused whatever they hide.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special4.check(address, "ipv4");
    case 6:
      return global6.check(address, "ipv6") && !special6.check(address, "ipv6");
    default:
      return false;
  }
}

const special4 = listOf("ipv4", [
  "0.0.0.0/8", // this network; 0.0.0.0 leads to this machine
  "10.0.0.0/8", // private
  "100.64.0.0/10", // shared by a provider's customers
  "127.0.0.0/8", // this machine
  "169.254.0.0/16", // this link; clouds answer with keys at 169.254.169.254
  "172.16.0.0/12", // private
  "192.0.0.0/24", // the protocol's own
  "192.0.2.0/24", // examples
  "192.31.196.0/24", // name servers' own
  "192.52.193.0/24", // multicast tunnels
  "192.88.99.0/24", // 6to4 relays
  "192.168.0.0/16", // private
  "192.175.48.0/24", // name servers' own
  "198.18.0.0/15", // measuring
  "198.51.100.0/24", // examples
  "203.0.113.0/24", // examples
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, and broadcast
]);

/** All that was ever given out of IPv6; loopback, link-local, unique-local, multicast, mapped and NAT64 stand outside it. */
const global6 = listOf("ipv6", ["2000::/3"]);

const special6 = listOf("ipv6", [
  "2001::/23", // the protocol's own, Teredo among it
  "2001:db8::/32", // examples
  "2002::/16", // 6to4
  "2620:4f:8000::/48", // name servers' own
  "3fff::/20", // examples
]);

function listOf(family: "ipv4" | "ipv6", subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = "", bits] = subnet.split("/");
    list.addSubnet(net, Number(bits), family);
  }
  return list;
}
