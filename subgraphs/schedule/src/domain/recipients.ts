import type { SqlClient } from '@moim/event-bus';

/** As many people as an event may name. */
export const MAX_RECIPIENTS = 10_000;

/** Who has a seat or waits for one, in the order of the line, without `except`. */
export async function peopleOnLists(tx: SqlClient, scheduleId: string, except: string | null): Promise<string[]> {
  const people = await tx.$queryRaw<{ userId: string }[]>`
    select user_id as "userId" from attendances
    where schedule_id = ${scheduleId} and status <> 'WITHDRAWN' and user_id is distinct from ${except}::text
    order by line_number limit ${MAX_RECIPIENTS}`;
  return people.map(({ userId }) => userId);
}

/** The members of a club, without `except`. */
export async function membersOf(tx: SqlClient, communityId: string, except: string): Promise<string[]> {
  const members = await tx.$queryRaw<{ userId: string }[]>`
    select user_id as "userId" from community_member_cards
    where community_id = ${communityId} and role is not null and user_id <> ${except}
    order by user_id limit ${MAX_RECIPIENTS}`;
  return members.map(({ userId }) => userId);
}
