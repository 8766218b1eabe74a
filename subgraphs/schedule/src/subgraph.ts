import { exportPieces } from '@moim/events';
import {
  exportPieceAnswer,
  prismaOptions,
  pruneExportPieces,
  type RunningSubgraph,
  startSubgraph,
} from '@moim/subgraph-kit';
import type { ScheduleConfig } from './config.ts';
import type { Context } from './context.ts';
import { handlers } from './events/index.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { createLoaders } from './loaders.ts';
import { resolvers } from './resolvers/index.ts';

/** Starts the schedule subgraph; resolves when it listens. */
export async function startSchedule(config: ScheduleConfig): Promise<RunningSubgraph> {
  const db = new PrismaClient(prismaOptions(config.DATABASE_URL));
  return startSubgraph<Context>({
    name: 'schedule',
    config,
    db,
    events: { handlers, answers: [exportPieceAnswer(exportPieces.schedule, db)], chores: [pruneExportPieces] },
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    context: (base) => ({
      ...base,
      db,
      loaders: createLoaders({ db, asker: base.asker }, base.viewer?.userId ?? null),
    }),
    close: () => db.$disconnect(),
  });
}

export { readScheduleConfig } from './config.ts';
