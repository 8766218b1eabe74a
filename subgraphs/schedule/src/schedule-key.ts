import { cursorKeys } from '@moim/subgraph-kit';
import type { ScheduleRow } from './rows.ts';

/** What a cursor of a list of meet-ups holds: [start, id]. */
export const scheduleKey = cursorKeys.timeAndId('sch');

/** The cursor's content for a meet-up. */
export const scheduleKeyOf = ({ startsAt, id }: Pick<ScheduleRow, 'startsAt' | 'id'>): [string, string] => [
  startsAt.toISOString(),
  id,
];
