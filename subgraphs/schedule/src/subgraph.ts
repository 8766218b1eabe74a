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
import type { ScheduleConfig } from './config.ts';
import type { Context } from './context.ts';
import { sendReminders } from './domain/send-reminders.ts';
import { LOCK_TIMEOUT_MS, Turnstile } from './domain/turnstile.ts';
import { handlers } from './events/index.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { serveCalendars } from './http/calendars.ts';
import { createLoaders } from './loaders.ts';
import { resolvers } from './resolvers/index.ts';

/** Starts the schedule subgraph; resolves when it listens. */
export async function startSchedule(config: ScheduleConfig): Promise<RunningSubgraph> {
  return startSubgraph(scheduleSubgraph(config));
}

/** What the schedule subgraph is made of, connected. */
export function scheduleSubgraph(config: ScheduleConfig): SubgraphOptions<Context> {
  const pool = databasePool(config.DATABASE_URL, { lockTimeoutMs: LOCK_TIMEOUT_MS });
  const db = new PrismaClient(prismaOptions(pool));
  const turnstile = new Turnstile(db);
  return {
    name: 'schedule',
    config,
    db,
    pool,
    events: {
      handlers,
      answers: [exportPieceAnswer(exportPieces.schedule, db)],
      chores: [pruneExportPieces, sendReminders],
    },
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    context: (base) => ({
      ...base,
      db,
      turnstile,
      publicUrl: config.PUBLIC_URL,
      loaders: createLoaders({ db, asker: base.asker }, base.viewer?.userId ?? null),
    }),
    routes: (app) => serveCalendars(app, { db, publicUrl: config.PUBLIC_URL }),
    close: () => db.$disconnect(),
  };
}

export { readScheduleConfig } from './config.ts';
