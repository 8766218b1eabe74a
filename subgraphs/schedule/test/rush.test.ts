import { demoId } from '@moim/stack/demo';
import { expect, test, vi } from 'vitest';
import { attendSchedule } from '../src/domain/attend-schedule.ts';
import { Batches, BusyError } from '../src/domain/batches.ts';
import { Turnstile } from '../src/domain/turnstile.ts';
import { createLoaders } from '../src/loaders.ts';
import { startOnDemoWorld } from './demo-world.ts';
import { enrol, errorCodes, inHours, mutations, plan } from './meetups.ts';
import { expectExactSeats, published } from './published.ts';

vi.setConfig({ testTimeout: 120_000 });

// What happens stays in the outbox here, so that no relay is among the connections that are looked at.
const { schedule, db } = await startOnDemoWorld({ env: { NATS_URL: 'nats://127.0.0.1:1' } });
const { attend, withdraw, update } = mutations(schedule);
const crowd = Array.from({ length: 150 }, (_, i) => `rush-${i + 1}`);
await enrol(db, crowd);

const waiting = async () => {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.count ?? 0;
};

test('a crowd takes few connections, other meet-ups are served meanwhile, and whoever waits too long is told to try again', async () => {
  const id = await plan(db, 'hot', { capacity: 200 });
  const other = await plan(db, 'quiet');
  await Promise.all(crowd.slice(0, 20).map((as) => attend(as, id)));
  const { leaving, coming, updating } = await db.$transaction(
    async (tx) => {
      await tx.$queryRaw`select 1 from schedules where id = ${id} for no key update`;
      const leaving = crowd.slice(0, 20).map((as) => withdraw(as, id));
      const coming = crowd.slice(20).map((as) => attend(as, id));
      const updating = update('minji', { id, title: '다른 산행' });
      // One gives seats, one takes a seat back, one changes the meet-up; each for as long as it has patience.
      await expect.poll(waiting, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
      const answers = await Promise.all(crowd.slice(0, 20).map((as) => attend(as, other)));
      for (const { data } of answers) expect(data.attendSchedule.schedule.viewerAttendance.status).toBe('ATTENDING');
      expect(await waiting()).toBeLessThanOrEqual(3);
      await Promise.all([...leaving, ...coming, updating]);
      return { leaving, coming, updating };
    },
    { timeout: 30_000 },
  );
  const answers = await Promise.all([...leaving, ...coming, updating]);
  for (const answer of answers) {
    expect(errorCodes(answer)).toEqual(['RATE_LIMITED']);
    expect(answer.errors?.[0]).toMatchObject({
      message: '지금 신청이 한꺼번에 몰리고 있어요. 잠시 뒤에 다시 눌러 주세요.',
      extensions: { retryAfter: 1 },
    });
  }
  // Nothing has happened, and again it works.
  expect(await published(db, id, 1)).toHaveLength(20);
  for (const { errors } of await Promise.all(crowd.map((as) => attend(as, id)))) expect(errors).toBeUndefined();
  await expectExactSeats(db, id);
});

test('before the time nobody gets a seat, at the time those who come first', async () => {
  const id = await plan(db, 'at eight', { capacity: 5, registrationOpensAt: inHours(1) });
  const early = await Promise.all(crowd.map((as) => attend(as, id, { joinWaitlist: true })));
  for (const { data } of early) expect(data.attendSchedule.userErrors).toMatchObject([{ code: 'NOT_OPEN_YET' }]);
  expect(await published(db, id, 1)).toEqual([]);
  // The time comes while everybody presses again and again.
  const opensAt = new Date(Date.now() + 700);
  await db.schedule.update({ where: { id }, data: { registrationOpensAt: opensAt } });
  const seats = new Set<string>();
  await Promise.all(
    crowd.slice(0, 40).map(async (as) => {
      for (let code = 'NOT_OPEN_YET'; code === 'NOT_OPEN_YET'; ) {
        const { data } = await attend(as, id);
        code = data.attendSchedule.userErrors[0]?.code ?? 'SEAT';
        if (code === 'SEAT') seats.add(as);
      }
    }),
  );
  expect(seats.size).toBe(5);
  await expectExactSeats(db, id);
  for (const { joinedAt } of await db.attendance.findMany({ where: { scheduleId: id } }))
    expect(joinedAt.getTime()).toBeGreaterThanOrEqual(opensAt.getTime());
});

test('who cannot get a seat does not queue for the row', async () => {
  const id = await plan(db, 'full already', { capacity: 1 });
  await attend('rush-1', id);
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from schedules where id = ${id} for no key update`;
    const answers = await Promise.all(crowd.slice(1).map((as) => attend(as, id)));
    for (const { data } of answers) expect(data.attendSchedule.userErrors).toMatchObject([{ code: 'FULL' }]);
  });
});

test('the same people at two replicas at once have one place each', async () => {
  const id = await plan(db, 'two replicas', { capacity: 30 });
  // Another process' queue; members are known, so nobody is asked, and what is written is not published here.
  const turnstile = new Turnstile(db);
  const unused = () => Promise.reject(new Error('not used'));
  const elsewhere = (as: string) => {
    const [asker, outbox, userId] = [{ ask: unused }, { nudge() {}, transaction: unused }, demoId('usr', as)];
    const context = { db, asker, outbox, turnstile, loaders: createLoaders({ db, asker }, userId), now: new Date() };
    return attendSchedule({ ...context, locale: 'ko' }, userId, { scheduleId: id, joinWaitlist: true });
  };
  for (let round = 0; round < 4; round++) {
    const people = crowd.slice(round * 10, round * 10 + 20);
    const here = people.map((as) => attend(as, id, { joinWaitlist: true }));
    for (const outcome of await Promise.all(people.toReversed().map(elsewhere))) expect(outcome.ok).toBe(true);
    for (const { errors } of await Promise.all(here)) expect(errors).toBeUndefined();
    // Come back at both while giving it up.
    const leaving = people.slice(0, 10).map((as) => withdraw(as, id));
    await Promise.all([...leaving, ...people.slice(0, 10).map(elsewhere)]);
    await expectExactSeats(db, id);
  }
  await published(db, id, 1);
});

test('the queue is bounded: one more is told at once', async () => {
  const open = Promise.withResolvers<void>();
  const batches = new Batches<number, number>({
    run: async (_key, wishes) => {
      await open.promise;
      return wishes.map((wish) => wish * 2);
    },
    most: 3,
    mostWaiting: 4,
    patienceMs: 60_000,
  });
  // One is being served, four wait.
  const served = [1, 2, 3, 4, 5].map((wish) => batches.ask('one', wish));
  await expect(batches.ask('one', 6)).rejects.toThrow(BusyError);
  const elsewhere = batches.ask('other', 7);
  open.resolve();
  expect(await Promise.all([...served, elsewhere])).toEqual([2, 4, 6, 8, 10, 14]);
});
