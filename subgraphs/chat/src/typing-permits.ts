import type { Redis } from 'ioredis';

/** How long it is remembered who may say that they are writing. */
const REMEMBER_MS = 5_000;

/** Remembers, for a few seconds and in all processes, whether somebody may write in a room. */
export interface TypingPermits {
  /**
   * What `look` says, or said within the last 5 seconds. While Redis is away it is asked each time. What it throws is thrown and not
   * remembered.
   */
  mayType(place: { roomId: string; userId: string }, look: () => Promise<boolean>): Promise<boolean>;
}

/** `redis` fails at once while there is no connection; `namespace` is the first part of the keys. */
export function createTypingPermits(redis: Redis, namespace: string): TypingPermits {
  return {
    async mayType({ roomId, userId }, look) {
      const key = `${namespace}:typing:${roomId}:${userId}`;
      const remembered = await redis.get(key).catch(() => null);
      if (remembered !== null) return remembered === 'yes';
      const isAllowed = await look();
      await redis.set(key, isAllowed ? 'yes' : 'no', 'PX', REMEMBER_MS).catch(() => {});
      return isAllowed;
    },
  };
}
