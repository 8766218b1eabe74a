import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyBaseLogger } from 'fastify';

/** The supergraph as it is checked in: `npm run generate` composes it from supergraph.yaml. */
export const SUPERGRAPH_FILE = fileURLToPath(new URL('../../supergraph.graphql', import.meta.url));

/** How often the file is looked at, in milliseconds: looking works on every file system, and with files that are replaced. */
const LOOK_EVERY_MS = 500;

export interface FollowOptions {
  file: string;
  /** What is gone by already. */
  current: string;
  log: FastifyBaseLogger;
  /** Goes by another supergraph. Rejects for one that is refused: then all stays as it is. */
  take(supergraphSdl: string): Promise<void>;
}

/** Hands on what the file becomes, one at a time. Returns how to stop. */
export function followSupergraph({ file, current, log, take }: FollowOptions): () => void {
  let seen = current;
  let taking = Promise.resolve();
  const look = async () => {
    let next: string;
    try {
      next = readFileSync(file, 'utf8');
    } catch (error) {
      return log.error({ err: error, file }, 'the supergraph cannot be read: the one before stays');
    }
    if (next === seen) return;
    seen = next;
    try {
      await take(next);
      log.info({ file }, 'another supergraph is gone by');
    } catch (error) {
      log.error({ err: error, file }, 'a supergraph is refused: the one before stays');
    }
  };
  const listener = () => {
    taking = taking.then(look);
  };
  watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, listener);
  return () => unwatchFile(file, listener);
}
