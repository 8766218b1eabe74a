import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { startOnDemoWorld } from './demo-world.ts';
import { enrol, inHours, mutations, plan } from './meetups.ts';

// What happens stays in the outbox here, so that the relay's own statements do not count.
const env = { NATS_URL: 'nats://127.0.0.1:1' };
const worlds = [await startOnDemoWorld({ env }), await startOnDemoWorld({ env, scale: 10 })];

type Say = ReturnType<typeof mutations>;

/** What each mutation costs, begin and commit included; in the crowd of a large club as much as in a small one. */
const costs: [string, number, (say: Say, id: string, as: string) => Promise<unknown>][] = [
  ['attend', 3, (say, id, as) => say.attend(as, id, { joinWaitlist: true })],
  ['withdraw a seat, somebody moves up', 9, (say, id) => say.withdraw('seoyeon', id)],
  ['check in', 3, (say, id) => say.checkIn('minji', { scheduleId: id, userId: demoId('usr', 'junho') })],
  ['update, people move up', 10, (say, id) => say.update('minji', { id, capacity: 50, place: '우이역' })],
  ['move to another day', 12, (say, id) => say.update('minji', { id, startsAt: inHours(40).toISOString() })],
  ['cancel', 11, (say, id) => say.cancel('minji', { id })],
  [
    'create, with host and club',
    11,
    (say) =>
      say.create('minji', {
        communityId: demoId('com', 'bukhansan'),
        title: '인왕산',
        startsAt: inHours(30).toISOString(),
        endsAt: inHours(31).toISOString(),
      }),
  ],
];

test.each(costs)('%s: %i statements', async (what, budget, change) => {
  for (const { schedule, db } of worlds) {
    const say = mutations(schedule);
    const people = ['a', 'b', 'c', 'd'].map((key) => `${what} ${key}`);
    await enrol(db, people);
    const id = await plan(db, what, { capacity: 2, startsAt: inHours(5) });
    for (const as of ['seoyeon', 'junho', ...people]) await say.attend(as, id, { joinWaitlist: true });
    const last = `${what} last`;
    await enrol(db, [last]);
    expect(await schedule.database.countStatements(() => change(say, id, last))).toBe(budget);
  }
});
