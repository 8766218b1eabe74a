import type { SqlClient } from '@moim/event-bus';
import type { AttendanceStatus } from '../generated/prisma/enums.ts';
import type { ScheduleRow } from '../rows.ts';
import { scheduleColumns } from '../schedule-columns.ts';
import type { Place } from './seats.ts';

/** A meet-up and how somebody stands to it, at one moment. */
export interface Sight {
  schedule: ScheduleRow;
  communityName: string;
  isClosed: boolean;
  place: Place;
}

interface Row extends ScheduleRow {
  communityName: string;
  isClosed: boolean;
  people: [status: AttendanceStatus | null, isCheckedIn: boolean, role: string | null][];
}

/** How a meet-up stands, and how each of these people stands to it, in their order; null where there is no such meet-up. One statement. */
export async function lookAtSchedule(
  db: SqlClient,
  scheduleId: string,
  userIds: readonly string[],
): Promise<(Sight | null)[]> {
  const [found] = await db.$queryRaw<Row[]>`
    select ${scheduleColumns}, c.name as "communityName", c.closed_at is not null as "isClosed", (
      select json_agg(json_build_array(a.status, a.checked_in_at is not null, m.role) order by person.at)
      from unnest(${userIds}::text[]) with ordinality as person(id, at)
      left join attendances a on a.schedule_id = s.id and a.user_id = person.id
      left join community_member_cards m on m.community_id = s.community_id and m.user_id = person.id
    ) as people
    from schedules s join community_cards c on c.community_id = s.community_id where s.id = ${scheduleId}`;
  if (found === undefined) return userIds.map(() => null);
  const { people, communityName, isClosed, ...schedule } = found;
  return people.map(([status, isCheckedIn, role]) => ({
    schedule,
    communityName,
    isClosed,
    place: { status, isCheckedIn, role },
  }));
}
