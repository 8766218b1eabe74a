import { type IdKind, isId } from '@moim/subgraph-kit';
import { z } from 'zod';

/** A time that Postgres takes; strings of this form sort as the times do. */
const time = z.iso.datetime().refine((text) => text >= '2000');
const id = (kind: IdKind) => z.string().refine((text) => isId(kind, text));

/** The sort key of a list by time: when, and the id of what. */
export type TimeAndId = [createdAt: string, id: string];
/** The sort key of reports: 1 while open, when, and the id. */
export type ReportKey = [isOpen: 0 | 1, createdAt: string, id: string];

/** What the cursors of each list hold; a cursor of another list is refused. */
export const cursorOf = {
  posts: z.tuple([time, id('pst')]),
  comments: z.tuple([time, id('cmt')]),
  photos: z.tuple([time, id('pho')]),
  reports: z.tuple([z.literal([0, 1]), time, id('rep')]),
};
