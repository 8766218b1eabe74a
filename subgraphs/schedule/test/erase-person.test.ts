import {
  readData,
  scheduleAttendanceChanged,
  scheduleErasureCompleted,
  scheduleSeatGranted,
  userDeletionRequested,
} from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId, prismaOptions } from '@moim/subgraph-kit';
import { applyEvent, demoDatabase, fingerprints } from '@moim/test-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { expectExactSeats, published } from './published.ts';

const database = await demoDatabase('schedule');
const db = new PrismaClient(prismaOptions(database.url));
afterAll(() => db.$disconnect());

const minji = demoId('usr', 'minji');
const full = demoId('sch', 'bukhansan-full');

async function deleteAccount(): Promise<string> {
  const deletionId = newId('del');
  const event = { aggregateId: minji, aggregateVersion: 1_000, data: { userId: minji, deletionId } };
  await applyEvent(db, handlers, userDeletionRequested, event);
  return deletionId;
}

async function confirmation(deletionId: string) {
  const { payload } = await db.outboxEvent.findFirstOrThrow({ where: { aggregateId: deletionId } });
  return readData(scheduleErasureCompleted, 1, payload);
}

let before: { id: string; version: number; status: string }[];
let past: number;
let hosted: number;
let firstInLine: string;
let deletionId: string;

beforeAll(async () => {
  await db.calendarFeed.create({ data: { tokenHash: new Uint8Array(32), userId: minji } });
  before = await db.$queryRaw`
    select s.id, s.version, a.status::text from attendances a join schedules s on s.id = a.schedule_id
    where a.user_id = ${minji} and a.status <> 'WITHDRAWN' and s.starts_at > now() and s.cancelled_at is null`;
  past = await db.attendance.count({ where: { userId: minji, schedule: { startsAt: { lt: new Date() } } } });
  hosted = await db.schedule.count({ where: { hostId: minji, cancelledAt: null } });
  const line = await db.attendance.findFirstOrThrow({
    where: { scheduleId: full, status: 'WAITLISTED' },
    orderBy: { lineNumber: 'asc' },
  });
  firstInLine = line.userId;
  deletionId = await deleteAccount();
});

test('the demo world has what is looked at here', () => {
  expect(before.find(({ id }) => id === full)).toMatchObject({ status: 'ATTENDING' });
  expect(Math.min(past, hosted)).toBeGreaterThan(0);
});

test('every place at a meet-up to come is given up, and the counts stay exact', async () => {
  for (const { id, version } of before) {
    expect(await db.attendance.findFirstOrThrow({ where: { scheduleId: id, userId: minji } })).toMatchObject({
      status: 'WITHDRAWN',
    });
    await expectExactSeats(db, id);
    const [withdrawn] = await published(db, id, version);
    expect(withdrawn).toMatchObject({
      type: scheduleAttendanceChanged.type,
      version: version + 1,
      data: { userId: minji, status: 'WITHDRAWN', schedule: { id } },
    });
  }
});

test('who waits longest gets the seat, and is told', async () => {
  const version = before.find(({ id }) => id === full)?.version ?? 0;
  expect(await published(db, full, version)).toMatchObject([
    { type: scheduleAttendanceChanged.type },
    { type: scheduleSeatGranted.type, version: version + 1, data: { userIds: [firstInLine] } },
  ]);
});

test('what was attended and what is hosted stays', async () => {
  expect(await db.attendance.count({ where: { userId: minji, schedule: { startsAt: { lt: new Date() } } } })).toBe(
    past,
  );
  expect(await db.schedule.count({ where: { hostId: minji, cancelledAt: null } })).toBe(hosted);
});

test('no address of a calendar works any more', async () => {
  expect(await db.calendarFeed.count({ where: { userId: minji } })).toBe(0);
});

test('it is confirmed with what was removed; done again, it changes nothing', async () => {
  expect(await confirmation(deletionId)).toEqual({
    userId: minji,
    deletionId,
    counts: { seats: before.length, calendarFeeds: 1, exportPieces: 0 },
  });
  const contents = await fingerprints(db);
  const again = await deleteAccount();
  expect(await fingerprints(db)).toEqual(contents);
  expect((await confirmation(again)).counts).toEqual({ seats: 0, calendarFeeds: 0, exportPieces: 0 });
});
