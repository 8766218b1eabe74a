import type { BaseContext, RateLimits } from '@moim/subgraph-kit';
import type { AccessTokenIssuer } from './access-token.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { Loaders } from './loaders.ts';
import type { MailTools } from './mail/index.ts';
import type { SignInProviders } from './providers/index.ts';

/** One request to the user subgraph. */
export interface Context extends BaseContext, MailTools {
  db: PrismaClient;
  loaders: Loaders;
  tokens: AccessTokenIssuer;
  providers: SignInProviders;
  limits: RateLimits;
  /** On how many devices a person can be signed in. */
  maxDevices: number;
  /** The origin at which people reach the platform. */
  publicUrl: string;
}
