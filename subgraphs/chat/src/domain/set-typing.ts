import { chatTypingChanged } from '@moim/events';
import { notFound, type RateLimitRule, type RateLimits } from '@moim/subgraph-kit';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError } from 'graphql';
import { Prisma } from '../generated/prisma/client.ts';
import type { TypingPermits } from '../typing-permits.ts';
import { inVisibleRoom } from './locked-room.ts';
import { roomsVisibleTo } from './policy.ts';
import type { UseCase } from './use-case.ts';

/** A client says so every few seconds, and once more when the message is sent; a person may have several clients, in several rooms. */
export const TYPING_RULE: RateLimitRule = { name: 'typing-of-person', limit: 120, seconds: 60 };

/** What saying that somebody writes needs besides. */
export interface TypingUseCase extends UseCase {
  limits: RateLimits;
  typing: TypingPermits;
  log: FastifyBaseLogger;
}

/**
 * Tells those who are in a room that somebody writes, or has stopped. Nothing is kept of it, and Postgres is asked at most every 5 seconds whether
 * they may. Throws NOT_FOUND for a room that they may not see, RATE_LIMITED.
 */
export async function setTyping(
  useCase: TypingUseCase,
  userId: string,
  { roomId, isTyping }: { roomId: string; isTyping: boolean },
): Promise<void> {
  await useCase.limits.take([{ rule: TYPING_RULE, of: [userId] }], useCase);
  if (!(await useCase.typing.mayType({ roomId, userId }, () => maySee(useCase, userId, roomId)))) throw notFound();
  useCase.signals.send(chatTypingChanged, { roomId, userId, isTyping });
}

async function maySee(useCase: UseCase, userId: string, roomId: string): Promise<boolean> {
  try {
    return await inVisibleRoom(useCase, userId, Prisma.sql`${roomId}`, async () => {
      const rooms = await useCase.db.$queryRaw<unknown[]>`
        select v.id from ${roomsVisibleTo(userId)} v where v.id = ${roomId}`;
      return rooms.length > 0 ? true : null;
    });
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions.code === 'NOT_FOUND') return false;
    throw error;
  }
}
