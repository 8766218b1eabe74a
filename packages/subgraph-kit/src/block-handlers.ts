import { type EventHandler, type EventTransaction, onMany } from '@moim/event-bus';
import { type EventData, type EventDefinition, userBlocked, userUnblocked } from '@moim/events';
import { type BlockState, saveBlocks } from './blocks.ts';

/**
 * Keeps `user_blocks` as the user service has it. They stand behind `memberCardHandlers`, which know whose account is gone. `onWritten` gets, in the
 * same transaction, the blocks that are not as they were: not those that came twice or too late.
 */
export function blockHandlers(
  onWritten?: (blocks: readonly BlockState[], tx: EventTransaction) => Promise<void>,
): EventHandler[] {
  const keep = (definition: EventDefinition<EventData<typeof userBlocked>>, version: BlockState['version']) =>
    onMany(definition, async (events, tx) => {
      const blocks = events.map(({ data: { blockId, ...people } }) => ({ id: blockId, ...people, version }));
      const written = new Set(await saveBlocks(tx, blocks));
      if (onWritten !== undefined && written.size > 0)
        await onWritten(
          blocks.filter(({ id }) => written.has(id)),
          tx,
        );
    });
  return [keep(userBlocked, 1), keep(userUnblocked, 2)];
}
