import type { BaseContext } from '@moim/subgraph-kit';
import type { Turnstile } from './domain/turnstile.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { Loaders } from './loaders.ts';

/** One request to the schedule subgraph. */
export interface Context extends BaseContext {
  db: PrismaClient;
  loaders: Loaders;
  /** Where all requests of this process queue for the seats of a meet-up. */
  turnstile: Turnstile;
  /** Where people reach the gateway. */
  publicUrl: string;
}
