import { exportPieces } from '@moim/events';
import {
  connectRateLimits,
  databasePool,
  exportPieceAnswer,
  prismaOptions,
  pruneExportPieces,
  type RunningSubgraph,
  type SubgraphOptions,
  startSubgraph,
} from '@moim/subgraph-kit';
import type { ContentConfig } from './config.ts';
import type { Context } from './context.ts';
import { reviewDirectPhotos } from './domain/direct-photos.ts';
import type { Publication } from './domain/publish-photo.ts';
import { sweepFiles } from './domain/sweep-files.ts';
import { pictureClaimAnswer } from './events/answer-picture-claims.ts';
import { handlers } from './events/index.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { serveMedia } from './http/media.ts';
import { serveUploads } from './http/uploads.ts';
import { createLoaders } from './loaders/index.ts';
import { openStore } from './media/open-store.ts';
import { PhotoAddresses } from './media/photo-addresses.ts';
import { PictureJobs } from './media/picture-jobs.ts';
import { resolvers } from './resolvers/index.ts';

/** Starts the content subgraph; resolves when it listens. */
export async function startContent(config: ContentConfig): Promise<RunningSubgraph> {
  return startSubgraph(await contentSubgraph(config));
}

/** What the content subgraph is made of, connected. */
export async function contentSubgraph(config: ContentConfig): Promise<SubgraphOptions<Context>> {
  const pool = databasePool(config.DATABASE_URL);
  const db = new PrismaClient(prismaOptions(pool));
  const readUrl = config.DATABASE_READ_URL;
  const replica = readUrl === undefined ? null : new PrismaClient(prismaOptions(readUrl));
  const limits = await connectRateLimits(config);
  const store = await openStore(config);
  const jobs = new PictureJobs<Publication>();
  const addresses = new PhotoAddresses(config.INTERNAL_KEY);
  return {
    name: 'content',
    config,
    db,
    pool,
    role: config.ROLE,
    replica,
    events: {
      handlers,
      answers: [exportPieceAnswer(exportPieces.content, db), pictureClaimAnswer(db)],
      chores: ({ asker }) => [pruneExportPieces, sweepFiles(store), reviewDirectPhotos(asker)],
    },
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    context: (base) => ({
      ...base,
      db,
      limits,
      store,
      jobs,
      addresses,
      publicUrl: config.PUBLIC_URL,
      loaders: createLoaders({ db: base.replica ?? db, asker: base.asker }, base.viewer?.userId ?? null),
    }),
    routes(app) {
      serveUploads(app, { db, store });
      serveMedia(app, { db, store, addresses });
    },
    optionalChecks: limits.checks,
    async close() {
      limits.close();
      await Promise.all([db.$disconnect(), replica?.$disconnect()]);
    },
  };
}

export { readContentConfig } from './config.ts';
