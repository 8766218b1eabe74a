import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { startOnDemoWorld } from './demo-world.ts';
import { enrol, errorCodes, inHours, mutations, plan } from './meetups.ts';
import { expectExactSeats, published } from './published.ts';

const { schedule, db } = await startOnDemoWorld();
const { create, update, cancel, attend } = mutations(schedule);
const person = (key: string) => demoId('usr', key);
const bukhansan = demoId('com', 'bukhansan');
const iso = (hours: number) => inHours(hours).toISOString();
await enrol(db, ['jiwoo', 'hayun']);

const hike = () => ({
  communityId: bukhansan,
  title: '인왕산  야간 산행 ',
  startsAt: iso(50),
  endsAt: iso(53),
  capacity: 12,
});
const dueReminders = (id: string) => db.reminder.findMany({ where: { scheduleId: id }, orderBy: { dueAt: 'asc' } });

describe('createSchedule', () => {
  test('plans a meet-up for the leader, who is its host, and tells the members', async () => {
    const input = {
      ...hike(),
      description: '퇴근하고 가볍게\r\n다녀와요.',
      place: '독립문역 2번 출구',
      fee: { amount: 3_000, currency: 'KRW' },
      registrationOpensAt: iso(1),
      registrationClosesAt: iso(49),
    };
    const { data, errors } = await create('minji', input);
    expect(errors).toBeUndefined();
    const { id } = data.createSchedule.schedule;
    expect(data.createSchedule).toEqual({
      schedule: {
        ...input,
        communityId: undefined,
        id,
        title: '인왕산 야간 산행',
        description: '퇴근하고 가볍게\n다녀와요.',
        cancelledAt: null,
        attendeeCount: 0,
        waitlistCount: 0,
        registration: 'NOT_OPEN_YET',
        host: { name: '김민지' },
        community: { name: '북한산 등산회' },
      },
      userErrors: [],
    });
    const members = await db.communityMemberCard.findMany({ where: { communityId: bukhansan, role: { not: null } } });
    const memberIds = members.map(({ userId }) => userId).filter((userId) => userId !== person('minji'));
    expect(await published(db, id, 0)).toEqual([
      {
        type: 'schedule.created.v1',
        version: 1,
        data: {
          schedule: {
            id,
            communityId: bukhansan,
            communityName: '북한산 등산회',
            title: '인왕산 야간 산행',
            startsAt: input.startsAt,
          },
          hostId: person('minji'),
          memberIds: memberIds.toSorted(),
        },
      },
    ]);
    const start = new Date(input.startsAt).getTime();
    expect((await dueReminders(id)).map(({ dueAt }) => start - dueAt.getTime())).toEqual([24 * 3600_000, 3600_000]);
  });

  test('is for leader and staff alone', async () => {
    expect((await create('junho', hike())).data.createSchedule.userErrors).toEqual([]);
    for (const as of ['seoyeon', 'doyun']) expect(errorCodes(await create(as, hike()))).toEqual(['FORBIDDEN']);
    expect(errorCodes(await create(null, hike()))).toEqual(['UNAUTHENTICATED']);
    expect(errorCodes(await create('minji', { ...hike(), communityId: 'com_1' }))).toEqual(['BAD_USER_INPUT']);
    const before = await db.schedule.count();
    const secret = await create('minji', { ...hike(), communityId: demoId('com', 'secret-reading') });
    expect(errorCodes(secret)).toEqual(['NOT_FOUND']);
    expect(secret).toEqual(await create('minji', { ...hike(), communityId: demoId('com', 'never given out') }));
    expect(await db.schedule.count()).toBe(before);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['no title', { title: ' \u200b ' }, ['title']],
    ['a title that is too long', { title: '산'.repeat(101) }, ['title']],
    ['a description that is too long', { description: '산'.repeat(4001) }, ['description']],
    ['a place that is too long', { place: '산'.repeat(201) }, ['place']],
    ['a start that has passed', { startsAt: iso(-1) }, ['startsAt']],
    ['an end before the start', { endsAt: iso(49) }, ['endsAt']],
    ['a fee below nothing', { fee: { amount: -1, currency: 'KRW' } }, ['fee', 'amount']],
    ['money of nowhere', { fee: { amount: 1, currency: 'XQX' } }, ['fee', 'currency']],
    ['no seats', { capacity: 0 }, ['capacity']],
    ['too many seats', { capacity: 10_001 }, ['capacity']],
    ['registration that opens with the start', { registrationOpensAt: iso(51) }, ['registrationOpensAt']],
    [
      'registration that opens after it closes',
      { registrationOpensAt: iso(3), registrationClosesAt: iso(2) },
      ['registrationOpensAt'],
    ],
  ])('refuses %s', async (_what, wrong, field) => {
    for (const locale of ['ko', 'en'] as const) {
      const { data, errors } = await create('minji', { ...hike(), ...wrong }, locale);
      expect(errors).toBeUndefined();
      expect(data.createSchedule).toMatchObject({ schedule: null, userErrors: [{ field, code: 'INVALID' }] });
      expect(data.createSchedule.userErrors[0].message).toMatch(locale === 'ko' ? /[가-힣]/ : /^[\x20-\x7e]+$/);
    }
  });

  test('tells all that is wrong at once', async () => {
    const { data } = await create('minji', { ...hike(), title: '', capacity: -1, fee: { amount: -5, currency: '원' } });
    expect(data.createSchedule.userErrors.map((error: { field: string[] }) => error.field)).toEqual([
      ['title'],
      ['fee', 'amount'],
      ['fee', 'currency'],
      ['capacity'],
    ]);
  });

  test('takes a fee of 0 for free, and no seats for seats without limit', async () => {
    const { data } = await create('minji', { ...hike(), capacity: null, fee: { amount: 0, currency: 'KRW' } });
    expect(data.createSchedule.schedule).toMatchObject({ capacity: null, fee: null, registration: 'OPEN' });
  });
});

describe('updateSchedule', () => {
  test('changes what is said and leaves the rest', async () => {
    const id = await plan(db, 'to change', { place: '우이역', description: '천천히', capacity: 5 });
    await attend('seoyeon', id);
    const startsAt = iso(40);
    const { data, errors } = await update('minji', { id, startsAt, place: '도봉산역', description: null });
    expect(errors).toBeUndefined();
    expect(data.updateSchedule).toMatchObject({
      schedule: {
        id,
        title: 'to change 산행',
        startsAt,
        place: '도봉산역',
        description: null,
        capacity: 5,
        attendeeCount: 1,
      },
      userErrors: [],
    });
    expect((await published(db, id, 1)).at(-1)).toEqual({
      type: 'schedule.updated.v1',
      version: 3,
      data: {
        schedule: {
          id,
          communityId: bukhansan,
          communityName: '북한산 등산회',
          title: 'to change 산행',
          startsAt,
        },
        actorId: person('minji'),
        changed: ['description', 'startsAt', 'place'],
        attendeeIds: [person('seoyeon')],
      },
    });
    const start = new Date(startsAt).getTime();
    expect((await dueReminders(id)).map(({ dueAt }) => start - dueAt.getTime())).toEqual([24 * 3600_000, 3600_000]);
  });

  test('that says what is said already publishes nothing', async () => {
    const id = await plan(db, 'unchanged', { feeAmount: 5_000, feeCurrency: 'KRW' });
    const { data } = await update('minji', {
      id,
      title: ' unchanged 산행',
      fee: { amount: 5_000, currency: 'krw' },
      place: '',
    });
    expect(data.updateSchedule.userErrors).toEqual([]);
    expect(await published(db, id, 1)).toEqual([]);
  });

  test('with more seats lets the waiting line move up, first in line first', async () => {
    const id = await plan(db, 'growing', { capacity: 1 });
    for (const as of ['junho', 'jiwoo', 'seoyeon', 'hayun']) await attend(as, id, { joinWaitlist: true });
    const { data } = await update('minji', { id, capacity: 3 });
    expect(data.updateSchedule.schedule).toMatchObject({ capacity: 3, attendeeCount: 3, waitlistCount: 1 });
    const [updated, granted] = (await published(db, id, 1)).slice(-2);
    expect(updated).toMatchObject({
      type: 'schedule.updated.v1',
      version: 6,
      data: { changed: ['capacity'], attendeeIds: ['junho', 'jiwoo', 'seoyeon', 'hayun'].map(person) },
    });
    expect(granted).toMatchObject({
      type: 'schedule.seat.granted.v1',
      version: 6,
      data: { userIds: [person('jiwoo'), person('seoyeon')] },
    });
    await expectExactSeats(db, id);

    expect((await update('minji', { id, capacity: null })).data.updateSchedule.schedule).toMatchObject({
      capacity: null,
      attendeeCount: 4,
      waitlistCount: 0,
    });
    await expectExactSeats(db, id);
  });

  test('cannot take seats away that people have', async () => {
    const id = await plan(db, 'shrinking');
    for (const as of ['junho', 'jiwoo', 'seoyeon']) await attend(as, id);
    const { data } = await update('minji', { id, capacity: 2, title: '작아지는 산행' });
    expect(data.updateSchedule).toEqual({
      schedule: null,
      userErrors: [
        {
          field: ['capacity'],
          message: '이미 3명이 참석하기로 해서 정원을 그보다 줄일 수 없어요.',
          code: 'INVALID',
        },
      ],
    });
    expect((await update('minji', { id, capacity: 3 })).data.updateSchedule.schedule).toMatchObject({
      registration: 'FULL',
    });
    expect(await published(db, id, 1)).toHaveLength(4);
    await expectExactSeats(db, id);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a title of nothing', { title: null }, 'title'],
    ['no start', { startsAt: null }, 'startsAt'],
    ['no end', { endsAt: null }, 'endsAt'],
    ['a start in the past', { startsAt: iso(-1) }, 'startsAt'],
    ['a start after the end', { startsAt: iso(80) }, 'startsAt'],
    ['registration that would never be open', { registrationOpensAt: iso(73) }, 'registrationOpensAt'],
  ])('refuses %s', async (what, wrong, field) => {
    const id = await plan(db, what);
    const { data } = await update('minji', { id, ...wrong });
    expect(data.updateSchedule).toMatchObject({ schedule: null, userErrors: [{ field: [field], code: 'INVALID' }] });
    expect(await published(db, id, 1)).toEqual([]);
  });

  test('is for leader, staff and the host', async () => {
    const id = await plan(db, 'of a host', { host: 'seoyeon' });
    for (const [as, place] of [
      ['seoyeon', '수유역'],
      ['junho', '길음역'],
      ['minji', '혜화역'],
    ] as const)
      expect((await update(as, { id, place })).data.updateSchedule.userErrors).toEqual([]);
    for (const as of ['jiwoo', 'doyun']) expect(errorCodes(await update(as, { id, place: '' }))).toEqual(['FORBIDDEN']);
    expect(errorCodes(await update(null, { id, place: '' }))).toEqual(['UNAUTHENTICATED']);
    expect(errorCodes(await update('minji', { id: 'sch_1' }))).toEqual(['BAD_USER_INPUT']);
    expect(await published(db, id, 1)).toHaveLength(3);

    const secret = await plan(db, 'of a secret host', { club: 'secret-reading', host: 'harin' });
    expect(errorCodes(await update('minji', { id: secret, place: '' }))).toEqual(['NOT_FOUND']);
    expect(errorCodes(await update('junho', { id: secret, place: '' }))).toEqual(['FORBIDDEN']);
  });

  test('is nothing for a host who is no member any more', async () => {
    const id = await plan(db, 'of a former member', { host: 'doyun' });
    expect(errorCodes(await update('doyun', { id, place: '' }))).toEqual(['FORBIDDEN']);
    expect(errorCodes(await cancel('doyun', { id }))).toEqual(['FORBIDDEN']);
  });

  test('is too late after the end, and after a cancellation', async () => {
    const over = await plan(db, 'over', { startsAt: inHours(-5), endsAt: inHours(-1) });
    expect((await update('minji', { id: over, place: '' })).data.updateSchedule.userErrors).toMatchObject([
      { code: 'CLOSED' },
    ]);
    const off = await plan(db, 'off', { cancelledAt: new Date() });
    expect((await update('minji', { id: off, place: '' })).data.updateSchedule.userErrors).toMatchObject([
      { code: 'CANCELLED' },
    ]);
    const underWay = await plan(db, 'under way', { startsAt: inHours(-1) });
    expect((await update('minji', { id: underWay, place: '정상' })).data.updateSchedule.userErrors).toEqual([]);
  });
});

describe('cancelSchedule', () => {
  test('calls a meet-up off and tells all on its lists; again changes nothing', async () => {
    const id = await plan(db, 'to cancel', { capacity: 2 });
    for (const as of ['minji', 'junho', 'seoyeon']) await attend(as, id, { joinWaitlist: true });
    const first = await cancel('minji', { id });
    expect(first.errors).toBeUndefined();
    expect(first.data.cancelSchedule).toMatchObject({
      schedule: { id, registration: 'CANCELLED', attendeeCount: 2, waitlistCount: 1 },
      userErrors: [],
    });
    expect(first.data.cancelSchedule.schedule.cancelledAt).not.toBeNull();
    expect(await cancel('junho', { id })).toEqual(first);
    const { startsAt } = await db.schedule.findUniqueOrThrow({ where: { id } });
    expect((await published(db, id, 1)).slice(3)).toEqual([
      {
        type: 'schedule.cancelled.v1',
        version: 5,
        data: {
          schedule: {
            id,
            communityId: bukhansan,
            communityName: '북한산 등산회',
            title: 'to cancel 산행',
            startsAt: startsAt.toISOString(),
          },
          actorId: person('minji'),
          attendeeIds: [person('junho'), person('seoyeon')],
        },
      },
    ]);
  });

  test('ends the reminders', async () => {
    const { data } = await create('minji', hike());
    const { id } = data.createSchedule.schedule;
    expect(await dueReminders(id)).toHaveLength(2);
    await cancel('minji', { id });
    expect(await dueReminders(id)).toEqual([]);
  });

  test('is too late after the end', async () => {
    const id = await plan(db, 'over already', { startsAt: inHours(-5), endsAt: inHours(-1) });
    expect((await cancel('minji', { id })).data.cancelSchedule.userErrors).toMatchObject([{ code: 'CLOSED' }]);
  });

  test('is for leader, staff and the host', async () => {
    const id = await plan(db, 'not to cancel', { host: 'seoyeon' });
    for (const as of ['jiwoo', 'doyun']) expect(errorCodes(await cancel(as, { id }))).toEqual(['FORBIDDEN']);
    expect(errorCodes(await cancel(null, { id }))).toEqual(['UNAUTHENTICATED']);
    const secret = await plan(db, 'secretly not to cancel', { club: 'secret-reading', host: 'harin' });
    expect(errorCodes(await cancel('minji', { id: secret }))).toEqual(['NOT_FOUND']);
    expect(await published(db, id, 1)).toEqual([]);
    expect((await cancel('seoyeon', { id })).data.cancelSchedule.userErrors).toEqual([]);
  });
});
