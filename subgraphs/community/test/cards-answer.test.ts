import { communityCards } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { communityCardsAnswer } from '../src/events/answer-community-cards.ts';
import { databaseOf, testCommunity } from './start.ts';
import { person, storyOf } from './story.ts';

// What other services are told of clubs that they have no card of.
const community = await testCommunity();
const db = databaseOf(community);
const { found, act, version } = storyOf(community, db);
const { reply } = communityCardsAnswer(db);
const answerTo = async (request: unknown) => communityCards.answer.parse(await reply(request)).communities;

test('a club looks as in the example', async () => {
  const { request, answer } = communityCards.example;
  expect(await answerTo(request)).toEqual([]);
  const [club] = await answerTo({ ids: [demoId('com', 'bukhansan')], userIds: [person('minji'), person('doyun')] });
  const [example] = answer.communities;
  expect(Object.keys(club ?? {}).toSorted()).toEqual(Object.keys(example ?? {}).toSorted());
  expect(Object.keys(club?.card ?? {}).toSorted()).toEqual(Object.keys(example?.card ?? {}).toSorted());
  expect(club).toMatchObject({
    id: demoId('com', 'bukhansan'),
    version: await version(demoId('com', 'bukhansan')),
    card: { name: '북한산 등산회', isPrivate: false },
    members: [{ userId: person('minji'), role: 'LEADER' }],
  });
});

test('known ones are told, unknown ones left out, private ones told too', async () => {
  const ids = [demoId('com', 'secret-reading'), demoId('com', 'nobody knows'), demoId('com', 'hangang')];
  const clubs = await answerTo({ ids, userIds: [person('harin'), person('minji')] });
  expect(new Map(clubs.map(({ id, card, members }) => [id, [card?.isPrivate, members]]))).toEqual(
    new Map([
      [ids[0], [true, [{ userId: person('harin'), role: 'LEADER' }]]],
      [ids[2], [false, [{ userId: person('minji'), role: 'MEMBER' }]]],
    ]),
  );
});

test('without people, without members', async () => {
  const [club] = await answerTo({ ids: [demoId('com', 'hangang')], userIds: [] });
  expect(club).toMatchObject({ card: { name: '한강 러닝크루' }, members: [] });
});

test('a closed club is told by its id and version alone', async () => {
  const id = await found('harin', { members: ['junho'] });
  await db.community.update({
    where: { id },
    data: { closedAt: new Date(Date.now() + 1000), version: { increment: 1 } },
  });
  expect(await answerTo({ ids: [id], userIds: [person('harin')] })).toEqual([
    { id, version: 3, card: null, members: [] },
  ]);
});

test('page by page: every club once, without its members', async () => {
  const seen = [];
  let after: string | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof answerTo>> = await answerTo({ after, limit: 5 });
    seen.push(...page);
    if (page.length < 5) break;
    after = page.at(-1)?.id ?? null;
  }
  const all = await db.community.findMany({ orderBy: { id: 'asc' } });
  expect(seen.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  expect(seen.map(({ card }) => card?.name ?? null)).toEqual(
    all.map(({ name, closedAt }) => (closedAt === null ? name : null)),
  );
  expect(seen.flatMap(({ members }) => members)).toEqual([]);
});

test('what is told right after a change is of that version', async () => {
  const id = await found('harin');
  await act('joinCommunity', { communityId: id }, 'doyun');
  expect(await answerTo({ ids: [id], userIds: [person('doyun')] })).toMatchObject([
    { version: 2, members: [{ userId: person('doyun'), role: 'MEMBER' }] },
  ]);
});

test.each([{ ids: [], userIds: [] }, { ids: ['com_1'], userIds: [] }, { after: null, limit: 101 }, {}])(
  'does not take %j',
  async (request) => {
    await expect(reply(request)).rejects.toThrow();
  },
);
