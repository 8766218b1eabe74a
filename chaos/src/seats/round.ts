import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { typeid } from 'typeid-js';
import { checkSeats, type SeatEvent, type SeatState } from './check-seats.ts';
import type { Answer, Replica } from './replica.ts';

const GIVE_UP_MS = 60_000;

/** What a round does besides the rush. */
export interface RoundOptions {
  people: readonly string[];
  seats: number;
  /** A replica dies while everybody wants a seat. */
  kill: boolean;
  /** Everybody waits in line, and every third withdraws again. */
  withdraw: boolean;
}

/** A club of which these people are members. */
export async function prepareClub(db: pg.Client, people: readonly string[]): Promise<string> {
  const id = typeid('com').toString();
  await db.query(`insert into community_cards (community_id, name, is_private) values ($1, '북한산 등산회', false)`, [
    id,
  ]);
  await db.query(
    `insert into community_member_cards (community_id, user_id, role) select $1, id, 'MEMBER' from unnest($2::text[]) as id`,
    [id, people],
  );
  return id;
}

/** One rush for one meet-up over all replicas. Returns what is wrong afterwards, and how often people had to ask again. */
export async function runRound(
  db: pg.Client,
  replicas: readonly Replica[],
  communityId: string,
  { people, seats, kill, withdraw }: RoundOptions,
): Promise<{ violations: string[]; retries: number }> {
  const scheduleId = typeid('sch').toString();
  await db.query(
    `insert into schedules (id, community_id, host_id, title, starts_at, ends_at, capacity)
     values ($1, $2, $3, '정기 산행', now() + interval '3 days', now() + interval '4 days', $4)`,
    [scheduleId, communityId, people[0], seats],
  );
  let retries = 0;
  /** Until there is an answer, from whichever replica is there. */
  const insist = async (field: Parameters<Replica['say']>[0], userId: string, input: object): Promise<Answer> => {
    const deadline = Date.now() + GIVE_UP_MS;
    for (let attempt = Math.floor(Math.random() * replicas.length); Date.now() < deadline; attempt++) {
      const answer = await replicas[attempt % replicas.length]?.say(field, userId, { scheduleId, ...input });
      if (answer) return answer;
      retries++;
      await sleep(20 + Math.random() * 50);
    }
    throw new Error(`${userId} got no answer to ${field}`);
  };
  const told = new Map<string, 'ATTENDING' | 'WAITLISTED'>();
  const unexpected: string[] = [];
  let gone = 0;
  const rush = people.map(async (userId, i) => {
    const { status, code } = await insist('attendSchedule', userId, { joinWaitlist: withdraw });
    if (status === 'ATTENDING' || status === 'WAITLISTED') told.set(userId, status);
    else if (withdraw || code !== 'FULL') unexpected.push(`${userId} was told ${status ?? code}`);
    if (!withdraw || i % 3 !== 0) return;
    await sleep(Math.random() * 100);
    const answer = await insist('withdrawAttendance', userId, {});
    if (answer.status !== null || answer.code !== null) unexpected.push(`${userId} could not withdraw: ${answer.code}`);
    told.delete(userId);
    gone++;
  });
  const crash = async () => {
    await sleep(Math.random() * 150);
    await replicas[Math.floor(Math.random() * replicas.length)]?.crash();
  };
  await Promise.all([...rush, kill ? crash() : null]);
  const violations = checkSeats(await stateOf(db, scheduleId), await eventsOf(db, scheduleId), {
    wanted: people.length - gone,
    told,
  });
  return { violations: [...unexpected, ...violations].map((line) => `${scheduleId}: ${line}`), retries };
}

async function stateOf(db: pg.Client, scheduleId: string): Promise<SeatState> {
  const { rows } = await db.query<SeatState>(
    `select s.capacity, s.attendee_count as "attendeeCount", s.waitlist_count as "waitlistCount", s.version,
       array(select user_id from attendances where schedule_id = s.id and status = 'ATTENDING' order by line_number) as attending,
       array(select user_id from attendances where schedule_id = s.id and status = 'WAITLISTED' order by line_number) as waiting
     from schedules s where s.id = $1`,
    [scheduleId],
  );
  const [state] = rows;
  if (state === undefined) throw new Error(`${scheduleId} is gone`);
  return state;
}

async function eventsOf(db: pg.Client, scheduleId: string): Promise<SeatEvent[]> {
  const { rows } = await db.query<{
    version: number;
    payload: { userId?: string; status?: string; userIds?: string[] };
  }>('select aggregate_version as version, payload from outbox_events where aggregate_id = $1 order by seq', [
    scheduleId,
  ]);
  return rows.map(({ version, payload: { userId, status, userIds = [] } }) => ({
    version,
    change: userId === undefined ? null : ({ userId, status } as NonNullable<SeatEvent['change']>),
    movedUp: userIds,
  }));
}
