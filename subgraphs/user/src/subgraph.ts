import { prismaOptions, pruneExportPieces, type RunningSubgraph, startSubgraph } from '@moim/subgraph-kit';
import { Gauge } from 'prom-client';
import { accessTokenIssuer } from './access-token.ts';
import type { UserConfig } from './config.ts';
import type { Context } from './context.ts';
import { countOpenDeletions } from './domain/account-deletion.ts';
import { notificationPruning } from './domain/prune-notifications.ts';
import { userCardsAnswer } from './events/answer-user-cards.ts';
import { handlers } from './events/index.ts';
import { pruneExports } from './events/prune-exports.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { serveExports } from './http/exports.ts';
import { createLoaders } from './loaders.ts';
import { resolvers } from './resolvers/index.ts';

/** Starts the user subgraph; resolves when it listens. */
export async function startUser(config: UserConfig): Promise<RunningSubgraph> {
  const db = new PrismaClient(prismaOptions(config.DATABASE_URL));
  const tokens = await accessTokenIssuer(config.ACCESS_KEY);
  return startSubgraph<Context>({
    name: 'user',
    config,
    db,
    events: {
      handlers,
      answers: [userCardsAnswer(db)],
      chores: [notificationPruning(), pruneExportPieces, pruneExports],
    },
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    context: (base) => ({
      ...base,
      db,
      tokens,
      publicUrl: config.PUBLIC_URL,
      loaders: createLoaders(db, base.viewer?.userId ?? null),
    }),
    routes(app, { asker }) {
      // Public keys: the gateway reads them here and offers them at /.well-known/jwks.json.
      app.get('/.well-known/jwks.json', (_request, reply) =>
        reply.header('cache-control', 'public, max-age=300').send(tokens.jwks),
      );
      serveExports(app, { db, asker });
    },
    metrics(registry) {
      new Gauge({
        name: 'moim_account_deletions_open',
        help: 'Deleted accounts of which some service has not confirmed yet that its part is done.',
        registers: [registry],
        async collect() {
          this.set(await countOpenDeletions(db));
        },
      });
    },
    close: () => db.$disconnect(),
  });
}

export { readUserConfig } from './config.ts';
