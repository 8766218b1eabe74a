import { postgresAdapter, type RunningSubgraph, startSubgraph } from '@moim/subgraph-kit';
import { accessTokenIssuer } from './access-token.ts';
import type { UserConfig } from './config.ts';
import type { Context } from './context.ts';
import { userCardsAnswer } from './events/answer-user-cards.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { createLoaders } from './loaders.ts';
import { resolvers } from './resolvers/index.ts';

/** Starts the user subgraph; resolves when it listens. */
export async function startUser(config: UserConfig): Promise<RunningSubgraph> {
  const db = new PrismaClient({ adapter: postgresAdapter(config.DATABASE_URL) });
  const tokens = await accessTokenIssuer(config.ACCESS_KEY);
  return startSubgraph<Context>({
    name: 'user',
    config,
    db,
    events: { answers: [userCardsAnswer(db)] },
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    context: (base) => ({ ...base, db, tokens, loaders: createLoaders(db, base.viewer?.userId ?? null) }),
    routes(app) {
      // Public keys: the gateway reads them here and offers them at /.well-known/jwks.json.
      app.get('/.well-known/jwks.json', (_request, reply) =>
        reply.header('cache-control', 'public, max-age=300').send(tokens.jwks),
      );
    },
    close: () => db.$disconnect(),
  });
}

export { readUserConfig } from './config.ts';
