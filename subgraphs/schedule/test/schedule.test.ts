import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { startOnDemoWorld } from './demo-world.ts';

const { schedule, db } = await startOnDemoWorld();
const openHike = demoId('sch', 'bukhansan-open');
const fullHike = demoId('sch', 'bukhansan-full');

const seats = `query ($id: ID!) {
  schedule(id: $id) {
    title registration capacity attendeeCount seatsLeft waitlistCount fee { amount currency } icsUrl
    host { name } community { name } viewerAttendance { status waitlistPosition joinedAt }
  }
}`;
const see = async (id: string, as: string | null) => {
  const { data, errors } = await schedule.ask(seats, { id }, { as });
  expect(errors).toBeUndefined();
  return data.schedule;
};

describe('a meet-up', () => {
  test('토요일 백운대 정기 산행 has free seats', async () => {
    expect(await see(openHike, 'doyun')).toEqual({
      title: '토요일 백운대 정기 산행',
      registration: 'OPEN',
      capacity: 20,
      attendeeCount: 12,
      seatsLeft: 8,
      waitlistCount: 0,
      fee: null,
      icsUrl: `http://localhost:4000/calendars/schedules/${demoId('sch', 'bukhansan-open')}.ics`,
      host: { name: '김민지' },
      community: { name: '북한산 등산회' },
      viewerAttendance: null,
    });
  });

  test.each(['minji', 'junho', 'seoyeon'])('%s has a seat there', async (as) => {
    expect((await see(openHike, as)).viewerAttendance).toMatchObject({ status: 'ATTENDING', waitlistPosition: null });
  });

  test('the next hike is full, and 박서연 is the second in line', async () => {
    expect(await see(fullHike, 'seoyeon')).toMatchObject({
      registration: 'FULL',
      capacity: 8,
      attendeeCount: 8,
      seatsLeft: 0,
      waitlistCount: 4,
      viewerAttendance: { status: 'WAITLISTED', waitlistPosition: 2 },
    });
  });

  test('one costs 15,000 won and cannot be joined yet', async () => {
    expect(await see(demoId('sch', 'bukhansan-not-open'), 'seoyeon')).toMatchObject({
      registration: 'NOT_OPEN_YET',
      fee: { amount: 15_000, currency: 'KRW' },
    });
  });

  test('one was cancelled', async () => {
    expect(await see(demoId('sch', 'bukhansan-cancelled'), 'seoyeon')).toMatchObject({ registration: 'CANCELLED' });
  });

  test('an evening run has seats without limit', async () => {
    expect(await see(demoId('sch', 'hangang 1 0'), null)).toMatchObject({
      registration: 'OPEN',
      capacity: null,
      seatsLeft: null,
      viewerAttendance: null,
    });
  });

  test('somebody who withdrew has no attendance and stands on no list', async () => {
    const left = await db.attendance.findFirstOrThrow({ where: { scheduleId: openHike, status: 'WITHDRAWN' } });
    const person = { scheduleId_userId: { scheduleId: openHike, userId: left.userId } };
    const { data } = await schedule.ask(
      'query ($id: ID!) { schedule(id: $id) { attendees(first: 100) { totalCount edges { node { id } } } waitlist { totalCount } } }',
      { id: openHike },
    );
    expect(data.schedule).toMatchObject({ attendees: { totalCount: 12 }, waitlist: { totalCount: 0 } });
    expect(data.schedule.attendees.edges).toHaveLength(12);
    expect(JSON.stringify(data)).not.toContain(left.userId);

    // 박서연 gives her seat up, and comes back in the end.
    const seoyeon = { scheduleId_userId: { scheduleId: openHike, userId: demoId('usr', 'seoyeon') } };
    const seat = await db.attendance.update({ where: seoyeon, data: { status: 'WITHDRAWN', withdrawnAt: new Date() } });
    expect((await see(openHike, 'seoyeon')).viewerAttendance).toBeNull();
    await db.attendance.update({ where: seoyeon, data: { status: 'ATTENDING', withdrawnAt: null } });
    expect((await see(openHike, 'seoyeon')).viewerAttendance).toMatchObject({ joinedAt: seat.joinedAt.toISOString() });
    expect((await db.attendance.findUniqueOrThrow({ where: person })).status).toBe('WITHDRAWN');
  });

  test.each([
    ['of another kind', demoId('com', 'bukhansan')],
    ['that is none', 'bukhansan-open'],
    ['with the wrong prefix', openHike.replace('sch_', 'usr_')],
  ])('an id %s is refused', async (_case, id) => {
    const { errors } = await schedule.ask(seats, { id });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('attendees and the waiting line', () => {
  const pages = `query ($id: ID!, $first: Int!, $a: String, $w: String) {
    schedule(id: $id) {
      attendees(first: $first, after: $a) { totalCount pageInfo { hasNextPage endCursor } edges { node { name } joinedAt } }
      waitlist(first: $first, after: $w) { totalCount pageInfo { hasNextPage endCursor } edges { node { name } joinedAt } }
    }
  }`;

  test('come in the order in which people got in line, page by page, each once', async () => {
    const walked: Record<'attendees' | 'waitlist', { node: { name: string }; joinedAt: string }[]> = {
      attendees: [],
      waitlist: [],
    };
    let cursors: Record<'attendees' | 'waitlist', string | null> = { attendees: null, waitlist: null };
    for (let page = 0; page < 3; page++) {
      const { data, errors } = await schedule.ask(pages, {
        id: fullHike,
        first: 3,
        a: cursors.attendees,
        w: cursors.waitlist,
      });
      expect(errors).toBeUndefined();
      const { attendees, waitlist } = data.schedule;
      expect([attendees.totalCount, waitlist.totalCount]).toEqual([8, 4]);
      expect(attendees.pageInfo.hasNextPage).toBe(page < 2);
      walked.attendees.push(...attendees.edges);
      walked.waitlist.push(...waitlist.edges);
      cursors = {
        attendees: attendees.pageInfo.endCursor,
        waitlist: waitlist.pageInfo.endCursor ?? cursors.waitlist,
      };
    }
    for (const [list, status] of [
      ['attendees', 'ATTENDING'],
      ['waitlist', 'WAITLISTED'],
    ] as const) {
      const line = await db.attendance.findMany({
        where: { scheduleId: fullHike, status },
        orderBy: { lineNumber: 'asc' },
      });
      expect(walked[list].map(({ joinedAt }) => joinedAt)).toEqual(line.map(({ joinedAt }) => joinedAt.toISOString()));
    }
    expect(walked.attendees.slice(0, 2).map(({ node }) => node.name)).toEqual(['이준호', '김민지']);
    expect(walked.waitlist[1]?.node.name).toBe('박서연');
  });

  test('keep the seat of somebody whose account is gone, without a person', async () => {
    const junho = { where: { userId: demoId('usr', 'junho') } };
    await db.memberCard.update({ ...junho, data: { deletedAt: new Date() } });
    const { data, errors } = await schedule.ask(
      'query ($id: ID!) { schedule(id: $id) { host { name } attendees(first: 2) { totalCount edges { node { name } } } } }',
      { id: fullHike },
    );
    await db.memberCard.update({ ...junho, data: { deletedAt: null } });
    expect(errors).toBeUndefined();
    expect(data.schedule).toEqual({
      host: null,
      attendees: { totalCount: 8, edges: [{ node: null }, { node: { name: '김민지' } }] },
    });
  });

  const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
  test.each([
    ['no item', { first: 0 }],
    ['more than 100', { first: 101 }],
    ['less than none', { first: -1 }],
    ['a cursor that is none', { first: 3, a: 'not a cursor' }],
    ['the cursor of another list', { first: 3, a: cursor([new Date(), openHike]) }],
    ['a place in line that is no number', { first: 3, w: cursor(['1; select']) }],
    ['a place in line beyond bigint', { first: 3, w: cursor(['9'.repeat(20)]) }],
  ])('refuse %s', async (_case, variables) => {
    const { errors } = await schedule.ask(pages, { id: fullHike, ...variables });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
