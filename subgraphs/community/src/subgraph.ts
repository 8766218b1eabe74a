import { exportPieces } from '@moim/events';
import {
  databasePool,
  exportPieceAnswer,
  prismaOptions,
  pruneExportPieces,
  type RunningSubgraph,
  type SubgraphOptions,
  startSubgraph,
} from '@moim/subgraph-kit';
import type { CommunityConfig } from './config.ts';
import type { Context } from './context.ts';
import { settlingClaims } from './domain/settle-claims.ts';
import { communityCardsAnswer } from './events/answer-community-cards.ts';
import { communityMembershipsAnswer } from './events/answer-community-memberships.ts';
import { leadershipsAnswer } from './events/answer-leaderships.ts';
import { handlers } from './events/index.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { createLoaders } from './loaders.ts';
import { resolvers } from './resolvers/index.ts';

/** Starts the community subgraph; resolves when it listens. Claims to leaderships are looked at every `claimsEveryMs`, a minute by default. */
export async function startCommunity(
  config: CommunityConfig,
  options: { claimsEveryMs?: number } = {},
): Promise<RunningSubgraph> {
  return startSubgraph(communitySubgraph(config, options));
}

/** What the community subgraph is made of, connected. */
export function communitySubgraph(
  config: CommunityConfig,
  { claimsEveryMs }: { claimsEveryMs?: number } = {},
): SubgraphOptions<Context> {
  const pool = databasePool(config.DATABASE_URL);
  const db = new PrismaClient(prismaOptions(pool));
  return {
    name: 'community',
    config,
    db,
    pool,
    events: {
      handlers,
      answers: [
        communityCardsAnswer(db),
        communityMembershipsAnswer(db),
        leadershipsAnswer(db),
        exportPieceAnswer(exportPieces.community, db),
      ],
      chores: (tools) => [pruneExportPieces, settlingClaims(db, tools, claimsEveryMs)],
    },
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    context: (base) => ({ ...base, db, loaders: createLoaders(db, base) }),
    close: () => db.$disconnect(),
  };
}

export { readCommunityConfig } from './config.ts';
