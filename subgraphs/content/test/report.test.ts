import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { expect, test } from 'vitest';
import { databaseOf, testContent } from './start.ts';
import { addMember, bukhansan, denied, done, newPost, published, secretReading, send, wrong } from './writing.ts';

// 김민지 leads 북한산 등산회, 이준호 is its staff, 박서연 a member; 정하린 is none, and leads the private 비밀 독서회.
const content = await testContent();
const db = databaseOf(content);
const idOf = (key: string) => demoId('usr', key);
const staff = await db.communityMemberCard.findMany({
  where: { communityId: bukhansan, role: { in: ['LEADER', 'STAFF'] } },
});
const staffBut = (...keys: string[]) =>
  staff
    .map(({ userId }) => userId)
    .filter((id) => !keys.map(idOf).includes(id))
    .sort();
const writer = await addMember(db, 'writer', '글쓴이');
const reason = '광고 같아요.';
const post = () => newPost(content, { title: '팝니다', body: '등산화 팝니다' }, 'writer');
const filed = (subjectId: string, as = 'seoyeon', more: object = {}) =>
  done(content, 'report', { subjectId, reason, ...more }, { as });
const comment = async (postId: string, as = 'writer') =>
  (await done(content, 'addComment', { postId, body: '사세요' }, { as })).comment.id as string;

async function photo(uploaderId: string, more: object = {}): Promise<string> {
  const id = newId('pho');
  const ready = { status: 'READY' as const, storageKey: `test/${id}`, width: 8, height: 6, caption: '사진' };
  await db.photo.create({ data: { id, communityId: bukhansan, uploaderId, ...ready, ...more } });
  return id;
}

const block = (blockerId: string, blockedId: string) =>
  db.userBlock.create({ data: { blockId: newId('blk'), blockerId, blockedId, version: 1 } });

test('a post is reported, with what it says, to leader and staff', async () => {
  const poll = { question: '살 사람?', options: ['저요', '저도요'] };
  const picture = await photo(writer);
  const input = { title: '팝니다', body: '등산화 팝니다', poll, photoIds: [picture] };
  const postId = await newPost(content, input, 'writer');
  const { report } = await filed(postId, 'seoyeon', { reason: '  광고 같아요.\u200b ' });
  // Who reports is not shown what only leader and staff are.
  expect(report).toEqual({
    ...{ id: report.id, status: 'OPEN', reason, subjectKind: 'POST', subjectId: postId },
    ...{ reporter: { name: '박서연' }, subjectAuthor: null, snapshot: null, history: null },
  });
  expect(await db.report.findUniqueOrThrow({ where: { id: report.id } })).toMatchObject({
    communityId: bukhansan,
    subjectAuthorId: writer,
    snapshotText: '팝니다\n\n등산화 팝니다\n\n살 사람?\n저요\n저도요',
    snapshotPhotoIds: [picture],
  });
  expect(await published(db, report.id)).toEqual([
    {
      name: 'content.report.filed',
      version: 1,
      data: {
        reportId: report.id,
        community: { id: bukhansan, name: '북한산 등산회' },
        subject: { kind: 'POST', id: postId },
        staffIds: staffBut(),
      },
    },
  ]);
});

test('comments, photos and members are reported as well, and each by whoever sees it', async () => {
  const postId = await post();
  const commentId = await comment(postId);
  const picture = await photo(writer);
  for (const [subjectId, kind, text] of [
    [commentId, 'COMMENT', '사세요'],
    [picture, 'PHOTO', '사진'],
  ] as const) {
    // 정하린 sees the public club, and is no member.
    const { report } = await filed(subjectId, 'harin');
    expect(await db.report.findUniqueOrThrow({ where: { id: report.id } })).toMatchObject({
      ...{ subjectKind: kind, subjectAuthorId: writer, snapshotText: text },
      snapshotPhotoIds: kind === 'PHOTO' ? [picture] : [],
    });
  }
  const { report } = await filed(writer, 'seoyeon', { communityId: bukhansan });
  expect(report).toMatchObject({ subjectKind: 'PERSON', subjectId: writer });
  expect(await db.report.findUniqueOrThrow({ where: { id: report.id } })).toMatchObject({
    ...{ communityId: bukhansan, subjectAuthorId: writer, snapshotText: '글쓴이' },
  });
});

test('a person is reported to each club where both are', async () => {
  for (const userId of [writer, idOf('seoyeon')]) {
    await db.communityMemberCard.create({ data: { communityId: secretReading, userId, role: 'MEMBER' } });
  }
  const person = await addMember(db, 'twice', '두 모임');
  await db.communityMemberCard.create({ data: { communityId: secretReading, userId: person, role: 'MEMBER' } });
  const ids = [];
  for (const communityId of [bukhansan, secretReading, bukhansan]) {
    ids.push((await filed(person, 'writer', { communityId })).report.id);
  }
  expect(new Set(ids).size).toBe(2);
  expect(ids[2]).toBe(ids[0]);
});

test('neither who reports nor whom it is about is told as staff', async () => {
  const minjis = await newPost(content, {}, 'minji');
  const { report } = await filed(minjis, 'junho');
  const [event] = await published(db, report.id);
  expect(staffBut('minji', 'junho')).toHaveLength(staffBut().length - 2);
  expect(event?.data).toMatchObject({ staffIds: staffBut('minji', 'junho') });
});

test('said again, it is the same report with its first reason, and nobody is told again', async () => {
  const postId = await post();
  const first = await filed(postId);
  const again = await filed(postId, 'seoyeon', { reason: '다시 보니 사기예요.' });
  expect(again).toEqual(first);
  expect(await published(db, first.report.id)).toHaveLength(1);
  // Somebody else's is another one.
  expect((await filed(postId, 'harin')).report.id).not.toBe(first.report.id);
});

test('fifty reports at once of one person are one', async () => {
  const postId = await post();
  const answers = await Promise.all(Array.from({ length: 50 }, () => filed(postId)));
  expect(new Set(answers.map(({ report }) => report.id)).size).toBe(1);
  expect(await db.report.count({ where: { subjectId: postId } })).toBe(1);
  expect(await published(db, answers[0].report.id)).toHaveLength(1);
});

test('a reason has 1 to 500 characters', async () => {
  const subjectId = await post();
  for (const bad of ['', ' \n ', '가'.repeat(501)])
    expect(await wrong(content, 'report', { subjectId, reason: bad }, { as: 'seoyeon' })).toEqual(['reason INVALID']);
  expect((await filed(subjectId, 'seoyeon', { reason: '가'.repeat(500) })).report.reason).toHaveLength(500);
});

test('nobody reports what they wrote, nor themselves', async () => {
  const postId = await post();
  const own = [postId, await comment(postId), await photo(writer), writer];
  for (const subjectId of own) {
    const input = { subjectId, reason, communityId: bukhansan };
    expect(await wrong(content, 'report', input, { as: 'writer' })).toEqual(['subjectId NOT_REPORTABLE']);
  }
});

test('a person is reported to a club, by its members', async () => {
  expect(await wrong(content, 'report', { subjectId: writer, reason }, { as: 'seoyeon' })).toEqual([
    'communityId INVALID',
  ]);
  const input = { subjectId: writer, reason, communityId: bukhansan };
  expect(await denied(content, 'report', input, { as: 'harin' })).toBe('FORBIDDEN');
  // 정하린 is no member of this club; nobody has the other id.
  for (const subjectId of [idOf('harin'), newId('usr')])
    expect(await denied(content, 'report', { ...input, subjectId }, { as: 'seoyeon' })).toBe('NOT_FOUND');
});

test('signed out nobody reports, and ids of other kinds are no subjects', async () => {
  const subjectId = await post();
  expect(await denied(content, 'report', { subjectId, reason })).toBe('UNAUTHENTICATED');
  for (const bad of ['', 'pst_1', bukhansan, demoId('pol', 'bukhansan-poll')])
    expect(await denied(content, 'report', { subjectId: bad, reason }, { as: 'seoyeon' })).toBe('BAD_USER_INPUT');
  const person = { subjectId: writer, reason, communityId: 'com_1' };
  expect(await denied(content, 'report', person, { as: 'seoyeon' })).toBe('BAD_USER_INPUT');
});

test('what is not there, or not any more, or not for the viewer, cannot be reported', async () => {
  const deleted = await post();
  const below = await comment(deleted);
  const postId = await post();
  const gone = await comment(postId);
  await done(content, 'deletePost', { id: deleted }, { as: 'writer' });
  await done(content, 'deleteComment', { id: gone }, { as: 'writer' });
  const secret = await newPost(content, { communityId: secretReading }, 'harin');
  const subjects = [
    ...[newId('pst'), newId('cmt'), newId('pho'), deleted, below, gone],
    ...[
      await photo(writer, { deletedAt: new Date(Date.now() + 1000) }),
      await photo(writer, { communityId: null, recipientId: idOf('seoyeon') }),
    ],
    ...[await photo(writer, { status: 'PROCESSING', storageKey: null, width: null, height: null })],
  ];
  for (const subjectId of subjects)
    expect(await denied(content, 'report', { subjectId, reason }, { as: 'seoyeon' }), subjectId).toBe('NOT_FOUND');
  const outsider = await addMember(db, 'outsider', '밖에서');
  const ofSecret = [secret, await comment(secret, 'harin'), await photo(idOf('harin'), { communityId: secretReading })];
  for (const subjectId of [...ofSecret, idOf('harin')]) {
    const input = { subjectId, reason, communityId: secretReading };
    expect(await denied(content, 'report', input, { as: 'outsider' }), subjectId).toBe('NOT_FOUND');
  }
  // Who was a member, and is none any more.
  const membership = { communityId: secretReading, userId: outsider };
  await db.communityMemberCard.create({ data: { ...membership, role: 'MEMBER' } });
  await filed(secret, 'outsider');
  await db.communityMemberCard.update({ where: { communityId_userId: membership }, data: { role: null } });
  expect(await denied(content, 'report', { subjectId: secret, reason }, { as: 'outsider' })).toBe('NOT_FOUND');
});

test('what a block hides is not there; a member is', async () => {
  const hidden = await addMember(db, 'hidden', '가려진 사람');
  const postId = await newPost(content, {}, 'hidden');
  const other = await post();
  const subjects = [postId, await comment(other, 'hidden'), await photo(hidden)];
  await block(hidden, idOf('seoyeon'));
  for (const subjectId of subjects)
    expect(await denied(content, 'report', { subjectId, reason }, { as: 'seoyeon' })).toBe('NOT_FOUND');
  await filed(hidden, 'seoyeon', { communityId: bukhansan });
  // Staff sees all of its club.
  await block(hidden, idOf('junho'));
  for (const subjectId of subjects) await filed(subjectId, 'junho');
});

test('a message cannot be reported while the chat service does not answer', async () => {
  const input = { subjectId: newId('msg'), reason };
  expect(await wrong(content, 'report', input, { as: 'seoyeon' })).toEqual(['subjectId TRY_AGAIN']);
});

test('people are told in their language', async () => {
  const input = { subjectId: await post(), reason: '' };
  const texts = [];
  for (const locale of ['ko', 'en'] as const) {
    const { data } = await send(content, 'report', input, { as: 'seoyeon', locale });
    texts.push(data.report.userErrors[0].message);
  }
  expect(texts).toEqual(['신고하는 이유를 입력해 주세요.', 'Enter why you report this.']);
});
