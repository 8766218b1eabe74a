import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoDatabase, testNamespace } from '@moim/test-kit';
import pg from 'pg';
import { typeid } from 'typeid-js';
import { afterAll, expect, inject, test } from 'vitest';
import { checkSeats } from '../src/seats/check-seats.ts';
import { Replica } from '../src/seats/replica.ts';
import { prepareClub, runRound } from '../src/seats/round.ts';

// `npm run chaos -- seats` in short: two real processes of the schedule service, killed while 200 people want 5 seats.
const { keysDir, natsUrl } = inject('moim');
const directory = await mkdtemp(join(tmpdir(), 'moim-seats-'));
afterAll(() => rm(directory, { recursive: true, force: true }));
const { url: databaseUrl } = await demoDatabase('schedule');
const db = new pg.Client({ connectionString: databaseUrl });
await db.connect();
afterAll(() => db.end());
const options = {
  databaseUrl,
  natsUrl,
  internalKeyFile: join(keysDir, 'internal.key'),
  namespace: testNamespace(),
  logFile: join(directory, 'schedule.log'),
};
const replicas = await Promise.all([Replica.start(options), Replica.start(options)]);
afterAll(() => Promise.all(replicas.map((replica) => replica.stop('SIGKILL'))));
const people = Array.from({ length: 200 }, () => typeid('usr').toString());
const club = await prepareClub(db, people);

test.each([
  ['5 are told so, and have one', { kill: false, withdraw: false }],
  ['so it is when a process dies meanwhile', { kill: true, withdraw: false }],
  ['who withdraws gives the seat to the first in line', { kill: false, withdraw: true }],
  ['so it is when a process dies meanwhile, and nobody is skipped', { kill: true, withdraw: true }],
])('200 people for 5 seats: %s', { timeout: 120_000 }, async (_what, kinds) => {
  const { violations } = await runRound(db, replicas, club, { people, seats: 5, ...kinds });
  expect(violations).toEqual([]);
});

test('the check sees what is wrong', () => {
  const [ara, bora, sena] = ['ara', 'bora', 'sena'] as const;
  const change = (
    version: number,
    userId: string,
    status: 'ATTENDING' | 'WAITLISTED' | 'WITHDRAWN',
    movedUp: string[] = [],
  ) => ({
    version,
    change: { userId, status },
    movedUp,
  });
  const state = { capacity: 1, attendeeCount: 1, waitlistCount: 1, version: 4, attending: [ara], waiting: [bora] };
  const events = [change(2, ara, 'ATTENDING'), change(3, bora, 'WAITLISTED'), change(4, sena, 'WAITLISTED')];
  const wants = { wanted: 2, told: new Map([[ara, 'ATTENDING'] as const]) };
  expect(checkSeats({ ...state, version: 3 }, events.slice(0, 2), wants)).toEqual([]);
  // A lost version, a lost place in line.
  expect(checkSeats(state, events, wants)).toEqual(['the events lead to another line than there is']);
  expect(
    checkSeats({ ...state, version: 3 }, [events[0], { ...events[1], version: 4 }] as typeof events, wants),
  ).toHaveLength(2);
  // A seat sold twice, and one told and not given.
  expect(
    checkSeats({ ...state, attending: [ara, sena], attendeeCount: 2, version: 3 }, events.slice(0, 2), wants),
  ).toHaveLength(2);
  expect(
    checkSeats({ ...state, version: 3 }, events.slice(0, 2), { ...wants, told: new Map([[sena, 'ATTENDING']]) }),
  ).toEqual(['sena was told ATTENDING and is not there']);
  // The second in line before the first.
  const skipped = [...events, change(5, ara, 'WITHDRAWN', [sena])];
  const after = { ...state, version: 5, attending: [sena], waiting: [bora] };
  expect(checkSeats(after, skipped, { ...wants, told: new Map() })[0]).toBe(
    'sena moved up at version 5, bora was first in line',
  );
  // Counters that nobody has counted.
  expect(checkSeats({ ...state, version: 3, waitlistCount: 2 }, events.slice(0, 2), wants)).toEqual([
    'counted 1 and 2, there are 1 and 1',
  ]);
});
