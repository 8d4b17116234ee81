import { isIPv4, isIPv6 } from 'node:net';

/** The first half of an IPv6 address, which one household or one server has for itself. */
function network(address: string): string {
  const [head = '', tail] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const between = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(between).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}

/**
 * Who is at the other end, for limits. Behind `proxies` proxies of the merchant's own it is what the outermost of them
 * has written into `X-Forwarded-For`; what stands before that anybody may have written.
 */
export function clientOf(socketAddress: string | undefined, forwardedFor: string | undefined, proxies: number): string {
  const chain = [...(forwardedFor ?? '').split(',').map((one) => one.trim()), socketAddress ?? ''];
  const written = chain.at(-1 - proxies) ?? socketAddress ?? '';
  const address = written
    .replace(/^\[|\](?::\d+)?$/g, '')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '');
  if (isIPv4(address)) return address;
  return isIPv6(address) ? network(address) : 'unknown';
}
