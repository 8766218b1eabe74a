import { contentErasureCompleted, readData, userDeletionRequested } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId, prismaOptions } from '@moim/subgraph-kit';
import { applyEvent, fingerprints } from '@moim/test-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { newUploads } from './photo-uploads.ts';
import { testContent } from './start.ts';

const content = await testContent();
const db = new PrismaClient(prismaOptions(content.database.url));
afterAll(() => db.$disconnect());

const minji = demoId('usr', 'minji');
const bukhansan = demoId('com', 'bukhansan');
const postId = demoId('pst', 'bukhansan-1');

async function deleteAccount(): Promise<string> {
  const deletionId = newId('del');
  const event = { aggregateId: minji, aggregateVersion: 1_000, data: { userId: minji, deletionId } };
  await applyEvent(db, handlers, userDeletionRequested, event);
  return deletionId;
}

async function countsOf(deletionId: string) {
  const { payload } = await db.outboxEvent.findFirstOrThrow({ where: { aggregateId: deletionId } });
  return readData(contentErasureCompleted, 1, payload).counts;
}

/** What is written on boards and in albums, without who wrote it. */
const publicTexts = () => db.$queryRaw`
  select id, title, body as text from posts where deleted_at is null
  union all select id, '', body from comments where deleted_at is null
  union all select id, '', caption from photos where deleted_at is null and community_id is not null order by 1`;

const reports = { made: newId('rep'), about: newId('rep'), decided: newId('rep') };

let texts: unknown;
let earlierTexts: number;
let deletionId: string;
const gonePost = newId('pst');
const goneComment = newId('cmt');
const directPhoto = newId('pho');

beforeAll(async () => {
  const now = new Date();
  const of = { communityId: bukhansan, authorId: minji };
  await db.post.create({
    data: {
      id: gonePost,
      ...of,
      board: 'FREE',
      title: '지운 글',
      body: '지운 내용',
      excerpt: '지운 내용',
      createdAt: now,
      deletedAt: now,
    },
  });
  await db.comment.create({
    data: { id: goneComment, postId, authorId: minji, body: '지운 댓글', createdAt: now, deletedAt: now },
  });
  await db.postEdit.create({
    data: { postId, revision: 99, title: '고치기 전', body: '고치기 전', editorId: minji },
  });
  await db.draft.upsert({
    where: { authorId_communityId: of },
    create: { ...of, body: '쓰던 글' },
    update: { body: '쓰던 글' },
  });
  await db.photo.create({
    data: {
      ...{
        id: directPhoto,
        uploaderId: minji,
        recipientId: demoId('usr', 'junho'),
        status: 'READY',
        caption: '둘만 보는 사진',
      },
      ...{ storageKey: `photos/${'d'.repeat(40)}`, width: 8, height: 6 },
    },
  });
  await newUploads(content, [Buffer.from('an upload that was begun')], { as: 'minji' });
  const junho = demoId('usr', 'junho');
  const report = {
    ...{ communityId: bukhansan, subjectKind: 'POST' as const, reason: '이유', snapshotText: '그때 쓴 글' },
    ...{ subjectId: postId, snapshotPhotoIds: [newId('pho')] },
  };
  await db.report.createMany({
    data: [
      { ...report, id: reports.made, reporterId: minji, subjectAuthorId: junho },
      { ...report, id: reports.about, reporterId: junho, subjectAuthorId: minji },
      {
        ...report,
        id: reports.decided,
        reporterId: junho,
        subjectAuthorId: demoId('usr', 'seoyeon'),
        subjectId: newId('pst'),
      },
    ],
  });
  await db.reportAction.create({
    data: { reportId: reports.decided, action: 'DISMISS', actorId: minji, note: '메모' },
  });
  await db.postMention.createMany({ data: [{ postId, userId: minji }], skipDuplicates: true });
  const likesOf = await Promise.all([
    db.postLike.count({ where: { userId: minji } }),
    db.commentLike.count({ where: { userId: minji } }),
    db.photoLike.count({ where: { userId: minji } }),
    db.pollVote.count({ where: { userId: minji } }),
  ]);
  if (Math.max(...likesOf) === 0) throw new Error('the demo world has no likes of 김민지 to look at');
  earlierTexts = await db.postEdit.count({ where: { post: { authorId: minji } } });
  texts = await publicTexts();
  deletionId = await deleteAccount();
});

test('what stands on boards and in albums stays word for word', async () => {
  expect(await publicTexts()).toEqual(texts);
});

test('it has no author any more', async () => {
  const { author_id: author } =
    (await db.$queryRaw<{ author_id: string }[]>`select author_id from posts where id = ${postId}`)[0] ?? {};
  expect(author).toBe(minji);
  const { data, errors } = await content.ask(
    'query ($id: ID!) { post(id: $id) { title author { id name } comments(first: 100) { edges { node { author { id name } } } } } }',
    { id: postId },
    { as: 'junho' },
  );
  expect(errors).toBeUndefined();
  expect(data.post).toMatchObject({ title: expect.stringMatching(/./), author: null });
  expect(JSON.stringify(data)).not.toContain(minji);
  expect(JSON.stringify(data)).not.toContain('김민지');
});

test('likes, votes, mentions, drafts and earlier texts are gone', async () => {
  const of = { where: { userId: minji } };
  const left = await Promise.all([
    db.postLike.count(of),
    db.commentLike.count(of),
    db.photoLike.count(of),
    db.pollVote.count(of),
    db.postMention.count(of),
    db.commentMention.count(of),
    db.draft.count({ where: { authorId: minji } }),
    db.postEdit.count({ where: { post: { authorId: minji } } }),
    db.photoUpload.count({ where: { uploaderId: minji } }),
  ]);
  expect(left).toEqual(left.map(() => 0));
});

test('every count is that of its rows', async () => {
  const wrong = await db.$queryRaw<unknown[]>`
    select id from posts p where like_count <> (select count(*) from post_likes l where l.post_id = p.id)
    union all select id from comments c where like_count <> (select count(*) from comment_likes l where l.comment_id = c.id)
    union all select id from photos p where like_count <> (select count(*) from photo_likes l where l.photo_id = p.id)
    union all select id from poll_options o where vote_count <> (select count(*) from poll_votes v where v.option_id = o.id)
    union all select id from polls p where voter_count <> (select count(distinct user_id) from poll_votes v where v.poll_id = p.id)`;
  expect(wrong).toEqual([]);
});

test('what the person had deleted loses its text, and photos of direct chats go', async () => {
  expect(await db.post.findUniqueOrThrow({ where: { id: gonePost } })).toMatchObject({
    title: '-',
    body: '',
    excerpt: '',
  });
  expect(await db.comment.findUniqueOrThrow({ where: { id: goneComment } })).toMatchObject({ body: '-' });
  expect(await db.photo.findUniqueOrThrow({ where: { id: directPhoto } })).toMatchObject({
    deletedAt: expect.any(Date),
    caption: null,
  });
});

test('files of what was begun and of direct chats are to be removed, those that may just be coming later', async () => {
  const { folder: begun = '' } =
    (await db.filesToRemove.findFirst({ where: { folder: { startsWith: 'uploads/' } } })) ?? {};
  expect(begun).toMatch(/^uploads\/[0-9a-f]{40}$/);
  const due = await db.$queryRaw`select folder from files_to_remove where remove_after <= now()`;
  expect(due).toEqual([{ folder: `photos/${'d'.repeat(40)}` }]);
});

test('reports stay without the words of the person: reasons, notes, and what was reported of theirs', async () => {
  const read = (id: string) => db.report.findUniqueOrThrow({ where: { id }, include: { actions: true } });
  const gone = { snapshotText: null, snapshotPhotoIds: [] };
  expect(await read(reports.made)).toMatchObject({ reason: '-', ...gone });
  expect(await read(reports.about)).toMatchObject({ reason: '이유', ...gone });
  expect(await read(reports.decided)).toMatchObject({
    ...{ reason: '이유', snapshotText: '그때 쓴 글' },
    actions: [{ action: 'DISMISS', note: null }],
  });
});

test('it is confirmed with what was removed; done again, it changes nothing', async () => {
  expect(await countsOf(deletionId)).toMatchObject({ drafts: expect.any(Number), earlierTexts, directPhotos: 1 });
  const contents = await fingerprints(db);
  const again = await deleteAccount();
  expect(await fingerprints(db)).toEqual(contents);
  expect(new Set(Object.values(await countsOf(again)))).toEqual(new Set([0]));
});
