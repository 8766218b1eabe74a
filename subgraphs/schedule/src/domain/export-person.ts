import type { ExportSection } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';

/** What this service has of somebody, and nothing of anybody else. */
export function exportPerson(userId: string): ExportSection[] {
  return [
    {
      name: 'attendances',
      query: Prisma.sql`
        select jsonb_build_object('scheduleId', s.id, 'communityId', s.community_id, 'title', s.title, 'startsAt', s.starts_at,
          'status', a.status, 'joinedAt', a.joined_at, 'checkedInAt', a.checked_in_at, 'withdrawnAt', a.withdrawn_at) as item
        from attendances a join schedules s on s.id = a.schedule_id
        where a.user_id = ${userId} order by a.joined_at, s.id`,
    },
    {
      name: 'hostedSchedules',
      query: Prisma.sql`
        select jsonb_build_object('scheduleId', s.id, 'communityId', s.community_id, 'title', s.title, 'description', s.description,
          'startsAt', s.starts_at, 'endsAt', s.ends_at, 'place', s.place, 'feeAmount', s.fee_amount, 'feeCurrency', s.fee_currency,
          'capacity', s.capacity, 'createdAt', s.created_at, 'cancelledAt', s.cancelled_at) as item
        from schedules s where s.host_id = ${userId} order by s.created_at, s.id`,
    },
    {
      name: 'calendarFeeds',
      query: Prisma.sql`
        select jsonb_build_object('createdAt', created_at, 'lastReadAt', last_read_at, 'revokedAt', revoked_at) as item
        from calendar_feeds where user_id = ${userId} order by created_at`,
    },
  ];
}
