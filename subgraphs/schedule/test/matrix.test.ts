import { communityMemberLeft } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { applyEvent, describePolicy, type PolicyClub, PolicySchema } from '@moim/test-kit';
import { expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { startOnDemoWorld } from './demo-world.ts';
import { AGENDA, MATRIX, type Person } from './matrix.ts';
import { inHours, plan } from './meetups.ts';
import { expectExactSeats } from './published.ts';

const { schedule, db } = await startOnDemoWorld();
const schema = new PolicySchema(new URL('../schema.graphql', import.meta.url), {
  User: ['id', 'name', 'avatarUrl'],
  Community: ['id', 'name'],
});

const ROLES = { LEADER: 'LEADER', STAFF: 'STAFF', HOST: 'MEMBER', MEMBER: 'MEMBER', OTHER_MEMBER: 'MEMBER' } as const;
/** Two more members: one was seen at the meet-up already, one waits and gets the seat of who is removed. */
const MORE = ['seen', 'next'] as const;

let clubs = 0;

/** A club with somebody of each kind, all of them in no other; with a meet-up to come, one called off and one under way. */
async function club(kind: PolicyClub) {
  const key = `club-${++clubs}`;
  const id = demoId('com', key);
  const usr = (person: Person | (typeof MORE)[number]) => demoId('usr', `${key}-${person}`);
  const members = [...Object.entries(ROLES), ['FORMER', 'MEMBER'], ...MORE.map((person) => [person, 'MEMBER'])];
  await db.$transaction([
    db.$executeRaw`insert into community_cards (community_id, name, is_private) values (${id}, ${key}, ${kind === 'PRIVATE'})`,
    db.$executeRaw`
      insert into community_member_cards (community_id, user_id, role)
      select ${id}, person.*
      from unnest(${members.map(([person]) => usr(person as Person))}::text[], ${members.map(([, role]) => role)}::member_role[]) as person`,
    db.$executeRaw`
      insert into member_cards (user_id, name, avatar_url)
      select unnest(${[...MATRIX.people, ...MORE].map(usr)}::text[]), '누군가', 'https://example.com/a.png'`,
    db.$executeRaw`
      insert into calendar_feeds (token_hash, user_id, last_read_at) values (sha256(${key}::bytea), ${usr('MEMBER')}, now())`,
  ]);
  const of = { club: key, host: `${key}-HOST` };
  const [meetup, underWay] = await Promise.all([
    plan(db, key, {
      ...of,
      description: '천천히 걸어요.',
      place: '우이역',
      feeAmount: 5_000,
      feeCurrency: 'KRW',
      startsAt: inHours(5),
      endsAt: inHours(8),
      registrationOpensAt: inHours(-1),
      registrationClosesAt: inHours(1),
      capacity: 4,
      attendeeCount: 4,
      waitlistCount: 2,
      lastLineNumber: 6n,
    }),
    plan(db, `${key} under way`, {
      ...of,
      startsAt: inHours(-1),
      endsAt: inHours(1),
      attendeeCount: 1,
      lastLineNumber: 1n,
    }),
    plan(db, `${key} called off`, { ...of, cancelledAt: inHours(-1) }),
  ]);
  const line = ['FORMER', 'HOST', 'MEMBER', 'seen', 'next', 'STAFF'] as const;
  await db.attendance.createMany({
    data: [
      { scheduleId: underWay, userId: usr('FORMER'), status: 'ATTENDING', lineNumber: 1n },
      ...line.map((person, at) => ({
        scheduleId: meetup,
        userId: usr(person),
        status: at < 4 ? ('ATTENDING' as const) : ('WAITLISTED' as const),
        lineNumber: BigInt(at + 1),
        checkedInAt: person === 'seen' ? new Date() : null,
      })),
    ],
  });
  await applyEvent(db, handlers, communityMemberLeft, {
    aggregateId: id,
    aggregateVersion: 2,
    data: { community: { id, name: key, coverUrl: null, isPrivate: kind === 'PRIVATE' }, userId: usr('FORMER') },
  });
  // Closed a moment ago: nothing of it has been called off yet.
  if (kind === 'CLOSED') await db.communityCard.update({ where: { communityId: id }, data: { closedAt: new Date() } });
  const who = Object.fromEntries(
    MATRIX.people.map((person) => [person, person === 'SIGNED_OUT' ? null : `${key}-${person}`]),
  ) as Record<Person, string | null>;
  return { id, meetup, underWay, usr, who };
}

type TestClub = Awaited<ReturnType<typeof club>>;

/** What each mutation is asked to do: what leader, staff or host may do whenever anybody may. */
const INPUTS: Record<string, (club: TestClub) => Record<string, unknown>> = {
  createSchedule: ({ id }) => ({ communityId: id, title: '야간 산행', startsAt: inHours(50), endsAt: inHours(53) }),
  updateSchedule: ({ meetup }) => ({ id: meetup, place: '도봉산역' }),
  cancelSchedule: ({ meetup }) => ({ id: meetup }),
  attendSchedule: ({ meetup }) => ({ scheduleId: meetup, joinWaitlist: true }),
  withdrawAttendance: ({ meetup }) => ({ scheduleId: meetup }),
  checkInAttendee: ({ meetup, usr }) => ({ scheduleId: meetup, userId: usr('MEMBER') }),
};

/** Everything that somebody gets to see of a club, its meet-ups, and its member; a meet-up looks the same however they get to it. */
async function seenBy(at: TestClub, as: string | null): Promise<Set<string>> {
  const { data, errors } = await schedule.ask(
    `query ($id: ID!, $member: [_Any!]!, $club: [_Any!]!, $meetup: [_Any!]!) {
      me { id }
      schedule(id: $id) ${schema.selection('Schedule')}
      member: _entities(representations: $member) { ... on User ${schema.selection('User')} }
      club: _entities(representations: $club) { ... on Community ${schema.selection('Community')} }
      meetup: _entities(representations: $meetup) { ... on Schedule ${schema.selection('Schedule')} }
    }`,
    {
      id: at.meetup,
      member: [{ __typename: 'User', id: at.usr('MEMBER') }],
      club: [{ __typename: 'Community', id: at.id }],
      meetup: [{ __typename: 'Schedule', id: at.meetup }],
    },
    { as },
  );
  expect(errors).toBeUndefined();
  const { member, club, meetup, ...rest } = data;
  expect(meetup).toEqual([rest.schedule]);
  const seen = new Set<string>();
  schema.note('Query', rest, seen);
  schema.note('User', member, seen);
  schema.note('Community', club, seen);
  return seen;
}

describePolicy({
  subgraph: schedule,
  schema,
  matrix: MATRIX,
  club,
  input: (mutation, at) => INPUTS[mutation]?.(at) ?? {},
  seenBy,
});

test('what is next for whom', async () => {
  const agenda = '{ me { upcomingSchedules { totalCount edges { node { id } } } } }';
  const rows: string[] = [];
  for (const kind of ['PUBLIC', 'PRIVATE', 'CLOSED'] as const) {
    const { meetup, underWay, who } = await club(kind);
    await expectExactSeats(db, meetup);
    let row = '';
    for (const person of MATRIX.people) {
      const { data } = await schedule.ask(agenda, {}, { as: who[person] });
      const { totalCount, edges } = data.me?.upcomingSchedules ?? { totalCount: 0, edges: [] };
      const id = person === 'FORMER' ? underWay : meetup;
      expect(edges).toEqual(totalCount === 0 ? [] : [{ node: { id } }]);
      row += totalCount === 0 ? '-' : 'Y';
    }
    rows.push(row);
  }
  expect(rows).toEqual(AGENDA);
});
