import type { EventHandler, SqlClient } from '@moim/event-bus';
import { userBlocked, userDeletionRequested, userUnblocked } from '@moim/events';
import { newId } from '@moim/subgraph-kit';
import { describe, expect, test } from 'vitest';
import { applyEvent, type TransactionalClient } from './apply-event.ts';

type Database<Tx extends SqlClient> = SqlClient & TransactionalClient<Tx>;

/** A block, as its two events take effect in a service. */
export function blockEvents<Tx extends SqlClient>(db: Database<Tx>, handlers: readonly EventHandler[]) {
  return (blockerId: string, blockedId: string) => {
    const id = newId('blk');
    const data = { blockId: id, blockerId, blockedId };
    return {
      blocked: () => applyEvent(db, handlers, userBlocked, { aggregateId: id, aggregateVersion: 1, data }),
      unblocked: () => applyEvent(db, handlers, userUnblocked, { aggregateId: id, aggregateVersion: 2, data }),
    };
  };
}

/**
 * Holds a service that keeps `user_blocks` to what blocks promise: `isBlocked` says, by what the service answers, whether `blockerId` and
 * `blockedId` are hidden from each other. The table is empty before each test.
 */
export function describeBlockEvents<Tx extends SqlClient>({
  db,
  handlers,
  blockerId,
  blockedId,
  isBlocked,
}: {
  db: Database<Tx>;
  handlers: readonly EventHandler[];
  blockerId: string;
  blockedId: string;
  isBlocked: () => Promise<boolean>;
}): void {
  const block = blockEvents(db, handlers);

  describe('the events of a block', () => {
    test('come twice', async () => {
      const { blocked, unblocked } = block(blockerId, blockedId);
      for (const event of [blocked, blocked]) await event();
      expect(await isBlocked()).toBe(true);
      for (const event of [unblocked, unblocked]) await event();
      expect(await isBlocked()).toBe(false);
    });

    test('come in the wrong order, however late: what was taken back stays so', async () => {
      const { blocked, unblocked } = block(blockerId, blockedId);
      await unblocked();
      await blocked();
      expect(await isBlocked()).toBe(false);
      // Blocking again is another block.
      await block(blockerId, blockedId).blocked();
      expect(await isBlocked()).toBe(true);
      await blocked();
      await unblocked();
      expect(await isBlocked()).toBe(true);
    });

    test.each(['blocker', 'blocked'] as const)(
      'nothing is left of them when the account of the %s is gone, and nothing comes back',
      async (who) => {
        const [gone, stays, other] = [newId('usr'), newId('usr'), newId('usr')];
        const pair: [string, string] = who === 'blocker' ? [gone, stays] : [stays, gone];
        const late = block(...pair);
        await block(...pair).blocked();
        await block(stays, other).blocked();
        await applyEvent(db, handlers, userDeletionRequested, {
          aggregateId: gone,
          aggregateVersion: 9,
          data: { userId: gone, deletionId: newId('del') },
        });
        await late.blocked();
        await late.unblocked();
        const left = await db.$queryRaw`select blocker_id, blocked_id from user_blocks`;
        expect(left).toEqual([{ blocker_id: stays, blocked_id: other }]);
      },
    );
  });
}
