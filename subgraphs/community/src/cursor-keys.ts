import { z } from 'zod';

// Strict, so that a forged cursor is refused here and not by Postgres, as a null character or the year 0 would be.
const id = z.string().regex(/^[a-z]{3}_[0-9a-z]{26}$/);
const time = z.iso.datetime({ precision: 3 }).regex(/^[1-9]/);

/** What the cursors of this subgraph's lists hold. Times are ISO strings with milliseconds, as the database keeps them. */
export const cursorKeys = {
  /** [time, id of a club or a person] */
  timeAndId: z.tuple([time, id]),
  /** [members, club's id] */
  countAndId: z.tuple([z.int32().nonnegative(), id]),
  /** [role, time of joining, person's id] */
  roleTimeAndId: z.tuple([z.enum(['LEADER', 'STAFF', 'MEMBER']), time, id]),
};
