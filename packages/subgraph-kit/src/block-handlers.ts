import { type EventHandler, onMany } from '@moim/event-bus';
import { type EventData, type EventDefinition, userBlocked, userUnblocked } from '@moim/events';
import { type BlockState, saveBlocks } from './blocks.ts';

/** Keeps `user_blocks` as the user service has it. They stand behind `memberCardHandlers`, which know whose account is gone. */
export function blockHandlers(): EventHandler[] {
  const keep = (definition: EventDefinition<EventData<typeof userBlocked>>, version: BlockState['version']) =>
    onMany(definition, async (events, tx) => {
      const blocks = events.map(({ data: { blockId, ...people } }) => ({ id: blockId, ...people, version }));
      await saveBlocks(tx, blocks);
    });
  return [keep(userBlocked, 1), keep(userUnblocked, 2)];
}
