import type { SqlClient } from '@moim/event-bus';
import { Prisma } from '../generated/prisma/client.ts';
import type { CalendarEntry } from './calendar-file.ts';
import { scheduleVisibleTo } from './policy.ts';

/** As many meet-ups are in a feed; nobody has as many. */
const MOST_ENTRIES = 1_000;

const entryColumns = Prisma.sql`
  s.id, s.title, s.description, s.place, s.starts_at as "startsAt", s.ends_at as "endsAt", s.cancelled_at as "cancelledAt",
  club.name as "communityName", s.version, s.updated_at as "updatedAt"`;

/** The meet-ups of the last 30 days and to come that somebody has a seat at or waits for, called off or not, and still may see. */
export async function entriesOfPerson(db: SqlClient, userId: string): Promise<CalendarEntry[]> {
  return await db.$queryRaw<CalendarEntry[]>`
    select ${entryColumns}, a.status::text
    from attendances a join schedules s on s.id = a.schedule_id join community_cards club on club.community_id = s.community_id
    where a.user_id = ${userId} and a.status <> 'WITHDRAWN' and s.ends_at > now() - interval '30 days'
      and ${scheduleVisibleTo(Prisma.sql`a.user_id`)}
    order by s.starts_at, s.id limit ${MOST_ENTRIES}`;
}

/** A meet-up that everybody may see: one of a public club. Null for any other. */
export async function publicEntry(db: SqlClient, scheduleId: string): Promise<CalendarEntry | null> {
  const [entry] = await db.$queryRaw<CalendarEntry[]>`
    select ${entryColumns}, null as status
    from schedules s join community_cards club on club.community_id = s.community_id
    where s.id = ${scheduleId} and ${scheduleVisibleTo(Prisma.sql`null`)}`;
  return entry ?? null;
}
