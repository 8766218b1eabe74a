import { isId } from '@moim/subgraph-kit';
import { z } from 'zod';
import type { ScheduleRow } from './rows.ts';

/** What a cursor of a list of meet-ups holds: [start, id]. The database knows no year 0. */
export const scheduleKey = z.tuple([z.iso.datetime().regex(/^(?!0000)/), z.string().refine((id) => isId('sch', id))]);

/** The cursor's content for a meet-up. */
export const scheduleKeyOf = ({ startsAt, id }: Pick<ScheduleRow, 'startsAt' | 'id'>): [string, string] => [
  startsAt.toISOString(),
  id,
];
