import { cursorKeys } from '@moim/subgraph-kit';
import { z } from 'zod';

/** The sort key of a list by time: when, and the id of what. */
export type TimeAndId = [createdAt: string, id: string];
/** The sort key of found posts: how well they fit, when, and the id. */
export type FoundKey = [rank: number, createdAt: string, id: string];
/** The sort key of reports: 1 while open, when, and the id. */
export type ReportKey = [isOpen: 0 | 1, createdAt: string, id: string];

/** What the cursors of each list hold. */
export const cursorOf = {
  posts: cursorKeys.timeAndId('pst'),
  foundPosts: z.tuple([z.int32().nonnegative(), cursorKeys.time, cursorKeys.id('pst')]),
  comments: cursorKeys.timeAndId('cmt'),
  photos: cursorKeys.timeAndId('pho'),
  reports: z.tuple([z.literal([0, 1]), cursorKeys.time, cursorKeys.id('rep')]),
};
