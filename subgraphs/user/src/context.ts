import type { BaseContext } from '@moim/subgraph-kit';
import type { AccessTokenIssuer } from './access-token.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { Loaders } from './loaders.ts';

/** One request to the user subgraph. */
export interface Context extends BaseContext {
  db: PrismaClient;
  loaders: Loaders;
  tokens: AccessTokenIssuer;
  /** The origin at which people reach the platform. */
  publicUrl: string;
}
