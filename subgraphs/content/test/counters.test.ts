import { expect, test } from 'vitest';
import { contentProcess } from './content-process.ts';
import { countersThatDiffer, uncheckedCounters } from './counters.ts';
import { RandomRun } from './random-run.ts';
import { databaseOf, testContent } from './start.ts';

// In this process, and as a process of its own that is killed.
const [content, mortal] = [await testContent(), await contentProcess()];
const [db, mortalDb] = [databaseOf(content), databaseOf(mortal)];

// Fifty people at once do whatever changes a counter. MOIM_TEST_SEED=<seed> does again what a failure names.
const STEPS_EACH = 9;
const seed = Number(process.env.MOIM_TEST_SEED ?? Math.floor(Math.random() * 1_000_000));
const SLOW = { timeout: 90_000 };
const FREQUENT = [
  'createPost',
  'deletePost',
  'addComment',
  'deleteComment',
  'like',
  'unlike',
  'votePoll',
  'delete account',
];
/** These may all be refused or cut off where half of the time there is no service. */
const SELDOM = ['updatePost', 'pinPost', 'addPhotos', 'deletePhoto', 'report', 'resolveReport', 'leave and come back'];

/** Fails unless every counter is what it counts, and all of this was done at all. */
async function expectExact(
  db: Parameters<typeof countersThatDiffer>[0],
  { tally, faults }: RandomRun,
  mutations: readonly string[],
) {
  const told = `seed ${seed}: ${JSON.stringify(Object.fromEntries(tally))}`;
  expect(await countersThatDiffer(db), told).toEqual([]);
  expect(faults, told).toEqual([]);
  expect(
    mutations.filter((name) => !tally.has(name)),
    told,
  ).toEqual([]);
  const changes = [...FREQUENT, ...SELDOM].reduce((sum, name) => sum + (tally.get(name) ?? 0), 0);
  expect(changes, told).toBeGreaterThan(200);
}

test(
  'every counter is the number of rows that it counts, after all mutations by fifty people at once',
  SLOW,
  async () => {
    expect(await uncheckedCounters(db)).toEqual([]);
    const run = await RandomRun.prepare(content, db, seed);
    await run.go(STEPS_EACH);
    await expectExact(db, run, [...FREQUENT, ...SELDOM]);
  },
);

test('and also when the service is killed in it, twice, and begins anew', SLOW, async () => {
  const run = await RandomRun.prepare(mortal, mortalDb, seed);
  const die = async () => {
    await mortal.kill();
    await mortal.start();
  };
  run.pauseBefore(150, die);
  run.pauseBefore(300, die);
  await run.go(STEPS_EACH);
  await expectExact(mortalDb, run, FREQUENT);
  expect(run.tally.get('cut off') ?? 0, `seed ${seed}`).toBeGreaterThan(0);
});

test('what differs is named', async () => {
  const [post] = await db.post.findMany({ orderBy: { id: 'asc' }, take: 1 });
  const says = (post?.likeCount ?? 0) + 1;
  await db.post.update({ where: { id: post?.id ?? '' }, data: { likeCount: says } });
  expect(await countersThatDiffer(db)).toEqual([
    `posts.like_count of ${post?.id} says ${says}, and it is ${post?.likeCount}`,
  ]);
});
