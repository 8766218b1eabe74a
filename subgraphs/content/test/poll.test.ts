import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { databaseOf, testContent } from './start.ts';

const content = await testContent();
const db = databaseOf(content);
const id = demoId('pst', 'bukhansan-poll');

const poll = async (as: string | null) => {
  const { data, errors } = await content.ask(
    'query ($id: ID!) { post(id: $id) { poll { question closesAt totalVotes options { id text voteCount viewerHasVoted } } } }',
    { id },
    { as },
  );
  expect(errors).toBeUndefined();
  return data.post.poll;
};

test('the poll asks where to go, and counts the votes', async () => {
  const { question, closesAt, totalVotes, options } = await poll(null);
  expect(question).toBe('다음 달 정기 산행은 어디로 갈까요?');
  expect(new Date(closesAt).getTime()).toBeGreaterThan(Date.now());
  expect(options.map(({ text }: { text: string }) => text)).toEqual([
    '도봉산 자운봉',
    '관악산 연주대',
    '수락산 기차바위',
    '남한산성 둘레길',
  ]);
  const votes = await db.pollVote.findMany();
  expect(totalVotes).toBe(votes.length);
  for (const option of options)
    expect(option.voteCount).toBe(votes.filter(({ optionId }) => optionId === option.id).length);
});

test('it shows 김민지 and 이준호 their votes, 박서연 that she has none, and nobody’s to somebody signed out', async () => {
  const voted = async (as: string | null) =>
    (await poll(as)).options
      .filter(({ viewerHasVoted }: { viewerHasVoted: boolean }) => viewerHasVoted)
      .map(({ id }: { id: string }) => id);
  for (const as of ['minji', 'junho']) {
    const votes = await db.pollVote.findMany({ where: { userId: demoId('usr', as) } });
    expect(votes).toHaveLength(1);
    expect(await voted(as)).toEqual(votes.map(({ optionId }) => optionId));
  }
  expect(await voted('seoyeon')).toEqual([]);
  expect(await voted(null)).toEqual([]);
});
