import { demoId } from '@moim/stack/demo';
import { expect, test, vi } from 'vitest';
import { startOnDemoWorld } from './demo-world.ts';
import { enrol, mutations, plan } from './meetups.ts';
import { expectExactSeats, published } from './published.ts';

// What is held to here is what comes of it; how long 200 requests take is up to the machine.
vi.setConfig({ testTimeout: 120_000 });

const { schedule, db } = await startOnDemoWorld();
const { attend, withdraw, update } = mutations(schedule);
const crowd = Array.from({ length: 200 }, (_, i) => `crowd-${i + 1}`);
await enrol(db, crowd);

/** Fails unless the events, told one after the other, lead to the lists as they are. */
async function expectEventsToTellTheLists(id: string): Promise<void> {
  const seats = new Set<string>();
  const line = new Set<string>();
  for (const { type, data } of await published(db, id, 1)) {
    const { userId, status, userIds = [] } = data as { userId: string; status: string; userIds?: string[] };
    if (type === 'schedule.attendance.changed.v1') {
      seats.delete(userId);
      line.delete(userId);
      if (status === 'ATTENDING') seats.add(userId);
      if (status === 'WAITLISTED') line.add(userId);
    }
    for (const granted of userIds) {
      expect(line.delete(granted)).toBe(true);
      seats.add(granted);
    }
  }
  const rows = await db.attendance.findMany({
    where: { scheduleId: id, status: { not: 'WITHDRAWN' } },
    orderBy: { lineNumber: 'asc' },
  });
  const of = (status: string) => rows.filter((row) => row.status === status).map(({ userId }) => userId);
  expect(of('ATTENDING').toSorted()).toEqual([...seats].toSorted());
  expect(of('WAITLISTED')).toEqual([...line]);
}

test('200 people, 5 seats and a waiting line: 5 have a seat, and the line has no holes', async () => {
  const id = await plan(db, 'sought-after', { capacity: 5 });
  const answers = await Promise.all(crowd.map((as) => attend(as, id, { joinWaitlist: true })));
  const places = answers.map(({ data, errors }) => {
    expect(errors).toBeUndefined();
    return data.attendSchedule.schedule.viewerAttendance;
  });
  expect(places.filter(({ status }) => status === 'ATTENDING')).toHaveLength(5);

  const rows = await db.attendance.findMany({ where: { scheduleId: id }, orderBy: { lineNumber: 'asc' } });
  expect(rows.map(({ lineNumber }) => Number(lineNumber))).toEqual(crowd.map((_, i) => i + 1));
  await expectExactSeats(db, id);
  await expectEventsToTellTheLists(id);
});

test('200 people, 5 seats, nobody waits: 195 are told FULL', async () => {
  const id = await plan(db, 'sought-after, no line', { capacity: 5 });
  const answers = await Promise.all(crowd.map((as) => attend(as, id)));
  const codes = answers.map(({ data }) => data.attendSchedule.userErrors[0]?.code ?? 'SEAT');
  expect(codes.filter((code) => code === 'SEAT')).toHaveLength(5);
  expect(codes.filter((code) => code === 'FULL')).toHaveLength(195);
  await expectExactSeats(db, id);
  await expectEventsToTellTheLists(id);
});

test('one person who presses twenty times at once has one seat', async () => {
  const id = await plan(db, 'double click', { capacity: 1 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => attend('crowd-1', id)));
  for (const { data } of answers) expect(data.attendSchedule.schedule.viewerAttendance.status).toBe('ATTENDING');
  expect(await published(db, id, 1)).toHaveLength(1);
  await expectExactSeats(db, id);
});

test('40 people who come and go at once, while seats are added: the counters are the rows, and the events tell it all', async () => {
  const id = await plan(db, 'coming and going', { capacity: 5 });
  const people = crowd.slice(0, 40);
  await Promise.all(people.slice(0, 20).map((as) => attend(as, id, { joinWaitlist: true })));
  for (const round of [1, 2, 3]) {
    const answers = await Promise.all([
      ...people.map((as, i) => ((i + round) % 2 ? attend(as, id, { joinWaitlist: true }) : withdraw(as, id))),
      update('minji', { id, capacity: 5 + round }),
    ]);
    for (const { errors } of answers) expect(errors).toBeUndefined();
    await expectExactSeats(db, id);
  }
  await expectEventsToTellTheLists(id);
});

const bukhansan = demoId('com', 'bukhansan');
const leave = (tx: Pick<typeof db, 'communityMemberCard'>, key: string) => {
  const membership = { communityId: bukhansan, userId: demoId('usr', key) };
  return tx.communityMemberCard.update({ where: { communityId_userId: membership }, data: { role: null } });
};
const waiting = () =>
  db.$queryRaw`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

test('who is about to lose the membership gets no seat any more', async () => {
  const id = await plan(db, 'leaving first');
  const { attending } = await db.$transaction(async (tx) => {
    await leave(tx, 'crowd-200');
    const attending = attend('crowd-200', id);
    await expect.poll(waiting, { timeout: 4_000 }).toHaveLength(1);
    return { attending };
  });
  expect((await attending).data.attendSchedule.userErrors).toMatchObject([{ code: 'NOT_A_MEMBER' }]);
  expect(await published(db, id, 1)).toEqual([]);
});

test('who is about to get a seat has it before the membership ends, so that its end can see the seat', async () => {
  const id = await plan(db, 'attending first');
  const { attending, leaving } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from schedules where id = ${id} for no key update`;
    const attending = attend('crowd-199', id);
    await expect.poll(waiting, { timeout: 4_000 }).toHaveLength(1);
    const leaving = db.$transaction(async (other) => {
      await leave(other, 'crowd-199');
      return await other.attendance.count({ where: { scheduleId: id } });
    });
    await expect.poll(waiting, { timeout: 4_000 }).toHaveLength(2);
    return { attending, leaving };
  });
  expect((await attending).data.attendSchedule.userErrors).toEqual([]);
  expect(await leaving).toBe(1);
});

test('a change of the terms at the same moment is what decides', async () => {
  const id = await plan(db, 'moved meanwhile');
  const { attending } = await db.$transaction(async (tx) => {
    await tx.schedule.update({ where: { id }, data: { title: '다른 산행', version: { increment: 1 } } });
    const attending = [attend('crowd-1', id), attend('crowd-2', id)];
    // However many they are, they take one connection.
    await expect.poll(waiting, { timeout: 4_000 }).toHaveLength(1);
    return { attending };
  });
  for (const { data } of await Promise.all(attending)) expect(data.attendSchedule.userErrors).toEqual([]);
  const titles = (await published(db, id, 2)).map(
    ({ data }) => (data as { schedule: { title: string } }).schedule.title,
  );
  expect(titles).toEqual(['다른 산행', '다른 산행']);
});

test('and so is a cancellation', async () => {
  const id = await plan(db, 'cancelled meanwhile');
  const { attending } = await db.$transaction(async (tx) => {
    await tx.schedule.update({ where: { id }, data: { cancelledAt: new Date() } });
    const attending = attend('crowd-1', id);
    await expect.poll(waiting, { timeout: 4_000 }).toHaveLength(1);
    return { attending };
  });
  expect((await attending).data.attendSchedule.userErrors).toMatchObject([{ code: 'CANCELLED' }]);
});

test('what counts is the meet-up when its row is free, not as it was when somebody began to wait', async () => {
  const id = await plan(db, 'changing hands', { capacity: 2 });
  for (const as of ['crowd-1', 'crowd-2']) await attend(as, id);
  const { attending } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from schedules where id = ${id} for no key update`;
    const attending = attend('crowd-3', id, { joinWaitlist: true });
    await expect.poll(waiting, { timeout: 4_000 }).toHaveLength(1);
    await tx.attendance.updateMany({
      where: { scheduleId: id },
      data: { status: 'WITHDRAWN', withdrawnAt: new Date() },
    });
    await tx.schedule.update({ where: { id }, data: { capacity: 1, attendeeCount: 0, version: { increment: 1 } } });
    return { attending };
  });
  expect((await attending).data.attendSchedule.schedule).toMatchObject({
    attendeeCount: 1,
    waitlistCount: 0,
    viewerAttendance: { status: 'ATTENDING' },
  });
  await expectExactSeats(db, id);
});
