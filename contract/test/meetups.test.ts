import { readCommunityConfig, startCommunity } from '@moim/community';
import {
  communityClosed,
  communityMemberJoined,
  communityMemberLeft,
  communityUpdated,
  type EventDefinition,
} from '@moim/events';
import { readScheduleConfig, startSchedule } from '@moim/schedule';
import { demoId } from '@moim/stack/demo';
import { testNamespace, testSubgraph } from '@moim/test-kit';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';

// What becomes of meet-ups when something happens in the community service: both services on copies of the demo world.
const env = { EVENTS_NAMESPACE: testNamespace() };
const community = await testSubgraph('community', (e) => startCommunity(readCommunityConfig(e)), { env });
const schedule = await testSubgraph('schedule', (e) => startSchedule(readScheduleConfig(e)), { env });
const communities = await connection(community.database.url);
const schedules = await connection(schedule.database.url);

/** Events are here within moments; a test run may keep the machine busy. */
const SOON = { timeout: 10_000, interval: 20 };

async function connection(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  // The database is dropped when the file is done, whoever is connected.
  client.on('error', () => {});
  await client.connect();
  afterAll(() => client.end());
  return client;
}

/** Lets the community service say that something happened to the club of the catalogue's examples. Returns the event's id. */
async function publish<Data>(definition: EventDefinition<Data>, version: number, data = definition.example) {
  const { rows } = await communities.query(
    `insert into outbox_events (id, subject, aggregate_id, aggregate_version, payload)
     values ('evt_' || gen_random_uuid(), $1, $2, $3, $4) returning id`,
    [definition.type, club.id, version, JSON.stringify(data)],
  );
  return rows[0].id as string;
}

/** Resolves when the schedule service has taken everything that was published of the club so far. */
async function settled(version: number): Promise<void> {
  const name = `as of ${version}`;
  await publish(communityUpdated, version, { community: { ...club, name } });
  const cardName = async () => {
    const { rows } = await schedules.query('select name from community_cards where community_id = $1', [club.id]);
    return rows[0]?.name;
  };
  await expect.poll(cardName, SOON).toBe(name);
}

const { community: club, userId: leaving } = communityMemberLeft.example;
const [host, first, second] = ['host', 'first in line', 'second in line'].map((key) => demoId('usr', key)) as [
  string,
  string,
  string,
];
const DAY_MS = 24 * 3600_000;

/** A meet-up of the club with one seat, which the first of these people has; the others wait. */
async function meetup(key: string, people: readonly string[], { inDays = 3 } = {}): Promise<string> {
  const id = demoId('sch', key);
  const startsAt = new Date(Date.now() + inDays * DAY_MS);
  await schedules.query(
    `insert into schedules (id, community_id, host_id, title, starts_at, ends_at, capacity, attendee_count, waitlist_count,
       last_line_number, version)
     values ($1, $2, $3, $4, $5, $5::timestamptz + interval '1 hour', 1, 1, $6::int, $6::int + 1, $6::int + 1)`,
    [id, club.id, host, key, startsAt, people.length - 1],
  );
  await schedules.query(
    `insert into attendances (schedule_id, user_id, status, line_number)
     select $1, person, case when line = 1 then 'ATTENDING' else 'WAITLISTED' end::attendance_status, line
     from unnest($2::text[]) with ordinality as people(person, line)`,
    [id, people],
  );
  return id;
}

/** How a meet-up stands: its counters, version, and the statuses of its people in the order of the line. */
async function standing(id: string) {
  const { rows } = await schedules.query(
    `select attendee_count, waitlist_count, version, cancelled_at is not null as cancelled,
       array(select status::text from attendances a where a.schedule_id = s.id order by line_number) as statuses
     from schedules s where id = $1`,
    [id],
  );
  return rows[0];
}

/** What the schedule service said of a meet-up, in order. */
async function said(id: string): Promise<{ subject: string; version: number; data: Record<string, unknown> }[]> {
  const { rows } = await schedules.query(
    'select subject, aggregate_version as version, payload as data from outbox_events where aggregate_id = $1 order by seq',
    [id],
  );
  return rows;
}

const card = async (id: string) => {
  const { rows } = await schedules.query('select title, starts_at from schedules where id = $1', [id]);
  const { title, starts_at } = rows[0];
  return { id, communityId: club.id, communityName: club.name, title, startsAt: starts_at.toISOString() };
};

beforeEach(async () => {
  await schedules.query('delete from schedules where community_id = $1', [club.id]);
  await schedules.query('delete from community_cards where community_id = $1', [club.id]);
  await schedules.query(
    'insert into community_cards (community_id, name, is_private, version) values ($1, $2, false, 1)',
    [club.id, club.name],
  );
  await schedules.query(
    `insert into community_member_cards (community_id, user_id, role, version)
     select $1, person, 'MEMBER', 1 from unnest($2::text[]) as person`,
    [club.id, [leaving, host, first, second]],
  );
  await communities.query('delete from outbox_events where aggregate_id = $1', [club.id]);
  await schedules.query('delete from outbox_events where subject like $1', ['schedule.%']);
});

describe('community.member.left', () => {
  test('gives the seats and places in line of the former member to those behind, once', async () => {
    const seat = await meetup('seat', [leaving, first, second]);
    const place = await meetup('place', [host, leaving, first]);
    const none = await meetup('none', [host, first]);
    const past = await meetup('past', [leaving, first], { inDays: -3 });
    const event = await publish(communityMemberLeft, 2);
    await settled(3);

    const given = { attendee_count: 1, waitlist_count: 1, version: 4, cancelled: false };
    expect(await standing(seat)).toEqual({ ...given, statuses: ['WITHDRAWN', 'ATTENDING', 'WAITLISTED'] });
    expect(await standing(place)).toEqual({ ...given, statuses: ['ATTENDING', 'WITHDRAWN', 'WAITLISTED'] });
    expect(await standing(none)).toMatchObject({ version: 2, statuses: ['ATTENDING', 'WAITLISTED'] });
    expect(await standing(past)).toMatchObject({ version: 2, statuses: ['ATTENDING', 'WAITLISTED'] });
    const withdrawn = { userId: leaving, status: 'WITHDRAWN' };
    const events = [
      { subject: 'schedule.attendance.changed.v1', version: 4, data: { schedule: await card(seat), ...withdrawn } },
      { subject: 'schedule.seat.granted.v1', version: 4, data: { schedule: await card(seat), userIds: [first] } },
    ];
    expect(await said(seat)).toEqual(events);
    expect(await said(place)).toEqual([
      { subject: 'schedule.attendance.changed.v1', version: 4, data: { schedule: await card(place), ...withdrawn } },
    ]);
    expect(await said(none)).toEqual([]);

    // The same event again, and the same thing as another event.
    await communities.query(
      'update outbox_events set published_at = null, republished = republished + 1 where id = $1',
      [event],
    );
    await publish(communityMemberLeft, 4);
    await settled(5);
    expect(await standing(seat)).toMatchObject({ version: 4 });
    expect(await said(seat)).toEqual(events);
  });

  test('that comes late leaves somebody alone who is a member again', async () => {
    const seat = await meetup('late', [leaving, first]);
    await publish(communityMemberJoined, 6, { ...communityMemberJoined.example, userId: leaving });
    await publish(communityMemberLeft, 5);
    await settled(7);
    expect(await standing(seat)).toMatchObject({ version: 2, statuses: ['ATTENDING', 'WAITLISTED'] });
    expect(await said(seat)).toEqual([]);
  });
});

describe('community.closed', () => {
  test('cancels the meet-ups to come, by nobody, once', async () => {
    const next = await meetup('next', [first, second]);
    const past = await meetup('past', [first, second], { inDays: -3 });
    await publish(communityClosed, 2);
    const events = [
      {
        subject: 'schedule.cancelled.v1',
        version: 3,
        data: { schedule: await card(next), actorId: null, attendeeIds: [first, second] },
      },
    ];
    await expect.poll(() => said(next), SOON).toEqual(events);
    await publish(communityClosed, 3);
    await settled(4);
    expect(await standing(next)).toMatchObject({ version: 3, cancelled: true, statuses: ['ATTENDING', 'WAITLISTED'] });
    expect(await standing(past)).toMatchObject({ version: 2, cancelled: false });
    expect(await said(next)).toEqual(events);
    expect(await said(past)).toEqual([]);
  });
});

describe('join, then attend at once', () => {
  const attend = (as: string) =>
    schedule.ask(
      'mutation ($input: AttendScheduleInput!) { attendSchedule(input: $input) { schedule { viewerAttendance { status } } userErrors { code } } }',
      { input: { scheduleId: demoId('sch', 'bukhansan-open') } },
      { as },
    );

  test('works while the event of the membership is still on its way', async () => {
    expect((await attend('doyun')).data.attendSchedule.userErrors).toEqual([{ code: 'NOT_A_MEMBER' }]);
    // The membership alone: its event has not been written yet.
    await communities.query('insert into memberships (community_id, user_id) values ($1, $2)', [
      demoId('com', 'bukhansan'),
      demoId('usr', 'doyun'),
    ]);
    expect((await attend('doyun')).data.attendSchedule).toEqual({
      schedule: { viewerAttendance: { status: 'ATTENDING' } },
      userErrors: [],
    });
  });

  test('and so it does for a private club', async () => {
    const hidden = 'mutation ($input: AttendScheduleInput!) { attendSchedule(input: $input) { userErrors { code } } }';
    const ask = () =>
      schedule.ask(hidden, { input: { scheduleId: demoId('sch', 'secret-reading 1 0') } }, { as: 'seoyeon' });
    expect((await ask()).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await communities.query('insert into memberships (community_id, user_id) values ($1, $2)', [
      demoId('com', 'secret-reading'),
      demoId('usr', 'seoyeon'),
    ]);
    expect((await ask()).data.attendSchedule.userErrors).toEqual([]);
  });
});
