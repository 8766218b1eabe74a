import { readData, scheduleReminderDue } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { prismaOptions } from '@moim/subgraph-kit';
import { demoDatabase } from '@moim/test-kit';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { sendReminders } from '../src/domain/send-reminders.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { inHours, plan } from './meetups.ts';

const database = await demoDatabase('schedule');
const db = new PrismaClient(prismaOptions(database.url));
afterAll(() => db.$disconnect());
/** A replica's connection. */
async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  afterAll(() => client.end());
  return client;
}
const replicas = [await connect(), await connect(), await connect()] as const;

// Nothing else is due.
beforeEach(async () => {
  await db.reminder.deleteMany();
});

type Kind = 'DAY_BEFORE' | 'HOUR_BEFORE';
const BEFORE = { DAY_BEFORE: 24, HOUR_BEFORE: 1 };

/** A meet-up so many hours from now, with these reminders as they were planned for it, and two who attend and one who waits. */
async function meetUp(key: string, hours: number, kinds: Kind[] = ['DAY_BEFORE', 'HOUR_BEFORE'], withPeople = true) {
  const id = await plan(db, key, { startsAt: inHours(hours), endsAt: inHours(hours + 3), capacity: 2 });
  if (withPeople) {
    await db.schedule.update({ where: { id }, data: { attendeeCount: 2, waitlistCount: 1, lastLineNumber: 3n } });
    await db.attendance.createMany({
      data: ['seoyeon', 'junho', 'jiwoo'].map((person, i) => ({
        scheduleId: id,
        userId: demoId('usr', person),
        status: i < 2 ? ('ATTENDING' as const) : ('WAITLISTED' as const),
        lineNumber: BigInt(i + 1),
      })),
    });
  }
  await db.reminder.createMany({
    data: kinds.map((kind) => ({ scheduleId: id, kind, dueAt: inHours(hours - BEFORE[kind]) })),
  });
  return id;
}
const run = (replica = replicas[0]) => sendReminders.run(replica);
/** What was said of a meet-up. */
async function said(id: string) {
  const rows = await db.outboxEvent.findMany({ where: { aggregateId: id }, orderBy: { seq: 'asc' } });
  return rows.map(({ payload, aggregateVersion }) => ({
    ...readData(scheduleReminderDue, 1, payload),
    version: aggregateVersion,
  }));
}
const planned = async (id: string) =>
  (await db.reminder.findMany({ where: { scheduleId: id }, orderBy: { dueAt: 'asc' } })).map(
    ({ kind, sentAt }) => `${kind} ${sentAt === null ? 'waits' : 'sent'}`,
  );

describe('a reminder', () => {
  test('is for those who have a seat, with the version that is next', async () => {
    const id = await meetUp('tomorrow', 23.9);
    await run();
    const { startsAt } = await db.schedule.findUniqueOrThrow({ where: { id } });
    expect(await said(id)).toEqual([
      {
        kind: 'DAY_BEFORE',
        userIds: [demoId('usr', 'seoyeon'), demoId('usr', 'junho')],
        schedule: {
          id,
          communityId: demoId('com', 'bukhansan'),
          communityName: '북한산 등산회',
          title: 'tomorrow 산행',
          startsAt: startsAt.toISOString(),
        },
        version: 2,
      },
    ]);
    expect(await db.schedule.findUniqueOrThrow({ where: { id } })).toMatchObject({ version: 2 });
    expect(await planned(id)).toEqual(['DAY_BEFORE sent', 'HOUR_BEFORE waits']);
    await run();
    expect(await said(id)).toHaveLength(1);
  });

  test('is not said before its time', async () => {
    const id = await meetUp('in two days', 48);
    await run();
    expect(await said(id)).toEqual([]);
  });

  test.each<[string, number, Kind[], Kind | null]>([
    ['of the day before, late, is still of use', 5, ['DAY_BEFORE'], 'DAY_BEFORE'],
    ['of the day before is not, once the hour before has come', 0.5, ['DAY_BEFORE', 'HOUR_BEFORE'], 'HOUR_BEFORE'],
    ['of the hour before, late, is of use until the start', 0.1, ['HOUR_BEFORE'], 'HOUR_BEFORE'],
    ['is not, after the start', -0.1, ['DAY_BEFORE', 'HOUR_BEFORE'], null],
  ])('%s', async (key, hours, kinds, expected) => {
    const id = await meetUp(key, hours, kinds);
    await run();
    expect((await said(id)).map(({ kind }) => kind)).toEqual(expected === null ? [] : [expected]);
    await run();
    expect(await planned(id)).toEqual(expected === null ? [] : [`${expected} sent`]);
  });

  test('is said of none that was called off, and of none that nobody attends', async () => {
    const cancelled = await meetUp('called off', 0.9, ['HOUR_BEFORE']);
    await db.schedule.update({ where: { id: cancelled }, data: { cancelledAt: new Date() } });
    const lonely = await meetUp('lonely', 0.9, ['HOUR_BEFORE'], false);
    await run();
    expect([...(await said(cancelled)), ...(await said(lonely))]).toEqual([]);
    expect([await planned(cancelled), await planned(lonely)]).toEqual([[], ['HOUR_BEFORE sent']]);
    expect(await db.schedule.findUniqueOrThrow({ where: { id: lonely } })).toMatchObject({ version: 1 });
  });
});

describe('all that are due', () => {
  const crowd = (name: string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, i) => meetUp(`${name} ${i}`, 0.9, ['HOUR_BEFORE'])));
  const counts = async (ids: string[]) => {
    const rows = await db.outboxEvent.groupBy({
      by: ['aggregateId'],
      where: { aggregateId: { in: ids } },
      _count: true,
    });
    return ids.map((id) => rows.find(({ aggregateId }) => aggregateId === id)?._count ?? 0);
  };

  test('are said once, although three replicas say them at once', async () => {
    const ids = await crowd('at once', 120);
    await Promise.all(replicas.map((replica) => run(replica)));
    // What one held, another has left for the next time.
    await run();
    expect(await counts(ids)).toEqual(ids.map(() => 1));
  });

  test('are said once, although a replica dies at it', async () => {
    const ids = await crowd('killed', 120);
    const dying = await connect();
    dying.on('error', () => {});
    const { rows } = await dying.query<{ pid: number }>('select pg_backend_pid() as pid');
    // The first meet-ups are held, so that it is in the middle when its connection goes.
    const ended = db.$transaction(async (tx) => {
      await tx.$queryRaw`select 1 from outbox_events for update`;
      await tx.$executeRaw`lock table outbox_events in exclusive mode`;
      const dead = sendReminders.run(dying).then(
        () => 'done',
        () => 'dead',
      );
      const waits = () =>
        db.$queryRaw`select 1 from pg_stat_activity where pid = ${rows[0]?.pid} and wait_event_type = 'Lock'`;
      await expect.poll(waits, { timeout: 4_000 }).toHaveLength(1);
      await db.$queryRaw`select pg_terminate_backend(${rows[0]?.pid}::int)`;
      return await dead;
    });
    expect(await ended).toBe('dead');
    expect(await counts(ids)).toEqual(ids.map(() => 0));
    await run(replicas[1]);
    expect(await counts(ids)).toEqual(ids.map(() => 1));
  });

  test('do not wait for the one that somebody is just changing; its turn is the next', async () => {
    const held = await meetUp('being changed', 0.9, ['HOUR_BEFORE']);
    const free = await meetUp('not being changed', 0.9, ['HOUR_BEFORE']);
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`select 1 from schedules where id = ${held} for no key update`;
      await run();
      expect([await said(held), (await said(free)).length]).toEqual([[], 1]);
    });
    await run();
    expect(await said(held)).toHaveLength(1);
  });
});
