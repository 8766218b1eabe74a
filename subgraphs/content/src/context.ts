import type { BaseContext, RateLimits } from '@moim/subgraph-kit';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { Loaders } from './loaders/index.ts';

/** One request to the content subgraph. */
export interface Context extends BaseContext {
  db: PrismaClient;
  loaders: Loaders;
  limits: RateLimits;
}
