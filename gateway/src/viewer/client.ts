import { isIP, SocketAddress } from 'node:net';
import type { Client, ClientKind } from '@moim/service-kit';
import type { FastifyRequest } from 'fastify';

const MAX_USER_AGENT = 256;
const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The program and the machine that a request comes from, for the subgraphs. */
export function clientOf(request: FastifyRequest): Client {
  return {
    kind: clientKind(request),
    address: addressOf(request),
    userAgent: request.headers['user-agent']?.slice(0, MAX_USER_AGENT) || null,
  };
}

/**
 * Browsers send one of these headers with every POST, and no script can leave it out or change it; other programs, Node's own `fetch` among
 * them, send neither. So nobody gets tokens into a page's reach by saying that it is a native app.
 */
export function clientKind({ headers }: Pick<FastifyRequest, 'headers'>): ClientKind {
  if (headers['sec-fetch-site'] !== undefined || headers.origin !== undefined) return 'browser';
  return headers['x-moim-client'] === 'native' ? 'native' : 'other';
}

/**
 * The address of the peer, or where that is a proxy of TRUST_PROXY, the address that it was told, and so on: the first that no trusted proxy
 * vouches for is left out, so what clients write into X-Forwarded-For themselves counts for nothing. IPv6 in its shortest form, and
 * IPv4 in IPv6 as IPv4, so that one machine has one address.
 */
function addressOf({ ip, ips, socket }: FastifyRequest): string {
  // Nearest first. What a proxy was told may be no address at all ("unknown"): then the proxy is the last that is known.
  const known = ips?.findLast((address) => isIP(address) !== 0) ?? (isIP(ip) === 0 ? socket.remoteAddress : ip);
  return canonical(known ?? '');
}

function canonical(address: string): string {
  const ipv4 = MAPPED_IPV4.exec(address)?.[1];
  if (ipv4 !== undefined) return ipv4;
  if (isIP(address) !== 6) return address;
  // A zone (`%eth0`) names a network card of this machine.
  return new SocketAddress({ address: address.replace(/%.*$/, ''), family: 'ipv6' }).address;
}
