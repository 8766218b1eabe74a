import { connection, type ForwardArgs, forwardPage } from '@moim/subgraph-kit';
import { z } from 'zod';
import { visibleSchedule } from '../domain/policy.ts';
import { registrationOf, seatsLeft } from '../domain/registration.ts';
import type { ScheduleResolvers } from '../generated/resolver-types.ts';
import type { AttendeePage, Loaders } from '../loaders.ts';
import type { AttendeeConnectionRow } from '../rows.ts';

/** A place in line, as a cursor holds it: a positive bigint. */
const lineKey = z.tuple([z.string().regex(/^[1-9]\d{0,17}$/)]);

/** A page of the people who have a seat (or wait), in the order of the line; the meet-up's own counters are the total. */
async function attendeeConnection(
  list: Pick<AttendeePage, 'scheduleId' | 'status'>,
  totalCount: number,
  args: ForwardArgs,
  loaders: Loaders,
): Promise<AttendeeConnectionRow> {
  const page = forwardPage(args, lineKey);
  const rows = await loaders.attendees.load({ ...list, limit: page.limit, afterLine: page.after?.[0] ?? '0' });
  return {
    ...connection(
      rows,
      page,
      (row) => row,
      (row) => [row.lineNumber],
    ),
    totalCount,
  };
}

export const Schedule: ScheduleResolvers = {
  __resolveReference: async ({ id }, { loaders }) =>
    visibleSchedule(await loaders.schedule.load(id), loaders.visibleCommunity),
  fee: ({ feeAmount, feeCurrency }) =>
    feeAmount === null || feeCurrency === null ? null : { amount: feeAmount, currency: feeCurrency },
  seatsLeft: (schedule) => seatsLeft(schedule),
  registration: (schedule, _args, { now }) => registrationOf(schedule, now),
  icsUrl: async ({ id, communityId }, _args, { loaders, publicUrl }) =>
    (await loaders.visibleCommunity.load(communityId))?.isPrivate === false
      ? new URL(`/calendars/schedules/${id}.ics`, publicUrl).href
      : null,
  host: ({ hostId }, _args, { loaders }) => loaders.memberCard.load(hostId),
  community: ({ communityId }, _args, { loaders }) => loaders.visibleCommunity.load(communityId),
  viewerAttendance: ({ id }, _args, { loaders }) => loaders.viewerAttendance.load(id),
  attendees: ({ id, attendeeCount }, args, { loaders }) =>
    attendeeConnection({ scheduleId: id, status: 'ATTENDING' }, attendeeCount, args, loaders),
  waitlist: ({ id, waitlistCount }, args, { loaders }) =>
    attendeeConnection({ scheduleId: id, status: 'WAITLISTED' }, waitlistCount, args, loaders),
};
