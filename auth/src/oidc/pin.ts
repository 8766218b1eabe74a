import type { IncomingMessage } from 'node:http';

/**
 * Makes a request look as if it had come to the issuer's own address, whatever its Host and its forwarding headers say: all addresses in
 * answers, and whether cookies are Secure, derive from that.
 */
export function pinToIssuer(request: IncomingMessage, issuer: string): void {
  const { host, protocol } = new URL(issuer);
  const { headers } = request;
  delete headers['x-forwarded-host'];
  headers.host = host;
  headers['x-forwarded-proto'] = protocol.slice(0, -1);
}
