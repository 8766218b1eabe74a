import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { databaseOf, testContent } from './start.ts';
import { addMember, bukhansan, done, type MutationName, newPost } from './writing.ts';

// What a write costs in statements of SQL, `begin` and `commit` among them. NATS is away, so that nothing else is counted: what happens
// waits in the outbox, and every write succeeds all the same.
const content = await testContent(1, { NATS_URL: 'nats://127.0.0.1:1' });
const db = databaseOf(content);
await addMember(db, 'named', '하늘');
const poll = { question: '어디로?', options: ['도봉산', '관악산'], isMultipleChoice: true };
const postId = await newPost(content, { poll });
const { comment } = await done(content, 'addComment', { postId, body: '좋아요' }, { as: 'minji' });
const { id: pollId, options } = await db.poll.findUniqueOrThrow({ where: { postId }, include: { options: true } });

async function cost(name: MutationName, input: object, as = 'seoyeon'): Promise<number> {
  return await content.database.countStatements(() => done(content, name, input, { as }));
}

test.each<[string, string]>([
  ['a post', postId],
  ['a comment', comment.id],
  ['a photo', demoId('pho', 'bukhansan 1')],
])(
  'a like of %s is one statement, and so is taking it back, whether something changes or not',
  async (_what, subjectId) => {
    for (const name of ['like', 'like', 'unlike', 'unlike'] as const) expect(await cost(name, { subjectId })).toBe(1);
  },
);

test('a post: who may, the post with all of it, and the answer; one more each when it names somebody and when it has photos', async () => {
  const plain = { communityId: bukhansan, board: 'FREE', title: '제목', body: '내용', poll };
  // The answer of the tests reads photos and poll, too.
  expect(await cost('createPost', plain)).toBe(3 + 2);
  expect(await cost('createPost', { ...plain, body: '@하늘 @하늘 @누구' })).toBe(4 + 2);
  const photoIds = [demoId('pho', 'mine 1'), demoId('pho', 'mine 2')];
  for (const id of photoIds) {
    await db.photo.create({
      data: {
        id,
        communityId: bukhansan,
        uploaderId: demoId('usr', 'seoyeon'),
        status: 'READY',
        storageKey: 'test/mine',
        width: 8,
        height: 6,
      },
    });
  }
  expect(await cost('createPost', { ...plain, photoIds })).toBe(4 + 2);
});

test('a comment: where and who, the comment, and the answer; who is named is one more', async () => {
  expect(await cost('addComment', { postId, body: '네' })).toBe(3 + 2);
  expect(await cost('addComment', { postId, body: '네', replyToId: comment.id })).toBe(3 + 2);
  expect(await cost('addComment', { postId, body: '@하늘 네', replyToId: comment.id })).toBe(4 + 2);
});

test('an edit, a vote, a pin and what is taken away', async () => {
  expect(await cost('updatePost', { id: postId, title: '새 제목' })).toBe(2 + 5 + 1);
  expect(await cost('updatePost', { id: postId, title: '새 제목' })).toBe(2 + 3 + 1);
  // Whose the photos are, which there are, the old ones and the new; and which there are again.
  const photoIds = [demoId('pho', 'mine 1')];
  expect(await cost('updatePost', { id: postId, photoIds })).toBe(2 + 1 + 5 + 3 + 1);
  expect(await cost('updatePost', { id: postId, photoIds })).toBe(2 + 1 + 3 + 1 + 1);
  expect(await cost('pinPost', { id: postId, isPinned: true }, 'junho')).toBe(4);
  const optionIds = options.map(({ id }) => id);
  expect(await cost('votePoll', { pollId, optionIds })).toBe(2 + 7 + 1);
  expect(await cost('votePoll', { pollId, optionIds })).toBe(2 + 4 + 1);
  expect(await cost('deleteComment', { id: comment.id }, 'junho')).toBe(3 + 2);
  expect(await cost('deletePost', { id: postId }, 'junho')).toBe(3);
  expect(await cost('deletePost', { id: postId }, 'junho')).toBe(2);
});

test('a report: what and who, whom to tell, the report, and the answer; and what settles it, for however many', async () => {
  const subjectId = await newPost(content, {}, 'named');
  const report = { subjectId, reason: '광고' };
  const first = await cost('report', report);
  // One more finds the one that is open.
  expect([first, await cost('report', report)]).toEqual([5, 6]);
  const ids = [];
  for (const as of ['minji', 'junho', 'seoyeon'])
    ids.push((await done(content, 'report', report, { as })).report.id as string);
  const settle = (reportId = '') => cost('resolveReport', { reportId, action: 'REMOVE' }, 'junho');
  // The answer of the tests reads the history, too.
  expect(await settle(ids[0])).toBe(2 + 6 + 2);
  expect(await settle(ids[1])).toBe(2 + 2);
});
