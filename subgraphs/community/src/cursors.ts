import { cursorKeys } from '@moim/subgraph-kit';
import { z } from 'zod';

/** What the cursors of each list hold. */
export const cursorOf = {
  /** [time, club's id] */
  clubsByTime: cursorKeys.timeAndId('com'),
  /** [time, person's id] */
  peopleByTime: cursorKeys.timeAndId('usr'),
  /** [rank, members, club's id] */
  clubsFound: z.tuple([z.int32().nonnegative(), z.int32().nonnegative(), cursorKeys.id('com')]),
  /** [role, time of joining, person's id] */
  members: z.tuple([z.enum(['LEADER', 'STAFF', 'MEMBER']), cursorKeys.time, cursorKeys.id('usr')]),
};
