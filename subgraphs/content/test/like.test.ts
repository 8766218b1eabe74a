import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, testContent } from './start.ts';
import { addMember, bukhansan, denied, done, newPost, published, send } from './writing.ts';

const content = await testContent();
const db = databaseOf(content);
const [seoyeon, minji] = [demoId('usr', 'seoyeon'), demoId('usr', 'minji')];

const postId = await newPost(content);
const card = { id: postId, communityId: bukhansan, title: '제목' };
const commentId: string = (await done(content, 'addComment', { postId, body: '좋아요' }, { as: 'minji' })).comment.id;
const photoId = demoId('pho', 'liked');
await db.photo.create({
  data: {
    id: photoId,
    communityId: bukhansan,
    uploaderId: minji,
    status: 'READY',
    storageKey: 'test/liked',
    width: 800,
    height: 600,
  },
});

describe.each([
  { what: 'a post', type: 'Post', subjectId: postId, authorId: seoyeon, post: card },
  { what: 'a comment', type: 'Comment', subjectId: commentId, authorId: minji, post: card },
  { what: 'a photo', type: 'Photo', subjectId: photoId, authorId: minji, post: null },
])('$what', ({ type, subjectId, authorId, post }) => {
  const liked = async (as: string) => (await done(content, 'like', { subjectId }, { as })).subject;
  const unliked = async (as: string) => (await done(content, 'unlike', { subjectId }, { as })).subject;

  test('is liked once, however often one says so, and no more when one takes it back', async () => {
    const is = (likeCount: number, viewerHasLiked: boolean) => ({
      __typename: type,
      id: subjectId,
      likeCount,
      viewerHasLiked,
    });
    expect(await unliked('junho')).toEqual(is(0, false));
    expect(await liked('junho')).toEqual(is(1, true));
    expect(await liked('junho')).toEqual(is(1, true));
    expect(await liked('seoyeon')).toEqual(is(2, true));
    expect(await unliked('junho')).toEqual(is(1, false));
    expect(await unliked('junho')).toEqual(is(1, false));

    const userId = demoId('usr', 'junho');
    const postAuthorId = post === null ? null : seoyeon;
    const events = (await published(db, subjectId)).filter(({ name }) => /liked$/.test(name));
    expect(events.map(({ name, data }) => ({ name, data }))).toEqual([
      { name: 'content.liked', data: { subjectId, post, userId, authorId, postAuthorId } },
      { name: 'content.liked', data: { subjectId, post, userId: seoyeon, authorId, postAuthorId } },
      { name: 'content.unliked', data: { subjectId, userId } },
    ]);
  });

  test('is liked by members alone; who has left may take the like back', async () => {
    expect(await denied(content, 'like', { subjectId })).toBe('UNAUTHENTICATED');
    expect(await denied(content, 'unlike', { subjectId })).toBe('UNAUTHENTICATED');
    expect(await denied(content, 'like', { subjectId }, { as: 'doyun' })).toBe('FORBIDDEN');
    const membership = { communityId_userId: { communityId: bukhansan, userId: seoyeon } };
    await db.communityMemberCard.update({ where: membership, data: { role: null } });
    expect(await denied(content, 'like', { subjectId }, { as: 'seoyeon' })).toBe('FORBIDDEN');
    expect((await unliked('seoyeon')).likeCount).toBe(0);
    await db.communityMemberCard.update({ where: membership, data: { role: 'MEMBER' } });
  });

  test('of a private club is not there for people from outside, and in a closed club for nobody', async () => {
    await db.communityCard.update({ where: { communityId: bukhansan }, data: { isPrivate: true } });
    for (const name of ['like', 'unlike'] as const)
      expect(await denied(content, name, { subjectId }, { as: 'doyun' })).toBe('NOT_FOUND');
    await db.communityCard.update({
      where: { communityId: bukhansan },
      data: { isPrivate: false, closedAt: new Date() },
    });
    for (const name of ['like', 'unlike'] as const)
      expect(await denied(content, name, { subjectId }, { as: 'minji' })).toBe('NOT_FOUND');
    await db.communityCard.update({ where: { communityId: bukhansan }, data: { closedAt: null } });
  });

  test('whose author’s account is gone is liked by nobody’s name', async () => {
    const where = { userId: authorId };
    await db.memberCard.update({ where, data: { deletedAt: new Date() } });
    await liked('junho');
    expect((await published(db, subjectId)).at(-1)?.data).toMatchObject({ authorId: null });
    await db.memberCard.update({ where, data: { deletedAt: null } });
    await unliked('junho');
  });
});

test.each<[string, string, string]>([
  ['an id never given out', demoId('pst', 'nothing'), 'NOT_FOUND'],
  ['a deleted post', demoId('pst', 'bukhansan-deleted'), 'NOT_FOUND'],
  ['a deleted comment', demoId('cmt', 'bukhansan-1 5'), 'NOT_FOUND'],
  ['an id of another kind', bukhansan, 'BAD_USER_INPUT'],
  ['no id', "pst_'; drop table posts; --", 'BAD_USER_INPUT'],
])('%s cannot be liked', async (_what, subjectId, code) => {
  for (const name of ['like', 'unlike'] as const)
    expect(await denied(content, name, { subjectId }, { as: 'minji' })).toBe(code);
});

test('a photo of a chat, one being made and a comment on a deleted post cannot be liked', async () => {
  const data = { uploaderId: minji, status: 'READY', storageKey: 'test/x', width: 8, height: 6 } as const;
  await db.photo.create({ data: { ...data, id: demoId('pho', 'of a chat'), recipientId: demoId('usr', 'junho') } });
  await db.photo.create({
    data: { ...data, id: demoId('pho', 'being made'), communityId: bukhansan, status: 'PROCESSING' },
  });
  const gone = await newPost(content);
  const { comment } = await done(content, 'addComment', { postId: gone, body: '곧 사라져요' }, { as: 'minji' });
  await done(content, 'deletePost', { id: gone }, { as: 'seoyeon' });
  for (const subjectId of [demoId('pho', 'of a chat'), demoId('pho', 'being made'), comment.id])
    expect(await denied(content, 'like', { subjectId }, { as: 'minji' })).toBe('NOT_FOUND');
});

/** Of a transaction that waits for others to wait for it. */
const LONG = { timeout: 20_000 };

describe('at once', () => {
  const fans = Array.from({ length: 50 }, (_, n) => `fan-${n}`);

  test('1,000 people like, and half of them take it back, as many at a time as a gateway lets through: the count is the likes there are', async () => {
    const people = Array.from({ length: 1_000 }, (_, n) => `crowd-${n}`);
    await db.memberCard.createMany({ data: people.map((key) => ({ userId: demoId('usr', key), name: key })) });
    await db.communityMemberCard.createMany({
      data: people.map((key) => ({ communityId: bukhansan, userId: demoId('usr', key), role: 'MEMBER' as const })),
    });
    const subjectId = await newPost(content);
    const failed: unknown[] = [];
    let next = 0;
    const lane = async () => {
      for (let n = next++; n < people.length; n = next++)
        for (const name of n % 2 === 0 ? (['like', 'unlike'] as const) : (['like'] as const)) {
          const { errors } = await send(content, name, { subjectId }, { as: people[n] ?? null });
          if (errors !== undefined) failed.push(errors);
        }
    };
    await Promise.all(Array.from({ length: 128 }, lane));
    expect(failed).toEqual([]);
    const [post, likes] = await Promise.all([
      db.post.findUniqueOrThrow({ where: { id: subjectId } }),
      db.postLike.count({ where: { postId: subjectId } }),
    ]);
    expect([post.likeCount, likes]).toEqual([500, 500]);
  }, 60_000);

  test('200 likes and unlikes: the count is the likes there are, the versions are without gaps', async () => {
    await Promise.all(fans.map((key) => addMember(db, key, key)));
    const subjectId = await newPost(content);
    // The last ten only like: whatever the order, they do in the end.
    const answers = await Promise.all(
      fans.flatMap((as, n) =>
        (['like', n < 40 ? 'unlike' : 'like', 'like', n < 40 ? 'unlike' : 'like'] as const).map((name) =>
          send(content, name, { subjectId }, { as }),
        ),
      ),
    );
    expect(answers).toHaveLength(200);
    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);

    const [post, likes, events] = await Promise.all([
      db.post.findUniqueOrThrow({ where: { id: subjectId } }),
      db.postLike.findMany({ where: { postId: subjectId } }),
      published(db, subjectId),
    ]);
    expect(post.likeCount).toBe(likes.length);
    const likers = new Set(likes.map(({ userId }) => userId));
    expect(fans.slice(40).every((key) => likers.has(demoId('usr', key)))).toBe(true);
    expect(events.at(-1)?.version).toBe(post.version);
    // Each person's events take turns, and end as the row says.
    for (const key of fans) {
      const userId = demoId('usr', key);
      const own = events.filter(
        ({ name, data }) => /liked$/.test(name) && (data as { userId: string }).userId === userId,
      );
      expect(own.map(({ name }) => name)).toEqual(
        own.map((_, n) => (n % 2 === 0 ? 'content.liked' : 'content.unliked')),
      );
      expect(own.length % 2 === 1).toBe(likers.has(userId));
    }
  });

  test('likes, comments and edits of one post: each version is one event', async () => {
    const subjectId = await newPost(content);
    const answers = await Promise.all([
      ...fans.map((as) => send(content, 'like', { subjectId }, { as })),
      ...fans.map((as) => send(content, 'addComment', { postId: subjectId, body: '저요' }, { as })),
      ...[1, 2, 3, 4, 5].map((n) =>
        send(content, 'updatePost', { id: subjectId, title: `제목 ${n}` }, { as: 'seoyeon' }),
      ),
    ]);
    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
    const post = await db.post.findUniqueOrThrow({ where: { id: subjectId } });
    expect(post).toMatchObject({ likeCount: 50, commentCount: 50, version: 106 });
    const events = await published(db, subjectId);
    expect(events).toHaveLength(106);
    expect(new Set(events.map(({ version }) => version)).size).toBe(106);
  });

  test('a like that has to wait for the end of a post comes too late', async () => {
    const subjectId = await newPost(content);
    const waiting = async () => {
      const [row] = await db.$queryRaw<{ count: number }[]>`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return row?.count;
    };
    const { answer } = await db.$transaction(async (tx) => {
      await tx.$executeRaw`update posts set deleted_at = now() where id = ${subjectId}`;
      const answer = denied(content, 'like', { subjectId }, { as: 'minji' });
      await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
      return { answer };
    }, LONG);
    expect(await answer).toBe('NOT_FOUND');
    expect(await db.postLike.count({ where: { postId: subjectId } })).toBe(0);
    expect(await published(db, subjectId)).toHaveLength(1);
  });
});
