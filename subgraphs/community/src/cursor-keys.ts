import { cursorKeys as common } from '@moim/subgraph-kit';
import { z } from 'zod';

const id = z.string().max(64);

/** What the cursors of this subgraph's lists hold. */
export const cursorKeys = {
  ...common,
  /** [members, club's id] */
  countAndId: z.tuple([z.int32().nonnegative(), id]),
  /** [role, time of joining, person's id] */
  roleTimeAndId: z.tuple([z.enum(['LEADER', 'STAFF', 'MEMBER']), z.iso.datetime(), id]),
};
