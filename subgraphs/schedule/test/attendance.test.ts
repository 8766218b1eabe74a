import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { startOnDemoWorld } from './demo-world.ts';
import { enrol, errorCodes, inHours, mutations, plan } from './meetups.ts';
import { expectExactSeats, published } from './published.ts';

const { schedule, db } = await startOnDemoWorld();
const { attend, withdraw, checkIn } = mutations(schedule);
const person = (key: string) => demoId('usr', key);
await enrol(db, ['jiwoo', 'hayun']);
/** Still to come, and close enough for people to be checked in. */
const today = { startsAt: inHours(5), endsAt: inHours(8) };

const cardOf = async (id: string) => {
  const { communityId, title, startsAt } = await db.schedule.findUniqueOrThrow({ where: { id } });
  return { id, communityId, communityName: '북한산 등산회', title, startsAt: startsAt.toISOString() };
};

describe('attendSchedule', () => {
  test('gives a seat to a member, and says so', async () => {
    const id = await plan(db, 'two seats', { capacity: 2 });
    const { data, errors } = await attend('seoyeon', id);
    expect(errors).toBeUndefined();
    expect(data.attendSchedule).toEqual({
      schedule: {
        id,
        attendeeCount: 1,
        seatsLeft: 1,
        waitlistCount: 0,
        registration: 'OPEN',
        viewerAttendance: { status: 'ATTENDING', waitlistPosition: null },
      },
      userErrors: [],
    });
    expect(await published(db, id, 1)).toEqual([
      {
        type: 'schedule.attendance.changed.v1',
        version: 2,
        data: { schedule: await cardOf(id), userId: person('seoyeon'), status: 'ATTENDING' },
      },
    ]);
  });

  test('said again answers like the first time, and publishes nothing', async () => {
    const id = await plan(db, 'one seat', { capacity: 1 });
    const first = await attend('seoyeon', id);
    expect(await attend('seoyeon', id)).toEqual(first);
    expect(await attend('seoyeon', id, { joinWaitlist: true })).toEqual(first);
    const waiting = await attend('junho', id, { joinWaitlist: true });
    expect(await attend('junho', id, { joinWaitlist: true })).toEqual(waiting);
    expect(await published(db, id, 1)).toHaveLength(2);
    await expectExactSeats(db, id);
  });

  test('said again after registration has closed, still answers with the seat', async () => {
    const id = await plan(db, 'closes soon');
    await attend('seoyeon', id);
    await db.schedule.update({ where: { id }, data: { registrationClosesAt: inHours(-1) } });
    const { data } = await attend('seoyeon', id);
    expect(data.attendSchedule).toMatchObject({
      schedule: { registration: 'CLOSED', viewerAttendance: { status: 'ATTENDING' } },
      userErrors: [],
    });
  });

  test('of a full meet-up puts in line whoever wants to wait, and refuses the others', async () => {
    const id = await plan(db, 'full', { capacity: 1 });
    await attend('junho', id);
    const refused = await attend('seoyeon', id);
    expect(refused.data.attendSchedule).toEqual({
      schedule: null,
      userErrors: [{ field: null, message: '자리가 다 찼어요. 대기 신청을 할 수 있어요.', code: 'FULL' }],
    });
    expect((await attend('seoyeon', id, { joinWaitlist: true })).data.attendSchedule).toMatchObject({
      schedule: {
        attendeeCount: 1,
        waitlistCount: 1,
        registration: 'FULL',
        viewerAttendance: { status: 'WAITLISTED', waitlistPosition: 1 },
      },
      userErrors: [],
    });
    expect((await attend('jiwoo', id, { joinWaitlist: true })).data.attendSchedule.schedule.viewerAttendance).toEqual({
      status: 'WAITLISTED',
      waitlistPosition: 2,
    });
    // Who waits and asks for a seat alone gets none, and stays in line.
    expect((await attend('seoyeon', id)).data.attendSchedule.userErrors).toMatchObject([{ code: 'FULL' }]);
    expect((await published(db, id, 1)).map(({ data }) => (data as { status: string }).status)).toEqual([
      'ATTENDING',
      'WAITLISTED',
      'WAITLISTED',
    ]);
    await expectExactSeats(db, id);
  });

  test.each<[string, Parameters<typeof plan>[2], string]>([
    ['before registration opens', { registrationOpensAt: inHours(1) }, 'NOT_OPEN_YET'],
    ['after it has closed', { registrationClosesAt: inHours(-1) }, 'CLOSED'],
    ['after the start', { startsAt: inHours(-1) }, 'CLOSED'],
    ['after it was called off', { cancelledAt: inHours(-1) }, 'CANCELLED'],
  ])('%s is refused', async (when, terms, code) => {
    const id = await plan(db, when, terms);
    for (const joinWaitlist of [false, true]) {
      const { data } = await attend('seoyeon', id, { joinWaitlist });
      expect(data.attendSchedule).toMatchObject({ schedule: null, userErrors: [{ field: null, code }] });
    }
    expect(await published(db, id, 1)).toEqual([]);
    expect(await db.attendance.count({ where: { scheduleId: id } })).toBe(0);
  });

  test('within the window of registration takes a seat', async () => {
    const id = await plan(db, 'window', { registrationOpensAt: inHours(-1), registrationClosesAt: inHours(1) });
    expect((await attend('seoyeon', id)).data.attendSchedule.userErrors).toEqual([]);
  });

  test('tells the reason in English to those who read it', async () => {
    const id = await plan(db, 'in English', { cancelledAt: inHours(-1) });
    const query =
      'mutation ($input: AttendScheduleInput!) { attendSchedule(input: $input) { userErrors { message code } } }';
    const { data } = await schedule.ask(query, { input: { scheduleId: id } }, { as: 'seoyeon', locale: 'en' });
    expect(data.attendSchedule.userErrors).toEqual([{ message: 'This meet-up was called off.', code: 'CANCELLED' }]);
  });

  test('is for members: of a public club others are told so', async () => {
    const id = await plan(db, 'members only');
    const { data } = await attend('doyun', id);
    expect(data.attendSchedule).toMatchObject({ schedule: null, userErrors: [{ code: 'NOT_A_MEMBER' }] });
    expect(await published(db, id, 1)).toEqual([]);
  });

  test('is nothing for who has left, although the card is still there', async () => {
    const id = await plan(db, 'after leaving');
    const membership = { communityId: demoId('com', 'bukhansan'), userId: person('hayun') };
    await db.communityMemberCard.update({ where: { communityId_userId: membership }, data: { role: null } });
    expect((await attend('hayun', id)).data.attendSchedule.userErrors).toMatchObject([{ code: 'NOT_A_MEMBER' }]);
  });

  test('of a private club answers strangers as of an id never given out', async () => {
    const id = await plan(db, 'secret', { club: 'secret-reading', host: 'harin' });
    const hidden = await attend('minji', id);
    expect(hidden.data).toBeNull();
    expect(errorCodes(hidden)).toEqual(['NOT_FOUND']);
    expect(hidden).toEqual(await attend('minji', demoId('sch', 'never given out')));
    expect((await attend('junho', id)).data.attendSchedule.userErrors).toEqual([]);
  });

  test('is for people who are signed in, and for ids of meet-ups', async () => {
    expect(errorCodes(await attend(null, await plan(db, 'signed out')))).toEqual(['UNAUTHENTICATED']);
    for (const id of ['', 'sch_1', demoId('com', 'bukhansan')])
      expect(errorCodes(await attend('seoyeon', id))).toEqual(['BAD_USER_INPUT']);
  });

  test('twice in one request is told as it is after each', async () => {
    const scheduleId = await plan(db, 'twice in one');
    const { data } = await schedule.ask(
      `mutation ($in: AttendScheduleInput!, $out: WithdrawAttendanceInput!) {
        first: attendSchedule(input: $in) { schedule { attendeeCount viewerAttendance { status } } }
        later: withdrawAttendance(input: $out) { schedule { attendeeCount viewerAttendance { status } } }
        again: attendSchedule(input: $in) { schedule { attendeeCount viewerAttendance { status } } }
      }`,
      { in: { scheduleId }, out: { scheduleId } },
      { as: 'seoyeon' },
    );
    const attending = { schedule: { attendeeCount: 1, viewerAttendance: { status: 'ATTENDING' } } };
    expect(data).toEqual({
      first: attending,
      later: { schedule: { attendeeCount: 0, viewerAttendance: null } },
      again: attending,
    });
  });
});

describe('withdrawAttendance', () => {
  test('gives the seat to the first in line in the same change', async () => {
    const id = await plan(db, 'passing on', { capacity: 1 });
    for (const as of ['minji', 'seoyeon', 'junho']) await attend(as, id, { joinWaitlist: true });
    const { data, errors } = await withdraw('minji', id);
    expect(errors).toBeUndefined();
    expect(data.withdrawAttendance).toEqual({
      schedule: {
        id,
        attendeeCount: 1,
        seatsLeft: 0,
        waitlistCount: 1,
        registration: 'FULL',
        viewerAttendance: null,
      },
      userErrors: [],
    });
    const events = await published(db, id, 1);
    const card = await cardOf(id);
    expect(events.slice(3)).toEqual([
      {
        type: 'schedule.attendance.changed.v1',
        version: 5,
        data: { schedule: card, userId: person('minji'), status: 'WITHDRAWN' },
      },
      { type: 'schedule.seat.granted.v1', version: 5, data: { schedule: card, userIds: [person('seoyeon')] } },
    ]);
    expect((await attend('seoyeon', id)).data.attendSchedule.schedule.viewerAttendance.status).toBe('ATTENDING');
    await expectExactSeats(db, id);
  });

  test('of a place in line lets those behind move up', async () => {
    const id = await plan(db, 'out of line', { capacity: 1 });
    for (const as of ['minji', 'seoyeon', 'junho']) await attend(as, id, { joinWaitlist: true });
    const { data } = await withdraw('seoyeon', id);
    expect(data.withdrawAttendance.schedule).toMatchObject({ attendeeCount: 1, waitlistCount: 1 });
    expect((await attend('junho', id, { joinWaitlist: true })).data.attendSchedule.schedule.viewerAttendance).toEqual({
      status: 'WAITLISTED',
      waitlistPosition: 1,
    });
    expect((await published(db, id, 1)).map(({ type }) => type)).not.toContain('schedule.seat.granted.v1');
    await expectExactSeats(db, id);
  });

  test('said again, or by who never came, changes nothing', async () => {
    const id = await plan(db, 'withdrawn twice');
    await attend('seoyeon', id);
    const first = await withdraw('seoyeon', id);
    expect(await withdraw('seoyeon', id)).toEqual(first);
    expect((await withdraw('junho', id)).data.withdrawAttendance.userErrors).toEqual([]);
    expect(await published(db, id, 1)).toHaveLength(2);
  });

  test('and attending again is a new place at the end', async () => {
    const id = await plan(db, 'back again', { capacity: 1 });
    for (const as of ['minji', 'seoyeon', 'junho']) await attend(as, id, { joinWaitlist: true });
    await withdraw('seoyeon', id);
    const { data } = await attend('seoyeon', id, { joinWaitlist: true });
    expect(data.attendSchedule.schedule.viewerAttendance).toEqual({ status: 'WAITLISTED', waitlistPosition: 2 });
    await expectExactSeats(db, id);
  });

  test('works after registration has closed, not after the start', async () => {
    const id = await plan(db, 'late withdrawal');
    for (const as of ['seoyeon', 'junho']) await attend(as, id);
    await db.schedule.update({ where: { id }, data: { registrationClosesAt: inHours(-2) } });
    expect((await withdraw('junho', id)).data.withdrawAttendance.userErrors).toEqual([]);
    await db.schedule.update({ where: { id }, data: { startsAt: inHours(-1) } });
    expect((await withdraw('seoyeon', id)).data.withdrawAttendance).toMatchObject({
      schedule: null,
      userErrors: [{ code: 'CLOSED' }],
    });
  });

  test('is refused for a meet-up that was called off, and to who was seen there', async () => {
    const id = await plan(db, 'seen there', today);
    await attend('seoyeon', id);
    await checkIn('minji', { scheduleId: id, userId: person('seoyeon') });
    expect((await withdraw('seoyeon', id)).data.withdrawAttendance.userErrors).toMatchObject([
      { code: 'ALREADY_ATTENDING' },
    ]);
    await db.schedule.update({ where: { id }, data: { cancelledAt: new Date() } });
    expect((await withdraw('seoyeon', id)).data.withdrawAttendance.userErrors).toMatchObject([{ code: 'CANCELLED' }]);
    expect(await published(db, id, 1)).toHaveLength(1);
  });

  test('is for who may see the meet-up and is signed in', async () => {
    const id = await plan(db, 'secret withdrawal', { club: 'secret-reading', host: 'harin' });
    expect(errorCodes(await withdraw('minji', id))).toEqual(['NOT_FOUND']);
    expect(errorCodes(await withdraw(null, id))).toEqual(['UNAUTHENTICATED']);
    expect(errorCodes(await withdraw('minji', 'sch_1'))).toEqual(['BAD_USER_INPUT']);
  });
});

describe('checkInAttendee', () => {
  test('notes who was seen, the first time', async () => {
    const id = await plan(db, 'checked in', { host: 'seoyeon', ...today });
    await attend('jiwoo', id);
    const seat = { scheduleId_userId: { scheduleId: id, userId: person('jiwoo') } };
    const seen = async () => (await db.attendance.findUniqueOrThrow({ where: seat })).checkedInAt;
    // The host, the leader and the staff.
    expect((await checkIn('seoyeon', { scheduleId: id, userId: person('jiwoo') })).data.checkInAttendee).toEqual({
      schedule: { id },
      userErrors: [],
    });
    const first = await seen();
    expect(first).not.toBeNull();
    for (const as of ['minji', 'junho']) {
      const { data } = await checkIn(as, { scheduleId: id, userId: person('jiwoo') });
      expect(data.checkInAttendee.userErrors).toEqual([]);
    }
    expect(await seen()).toEqual(first);
    expect(await published(db, id, 1)).toHaveLength(1);
  });

  test('knows who has no seat', async () => {
    const id = await plan(db, 'no seat', { capacity: 1, ...today });
    for (const as of ['junho', 'jiwoo']) await attend(as, id, { joinWaitlist: true });
    for (const key of ['jiwoo', 'doyun']) {
      const { data } = await checkIn('minji', { scheduleId: id, userId: person(key) });
      expect(data.checkInAttendee).toMatchObject({
        schedule: null,
        userErrors: [{ field: ['userId'], code: 'NOT_ATTENDING' }],
      });
    }
  });

  test('is refused for a meet-up that was called off', async () => {
    const id = await plan(db, 'called off', { cancelledAt: new Date() });
    const { data } = await checkIn('minji', { scheduleId: id, userId: person('jiwoo') });
    expect(data.checkInAttendee.userErrors).toMatchObject([{ code: 'CANCELLED' }]);
  });

  test.each<[string, number, number, string | null]>([
    ['from six hours before the start', 5.9, 9, null],
    ['not earlier', 6.1, 9, 'NOT_OPEN_YET'],
    ['until a day after the end', -30, -23.9, null],
    ['not later', -30, -24.1, 'CLOSED'],
  ])('is done around the meet-up: %s', async (key, starts, ends, code) => {
    const id = await plan(db, `checked in ${key}`, { startsAt: inHours(starts), endsAt: inHours(ends) });
    await db.attendance.create({
      data: { scheduleId: id, userId: person('jiwoo'), status: 'ATTENDING', lineNumber: 1n },
    });
    const { data } = await checkIn('minji', { scheduleId: id, userId: person('jiwoo') });
    expect(data.checkInAttendee.userErrors).toMatchObject(code === null ? [] : [{ code }]);
    expect(await db.attendance.count({ where: { scheduleId: id, checkedInAt: { not: null } } })).toBe(
      code === null ? 1 : 0,
    );
  });

  test('is for host, leader and staff', async () => {
    const input = { scheduleId: await plan(db, 'who checks in'), userId: person('seoyeon') };
    for (const as of ['seoyeon', 'doyun']) expect(errorCodes(await checkIn(as, input))).toEqual(['FORBIDDEN']);
    expect(errorCodes(await checkIn(null, input))).toEqual(['UNAUTHENTICATED']);
    expect(errorCodes(await checkIn('minji', { ...input, userId: 'usr_1' }))).toEqual(['BAD_USER_INPUT']);
    const scheduleId = await plan(db, 'who checks in secretly', { club: 'secret-reading', host: 'harin' });
    expect(errorCodes(await checkIn('minji', { ...input, scheduleId }))).toEqual(['NOT_FOUND']);
  });
});
