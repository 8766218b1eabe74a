import type { EventTransaction } from '@moim/event-bus';
import type { ErasureCounts } from '@moim/subgraph-kit';
import { giveAllPlacesUp } from './give-all-places-up.ts';

/**
 * Gives up somebody's seats and places in line at all meet-ups to come. What they attended and what they host stays, without a name.
 * Done twice, it changes nothing the second time.
 */
export async function erasePerson(tx: EventTransaction, userId: string): Promise<ErasureCounts> {
  return {
    seats: await giveAllPlacesUp(tx, userId),
    calendarFeeds: await tx.$executeRaw`delete from calendar_feeds where user_id = ${userId}`,
  };
}
