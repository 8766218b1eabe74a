import type { Signals } from '@moim/event-bus';
import { chatUnreadChanged } from '@moim/events';
import type { PresenceReader } from '@moim/presence';
import type { FastifyBaseLogger } from 'fastify';
import type { PrismaClient } from './generated/prisma/client.ts';

/** After the first change of a room, what else changes at once is told with it. */
const FIRST_MS = 50;
/** A room is told of at most so often by a process. */
const APART_MS = 500;
/** As many as a signal names. In larger rooms the others see it when they look. */
const MOST_TOLD = 10_000;

/** How it is told. */
export interface Telling {
  signals: Signals;
  log: FastifyBaseLogger;
}

/** Tells those who are online that there is more or less to read in a room. */
export interface UnreadTeller {
  /** Returns at once and never throws. Not told while NATS is away: nobody would hear it, and nobody is looked for. */
  changed(roomId: string, telling: Telling): void;
  /** Lets what is being told be told; what is not yet is dropped. */
  stop(): Promise<void>;
}

/**
 * Several changes of a room are told once. It costs a statement and a question to Redis, and is in nobody's way: a failure is logged, once until it
 * succeeds again. While Redis does not say who is online, all are named.
 */
export function createUnreadTeller(db: PrismaClient, presence: PresenceReader): UnreadTeller {
  const due = new Map<string, NodeJS.Timeout>();
  const toldAt = new Map<string, number>();
  const running = new Set<Promise<void>>();
  let isFailing = false;
  let isStopped = false;

  async function tell(roomId: string, { signals, log }: Telling): Promise<void> {
    try {
      const members = await unmutedMembers(db, roomId);
      const online = await presence.areOnline(members, log);
      const userIds = members.filter((_id, i) => online[i] !== false);
      if (userIds.length > 0) signals.send(chatUnreadChanged, { roomId, userIds });
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.error({ err: error, roomId }, 'unread messages could not be told');
      isFailing = true;
    }
  }

  return {
    changed(roomId, telling) {
      if (isStopped || due.has(roomId) || !telling.signals.isConnected()) return;
      const wait = Math.max(FIRST_MS, (toldAt.get(roomId) ?? Number.NEGATIVE_INFINITY) + APART_MS - performance.now());
      const timer = setTimeout(() => {
        due.delete(roomId);
        forgetOld(toldAt);
        toldAt.set(roomId, performance.now());
        const told = tell(roomId, telling).finally(() => running.delete(told));
        running.add(told);
      }, wait);
      due.set(roomId, timer);
    },
    async stop() {
      isStopped = true;
      for (const timer of due.values()) clearTimeout(timer);
      due.clear();
      await Promise.all(running);
    },
  };
}

/** Rooms that are free to be told of again; the oldest stand first. */
function forgetOld(toldAt: Map<string, number>): void {
  for (const [roomId, at] of toldAt) {
    if (performance.now() - at < APART_MS) return;
    toldAt.delete(roomId);
  }
}

async function unmutedMembers(db: PrismaClient, roomId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ userId: string }[]>`
    select user_id as "userId" from room_members
    where room_id = ${roomId} and left_at is null and not is_muted order by position limit ${MOST_TOLD}`;
  return rows.map(({ userId }) => userId);
}
