import { exportPieces } from '@moim/events';
import {
  exportPieceAnswer,
  prismaOptions,
  pruneExportPieces,
  type RunningSubgraph,
  startSubgraph,
} from '@moim/subgraph-kit';
import type { ChatConfig } from './config.ts';
import type { Context } from './context.ts';
import { chatMessagesAnswer } from './events/answer-chat-messages.ts';
import { handlers } from './events/index.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { createLoaders } from './loaders.ts';
import { connectPresence } from './presence.ts';
import { resolvers } from './resolvers/index.ts';

/** Starts the chat subgraph; resolves when it listens. */
export async function startChat(config: ChatConfig): Promise<RunningSubgraph> {
  const db = new PrismaClient(prismaOptions(config.DATABASE_URL));
  const presence = await connectPresence(config.REDIS_URL);
  return startSubgraph<Context>({
    name: 'chat',
    config,
    db,
    events: {
      handlers,
      answers: [exportPieceAnswer(exportPieces.chat, db), chatMessagesAnswer(db)],
      chores: [pruneExportPieces],
    },
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    context: (base) => ({
      ...base,
      db,
      loaders: createLoaders({ db, asker: base.asker, presence, viewerId: base.viewer?.userId ?? null, log: base.log }),
    }),
    optionalChecks: { redis: () => presence.check() },
    async close() {
      presence.close();
      await db.$disconnect();
    },
  });
}

export { readChatConfig } from './config.ts';
