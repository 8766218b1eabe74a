import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, testContent } from './start.ts';
import { addMember, denied, done, newPost, secretReading, send, wrong } from './writing.ts';

const content = await testContent();
const db = databaseOf(content);

async function newPoll(own: object = {}, post: object = {}, as = 'seoyeon') {
  const poll = { question: '어디로?', options: ['도봉산', '관악산', '수락산'], ...own };
  const postId = await newPost(content, { poll, ...post }, as);
  const { id, options } = await db.poll.findUniqueOrThrow({
    where: { postId },
    include: { options: { orderBy: { position: 'asc' } } },
  });
  const [a = '', b = '', c = ''] = options.map((option) => option.id);
  return { postId, pollId: id, a, b, c };
}

interface Shown {
  totalVotes: number;
  options: { voteCount: number; viewerHasVoted: boolean }[];
}
const shown = ({ totalVotes, options }: Shown) => ({
  totalVotes,
  counts: options.map(({ voteCount }) => voteCount),
  own: options.map(({ viewerHasVoted }) => viewerHasVoted),
});
const vote = async (pollId: string, optionIds: string[], as: string) =>
  shown((await done(content, 'votePoll', { pollId, optionIds }, { as })).poll);

/** The numbers on the rows are those of the votes there are. */
async function expectCounted(pollId: string) {
  const { voterCount, options, votes } = await db.poll.findUniqueOrThrow({
    where: { id: pollId },
    include: { options: true, votes: true },
  });
  expect(voterCount).toBe(new Set(votes.map(({ userId }) => userId)).size);
  for (const { id, voteCount } of options)
    expect(voteCount).toBe(votes.filter(({ optionId }) => optionId === id).length);
  return votes;
}

describe('a vote', () => {
  test('is one choice, that one may change and take back', async () => {
    const { pollId, a, b } = await newPoll();
    expect(await vote(pollId, [a], 'seoyeon')).toEqual({ totalVotes: 1, counts: [1, 0, 0], own: [true, false, false] });
    expect(await vote(pollId, [a, a], 'seoyeon')).toMatchObject({ totalVotes: 1, counts: [1, 0, 0] });
    expect(await vote(pollId, [b], 'seoyeon')).toEqual({ totalVotes: 1, counts: [0, 1, 0], own: [false, true, false] });
    expect(await vote(pollId, [b], 'minji')).toMatchObject({ totalVotes: 2, counts: [0, 2, 0] });
    expect(await vote(pollId, [], 'seoyeon')).toEqual({ totalVotes: 1, counts: [0, 1, 0], own: [false, false, false] });
    expect(await vote(pollId, [], 'seoyeon')).toMatchObject({ totalVotes: 1 });
    await expectCounted(pollId);
  });

  test('is several choices where the poll takes them; a person counts once', async () => {
    const { pollId, a, b, c } = await newPoll({ isMultipleChoice: true });
    expect(await vote(pollId, [a, b], 'seoyeon')).toEqual({
      totalVotes: 1,
      counts: [1, 1, 0],
      own: [true, true, false],
    });
    expect(await vote(pollId, [b, c], 'seoyeon')).toMatchObject({ totalVotes: 1, counts: [0, 1, 1] });
    expect(await vote(pollId, [a, b, c], 'minji')).toMatchObject({ totalVotes: 2, counts: [1, 2, 2] });
    await expectCounted(pollId);
  });

  test('is refused: several where one is taken, options of another poll, after the end', async () => {
    const { pollId, a, b } = await newPoll();
    const other = await newPoll();
    const tell = (optionIds: string[]) => wrong(content, 'votePoll', { pollId, optionIds }, { as: 'minji' });
    expect(await tell([a, b])).toEqual(['optionIds INVALID']);
    expect(await tell([other.a])).toEqual(['optionIds NOT_FOUND']);
    await vote(pollId, [a], 'minji');
    const past = new Date(Date.now() - 1);
    await db.poll.update({ where: { id: pollId }, data: { createdAt: new Date(past.getTime() - 1), closesAt: past } });
    for (const optionIds of [[b], [a], []]) expect(await tell(optionIds)).toEqual(['pollId POLL_CLOSED']);
    expect((await expectCounted(pollId)).map(({ optionId }) => optionId)).toEqual([a]);
  });

  test('is for members, in polls that they may see', async () => {
    const { pollId, a, postId } = await newPoll();
    expect(await denied(content, 'votePoll', { pollId, optionIds: [a] })).toBe('UNAUTHENTICATED');
    expect(await denied(content, 'votePoll', { pollId, optionIds: [a] }, { as: 'doyun' })).toBe('FORBIDDEN');
    const secret = await newPoll({}, { communityId: secretReading }, 'harin');
    await done(content, 'deletePost', { id: postId }, { as: 'seoyeon' });
    for (const input of [
      { pollId: secret.pollId, optionIds: [secret.a] },
      { pollId: demoId('pol', 'nothing'), optionIds: [a] },
      { pollId, optionIds: [a] },
    ])
      expect(await denied(content, 'votePoll', input, { as: 'minji' })).toBe('NOT_FOUND');
    for (const input of [
      { pollId: postId, optionIds: [a] },
      { pollId, optionIds: [postId] },
    ])
      expect(await denied(content, 'votePoll', input, { as: 'minji' })).toBe('BAD_USER_INPUT');
    expect(await db.pollVote.count({ where: { pollId: { in: [pollId, secret.pollId] } } })).toBe(0);
  });
});

describe('many votes at once', () => {
  const voters = Array.from({ length: 20 }, (_, n) => `voter-${n}`);

  test.each([
    ['one', false],
    ['several', true],
  ])('where one chooses %s: one vote a person, and the numbers are right', async (_how, isMultipleChoice) => {
    for (const key of voters) {
      const known = await db.memberCard.count({ where: { userId: demoId('usr', key) } });
      if (known === 0) await addMember(db, key, key);
    }
    const { pollId, a, b, c } = await newPoll({ isMultipleChoice });
    const choices = isMultipleChoice ? [[a, b], [b, c], [c], []] : [[a], [b], [c], []];
    const answers = await Promise.all(
      voters.flatMap((as) => choices.map((optionIds) => send(content, 'votePoll', { pollId, optionIds }, { as }))),
    );
    expect(answers.filter(({ errors, data }) => errors !== undefined || data.votePoll.poll === null)).toEqual([]);
    const votes = await expectCounted(pollId);
    for (const key of voters) {
      const own = votes.filter(({ userId }) => userId === demoId('usr', key)).map(({ optionId }) => optionId);
      expect(choices.map((choice) => choice.toSorted())).toContainEqual(own.toSorted());
    }
  });
});
