import { exportPieces } from '@moim/events';
import {
  connectRateLimits,
  exportPieceAnswer,
  prismaOptions,
  pruneExportPieces,
  type RunningSubgraph,
  startSubgraph,
} from '@moim/subgraph-kit';
import type { ContentConfig } from './config.ts';
import type { Context } from './context.ts';
import { handlers } from './events/index.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { createLoaders } from './loaders/index.ts';
import { resolvers } from './resolvers/index.ts';

/** Starts the content subgraph; resolves when it listens. */
export async function startContent(config: ContentConfig): Promise<RunningSubgraph> {
  const db = new PrismaClient(prismaOptions(config.DATABASE_URL));
  const limits = await connectRateLimits(config);
  return startSubgraph<Context>({
    name: 'content',
    config,
    db,
    events: { handlers, answers: [exportPieceAnswer(exportPieces.content, db)], chores: [pruneExportPieces] },
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    context: (base) => ({
      ...base,
      db,
      limits,
      loaders: createLoaders({ db, asker: base.asker }, base.viewer?.userId ?? null),
    }),
    optionalChecks: limits.checks,
    async close() {
      limits.close();
      await db.$disconnect();
    },
  });
}

export { readContentConfig } from './config.ts';
