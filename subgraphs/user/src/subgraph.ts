import {
  connectRateLimits,
  databasePool,
  prismaOptions,
  pruneExportPieces,
  type RunningSubgraph,
  type SubgraphOptions,
  startSubgraph,
} from '@moim/subgraph-kit';
import { Gauge } from 'prom-client';
import { accessTokenIssuer } from './access-token.ts';
import type { UserConfig } from './config.ts';
import type { Context } from './context.ts';
import { countOpenDeletions } from './domain/account-deletion.ts';
import { pruneProviderSignIns } from './domain/provider-ticket.ts';
import { notificationPruning } from './domain/prune-notifications.ts';
import { pruneSessions } from './domain/prune-sessions.ts';
import { userBlocksAnswer } from './events/answer-user-blocks.ts';
import { userCardsAnswer } from './events/answer-user-cards.ts';
import { userLastSeenAnswer } from './events/answer-user-last-seen.ts';
import { handlers } from './events/index.ts';
import { pruneExports } from './events/prune-exports.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { serveExports } from './http/exports.ts';
import { createLoaders } from './loaders.ts';
import { connectMails } from './mail/index.ts';
import { signInProviders } from './providers/index.ts';
import { resolvers } from './resolvers/index.ts';

/** Starts the user subgraph; resolves when it listens. */
export async function startUser(config: UserConfig): Promise<RunningSubgraph> {
  return startSubgraph(await userSubgraph(config));
}

/** What the user subgraph is made of, connected. */
export async function userSubgraph(config: UserConfig): Promise<SubgraphOptions<Context>> {
  const pool = databasePool(config.DATABASE_URL);
  const db = new PrismaClient(prismaOptions(pool));
  const tokens = accessTokenIssuer(config.ACCESS_KEYS);
  const limits = await connectRateLimits(config);
  const providers = signInProviders(config.SIGN_IN_PROVIDERS, config.PUBLIC_URL);
  const mail = connectMails(config, { db, pool });
  return {
    name: 'user',
    config,
    db,
    pool,
    events: {
      handlers,
      answers: [userCardsAnswer(db), userBlocksAnswer(db), userLastSeenAnswer(db)],
      chores: [notificationPruning(), pruneSessions, pruneProviderSignIns, pruneExportPieces, pruneExports],
    },
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    context: (base) => ({
      ...base,
      db,
      tokens,
      providers,
      limits,
      ...mail,
      maxDevices: config.MAX_DEVICES,
      publicUrl: config.PUBLIC_URL,
      loaders: createLoaders(db, base.viewer?.userId ?? null),
    }),
    optionalChecks: limits.checks,
    routes(app, { asker }) {
      config.ACCESS_KEYS.follow(app);
      mail.mails.start(app.log);
      // Public keys: the gateway reads them here and offers them at /.well-known/jwks.json.
      app.get('/.well-known/jwks.json', (_request, reply) =>
        reply.header('cache-control', 'public, max-age=60').send(tokens.jwks(new Date())),
      );
      serveExports(app, { db, asker });
    },
    metrics(registry) {
      mail.mails.measure(registry);
      new Gauge({
        name: 'moim_account_deletions_open',
        help: 'Deleted accounts of which some service has not confirmed yet that its part is done.',
        registers: [registry],
        async collect() {
          this.set(await countOpenDeletions(db));
        },
      });
    },
    async close() {
      limits.close();
      await mail.mails.stop();
      await db.$disconnect();
      // Prisma ends it when it has used it; letters may have been all there was.
      if (!pool.ending) await pool.end();
    },
  };
}

export { readUserConfig } from './config.ts';
