import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { codeOf } from '../plain-error.ts';

/**
 * Below the range from which systems give ports to outgoing connections (32768 upwards on Linux): a service that is
 * restarted finds its port free again.
 */
const FIRST_PORT = 20_000;
const LAST_PORT = 31_999;

/** `count` different ports of 127.0.0.1 on which nothing listens at this moment. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(FIRST_PORT, LAST_PORT + 1);
    if (!ports.has(port) && (await listenError('127.0.0.1', port)) === undefined) ports.add(port);
  }
  return [...ports];
}

/** One such port. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error('freePorts(1) gave none');
  return port;
}

/** Why nobody can listen there now (`EADDRINUSE`, `EACCES`, ...), or undefined when one can. */
export function listenError(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(codeOf(error) ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
