import type { BaseContext, RateLimits } from '@moim/subgraph-kit';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { Loaders } from './loaders.ts';
import type { TypingPermits } from './typing-permits.ts';

/** One request to the chat subgraph. */
export interface Context extends BaseContext {
  db: PrismaClient;
  loaders: Loaders;
  limits: RateLimits;
  typing: TypingPermits;
  unread: { changed(roomId: string): void };
}
