import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { startOnDemoWorld } from './demo-world.ts';

const demo = await startOnDemoWorld();
const tenfold = await startOnDemoWorld({ scale: 10 });

const clubs = ['bukhansan', 'hangang', 'film-seoul', 'coffee-notes'].map((key) => ({
  __typename: 'Community',
  id: demoId('com', key),
}));
const everyField = `
  id title registration seatsLeft host { name } community { name } viewerAttendance { status waitlistPosition }
  attendees(first: 50) { totalCount edges { node { name } } } waitlist(first: 50) { totalCount edges { node { name } } }`;

/** What each screen asks, and more: every field that could cost a statement. The second number is what it may cost. */
const asks: [string, string, Record<string, unknown>, number][] = [
  [
    'the page of a meet-up: me, meet-up, club, host, seat, both lists, their people',
    `query ($id: ID!) { me { id } schedule(id: $id) { ${everyField} } }`,
    { id: demoId('sch', 'bukhansan-full') },
    7,
  ],
  [
    'the meet-ups of clubs: clubs, meet-ups, totals, hosts, seats, lists, their people',
    `query ($clubs: [_Any!]!) { _entities(representations: $clubs) { ... on Community {
      schedules(first: 100) { totalCount edges { node { ${everyField} } } }
    } } }`,
    { clubs },
    7,
  ],
  [
    'what is next for me: me, meet-ups, total, clubs, hosts, seats, lists, their people',
    `{ me { upcomingSchedules(first: 100) { totalCount edges { node { ${everyField} } } } } }`,
    {},
    8,
  ],
];

test.each(asks)('%s', async (_what, query, variables, budget) => {
  for (const { schedule } of [demo, tenfold]) {
    const ask = async () => {
      const { errors } = await schedule.ask(query, variables, { as: 'seoyeon' });
      expect(errors).toBeUndefined();
    };
    await ask();
    expect(await schedule.database.countStatements(ask)).toBe(budget);
  }
});
