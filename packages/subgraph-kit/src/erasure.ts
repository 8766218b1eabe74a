import { type EventHandler, type EventTransaction, on } from '@moim/event-bus';
import { type chatErasureCompleted, userDeletionRequested } from '@moim/events';
import { removePieces } from './export-pieces.ts';

/** How many rows of what were removed or anonymised. */
export type ErasureCounts = Record<string, number>;

/**
 * A service's part in the deletion of an account: in one transaction `erase` removes or anonymises what is here of the person, and
 * `completed` says so. `erase` done twice changes nothing the second time.
 */
export function erasureHandler(
  completed: typeof chatErasureCompleted,
  erase: (tx: EventTransaction, userId: string) => Promise<ErasureCounts>,
): EventHandler {
  return on(userDeletionRequested, async ({ data: { userId, deletionId } }, tx) => {
    const counts = await erase(tx, userId);
    const exportPieces = await removePieces(tx, userId);
    tx.emit(completed, {
      aggregateId: deletionId,
      aggregateVersion: 1,
      data: { userId, deletionId, counts: { ...counts, exportPieces } },
    });
  });
}
