/** Which addresses the desk may connect to: the public internet, never a network behind or beside it. Source: IANA special-purpose registries. */
import { BlockList, isIP } from 'node:net';

const forbidden = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  forbidden.addSubnet(net, bits, 'ipv4');

/** Of IPv6 only what is given out worldwide, without its parts that stand for IPv4 or for documentation. */
const worldwide = new BlockList();
worldwide.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  forbidden.addSubnet(net, bits, 'ipv6');

/** Whether an address is one of the public internet; text that is no address is not. An IPv4 address inside IPv6 is none. */
export function isPublic(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return !forbidden.check(address, 'ipv4');
  if (kind !== 6 || address.includes('%')) return false;
  return worldwide.check(address, 'ipv6') && !forbidden.check(address, 'ipv6');
}
