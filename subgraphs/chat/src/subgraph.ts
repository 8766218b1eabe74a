import { exportPieces } from '@moim/events';
import { connectRedis, createPresenceReader } from '@moim/presence';
import {
  connectRateLimits,
  databasePool,
  exportPieceAnswer,
  prismaOptions,
  pruneExportPieces,
  type RunningSubgraph,
  requireRateLimits,
  type SubgraphOptions,
  startSubgraph,
} from '@moim/subgraph-kit';
import type { ChatConfig } from './config.ts';
import type { Context } from './context.ts';
import { chatMessagesAnswer } from './events/answer-chat-messages.ts';
import { chatPhotoAnswers } from './events/answer-chat-photos.ts';
import { chatRoomAnswers } from './events/answer-chat-room.ts';
import { handlers } from './events/index.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { createLoaders } from './loaders.ts';
import { resolvers } from './resolvers/index.ts';
import { createTypingPermits } from './typing-permits.ts';
import { createUnreadTeller } from './unread-teller.ts';

/** Starts the chat subgraph; resolves when it listens. Throws ConfigError where production would run without limits. */
export async function startChat(config: ChatConfig): Promise<RunningSubgraph> {
  return startSubgraph(await chatSubgraph(config));
}

/** What the chat subgraph is made of, connected. Throws ConfigError where production would run without limits. */
export async function chatSubgraph(config: ChatConfig): Promise<SubgraphOptions<Context>> {
  requireRateLimits(config);
  const pool = databasePool(config.DATABASE_URL);
  const db = new PrismaClient(prismaOptions(pool));
  const redis = await connectRedis(config.REDIS_URL, 'moim-chat');
  const limits = await connectRateLimits(config);
  const namespace = config.EVENTS_NAMESPACE;
  const presence = createPresenceReader(redis, { namespace });
  const typing = createTypingPermits(redis, namespace);
  // Nobody waits for it, and a room may have thousands of members.
  const unread = createUnreadTeller(db, createPresenceReader(redis, { namespace, answerWithinMs: 900 }));
  return {
    name: 'chat',
    config,
    db,
    pool,
    events: {
      handlers,
      answers: [
        exportPieceAnswer(exportPieces.chat, db),
        chatMessagesAnswer(db),
        ...chatPhotoAnswers(db),
        ...chatRoomAnswers(db),
      ],
      chores: [pruneExportPieces],
    },
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    context: (base) => {
      const { asker, outbox, log, viewer } = base;
      return {
        ...base,
        db,
        limits,
        typing,
        unread: { changed: (roomId) => unread.changed(roomId, base) },
        loaders: createLoaders({ db, asker, outbox, presence, viewerId: viewer?.userId ?? null, log }),
      };
    },
    optionalChecks: { redis: () => redis.ping() },
    async close() {
      await unread.stop();
      limits.close();
      redis.disconnect();
      await db.$disconnect();
    },
  };
}

export { readChatConfig } from './config.ts';
