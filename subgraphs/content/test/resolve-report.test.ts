import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { expect, test } from 'vitest';
import { databaseOf, ofCommunity, testContent } from './start.ts';
import { addMember, bukhansan, denied, done, newPost, published, secretReading, send, wrong } from './writing.ts';

// 김민지 leads 북한산 등산회, 이준호 is its staff, 박서연 a member; 정하린 is none, and leads the private 비밀 독서회.
const content = await testContent();
const db = databaseOf(content);
const idOf = (key: string) => demoId('usr', key);
const writer = await addMember(db, 'writer', '글쓴이');
await addMember(db, 'second', '두 번째');
const post = (as = 'writer') => newPost(content, { title: '팝니다', body: '등산화 팝니다' }, as);
const filed = async (subjectId: string, as = 'seoyeon', communityId = bukhansan): Promise<string> =>
  (await done(content, 'report', { subjectId, reason: '광고 같아요.', communityId }, { as })).report.id;
const settle = (reportId: string, action: 'DISMISS' | 'REMOVE', as = 'junho', note?: string) =>
  done(content, 'resolveReport', { reportId, action, note }, { as });
const statusOf = async (id: string) => (await db.report.findUniqueOrThrow({ where: { id } })).status;
const resolved = async (id: string) =>
  (await published(db, id)).slice(1).map(({ version, data }) => ({ version, data }));

/** A report of the club, as somebody is shown it. */
async function inQueue(id: string, as: string) {
  const { reports } = await ofCommunity(
    content,
    bukhansan,
    `reports(first: 100) { edges { node { id status subjectAuthor { name } snapshot { text photoIds }
      history { action note at actor { name } } } } }`,
    as,
  );
  return reports.edges.map(({ node }: { node: { id: string } }) => node).find((node: { id: string }) => node.id === id);
}

test('a report is dismissed with all of the same thing, which stays; who did it and why is kept', async () => {
  const postId = await post();
  const [first, second] = [await filed(postId), await filed(postId, 'second')];
  const other = await filed(await post());
  const { report, hint } = await settle(first, 'DISMISS', 'junho', ' 중고 장터에서는 괜찮아요. ');
  const history = [{ action: 'DISMISS', note: '중고 장터에서는 괜찮아요.', actor: { name: '이준호' } }];
  expect(report).toEqual({ id: first, status: 'DISMISSED', history });
  expect(hint).toBeNull();
  expect(await inQueue(second, 'minji')).toMatchObject({ status: 'DISMISSED', history });
  expect(await statusOf(other)).toBe('OPEN');
  expect((await db.post.findUniqueOrThrow({ where: { id: postId } })).deletedAt).toBeNull();
  for (const [id, reporterId] of [
    [first, idOf('seoyeon')],
    [second, idOf('second')],
  ] as const) {
    expect(await resolved(id)).toEqual([
      {
        version: 2,
        data: {
          reportId: id,
          community: { id: bukhansan, name: '북한산 등산회' },
          subject: { kind: 'POST', id: postId },
          outcome: 'DISMISSED',
          reporterId,
        },
      },
    ]);
  }
  // It may be reported again.
  expect(await filed(postId)).not.toBe(first);
});

test('a post, a comment and a photo are taken away, counted and told of as by those who may delete them', async () => {
  const postId = await post();
  const { comment } = await done(content, 'addComment', { postId, body: '사세요' }, { as: 'writer' });
  const commentReport = await filed(comment.id);
  expect((await settle(commentReport, 'REMOVE')).report.status).toBe('UPHELD');
  expect((await db.comment.findUniqueOrThrow({ where: { id: comment.id } })).deletedAt).not.toBeNull();
  expect((await db.post.findUniqueOrThrow({ where: { id: postId } })).commentCount).toBe(0);
  await settle(await filed(postId), 'REMOVE', 'minji');
  expect((await db.post.findUniqueOrThrow({ where: { id: postId } })).deletedAt).not.toBeNull();
  const events = await published(db, postId);
  expect(events.slice(-2)).toMatchObject([
    { name: 'content.comment.deleted', data: { commentId: comment.id, authorId: writer, actorId: idOf('junho') } },
    { name: 'content.post.deleted', data: { authorId: writer, actorId: idOf('minji') } },
  ]);

  const photoId = newId('pho');
  const ready = { status: 'READY' as const, storageKey: `test/${photoId}`, width: 8, height: 6, caption: '사진' };
  await db.photo.create({ data: { id: photoId, communityId: bukhansan, uploaderId: writer, ...ready } });
  const photoReport = await filed(photoId);
  await settle(photoReport, 'REMOVE');
  expect(
    await content.entities([{ __typename: 'Photo', id: photoId }], '... on Photo { url }', { as: 'writer' }),
  ).toEqual([null]);
  expect(await resolved(photoReport)).toMatchObject([{ data: { outcome: 'UPHELD', subject: { kind: 'PHOTO' } } }]);
});

test('what is gone already is settled all the same, and deleted once', async () => {
  const postId = await post();
  const { comment } = await done(content, 'addComment', { postId, body: '사세요' }, { as: 'writer' });
  const [ofPost, ofComment] = [await filed(postId), await filed(comment.id)];
  await done(content, 'deletePost', { id: postId }, { as: 'writer' });
  for (const id of [ofPost, ofComment]) expect((await settle(id, 'REMOVE')).report.status).toBe('UPHELD');
  expect((await published(db, postId)).filter(({ name }) => name === 'content.post.deleted')).toHaveLength(1);
});

test('a person is only noted, with a hint to where members are removed', async () => {
  const report = await filed(writer);
  const { hint } = await settle(report, 'REMOVE');
  expect(hint).toMatch(/회원 관리/);
  expect(await statusOf(report)).toBe('UPHELD');
  expect(
    await db.communityMemberCard.findFirst({ where: { communityId: bukhansan, userId: writer, role: 'MEMBER' } }),
  ).not.toBeNull();
  // In one club alone.
  await db.communityMemberCard.createMany({
    data: [writer, idOf('seoyeon')].map((userId) => ({
      ...{ communityId: secretReading, userId, role: 'MEMBER' as const },
    })),
  });
  const [here, there] = [await filed(writer), await filed(writer, 'seoyeon', secretReading)];
  expect((await settle(here, 'DISMISS')).hint).toBeNull();
  expect(await statusOf(there)).toBe('OPEN');
});

test('two who decide at once: one wins, the other is answered with how it is', async () => {
  for (let round = 0; round < 5; round++) {
    const postId = await post();
    const reports = [await filed(postId), await filed(postId, 'second')] as const;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        settle(reports[i % 2 ? 0 : 1], i % 4 < 2 ? 'DISMISS' : 'REMOVE', i % 3 ? 'junho' : 'minji'),
      ),
    );
    const statuses = new Set(answers.map(({ report }) => report.status));
    expect(statuses.size).toBe(1);
    const [status] = statuses;
    for (const id of reports) {
      expect(await statusOf(id)).toBe(status);
      expect(await db.reportAction.count({ where: { reportId: id } })).toBe(1);
      expect(await resolved(id)).toHaveLength(1);
    }
    const { deletedAt } = await db.post.findUniqueOrThrow({ where: { id: postId } });
    expect(deletedAt !== null).toBe(status === 'UPHELD');
  }
});

test('said again, or otherwise, it stays as it was settled', async () => {
  const postId = await post();
  const report = await filed(postId);
  const first = await settle(report, 'DISMISS', 'junho', '괜찮아요');
  expect(await settle(report, 'DISMISS', 'junho', '다른 메모')).toEqual(first);
  expect(await settle(report, 'REMOVE', 'minji')).toEqual(first);
  // Nor does it settle what was reported after it.
  const later = await filed(postId);
  expect(await settle(report, 'REMOVE', 'minji')).toEqual(first);
  expect(await statusOf(later)).toBe('OPEN');
  expect(await resolved(report)).toHaveLength(1);
});

test('nobody but leader and staff settles a report', async () => {
  const reportId = await filed(await post());
  const input = { reportId, action: 'REMOVE' };
  expect(await denied(content, 'resolveReport', input)).toBe('UNAUTHENTICATED');
  // Who made it, another member, and somebody from outside.
  expect(await denied(content, 'resolveReport', input, { as: 'seoyeon' })).toBe('FORBIDDEN');
  for (const as of ['second', 'writer', 'harin'])
    expect(await denied(content, 'resolveReport', input, { as }), as).toBe('NOT_FOUND');
  for (const bad of ['rep_1', bukhansan])
    expect(await denied(content, 'resolveReport', { ...input, reportId: bad }, { as: 'minji' })).toBe('BAD_USER_INPUT');
  expect(await denied(content, 'resolveReport', { ...input, reportId: newId('rep') }, { as: 'minji' })).toBe(
    'NOT_FOUND',
  );
  const { errors } = await send(content, 'resolveReport', { reportId, action: 'BAN' }, { as: 'minji' });
  expect(errors).toHaveLength(1);
  const long = { ...input, note: '가'.repeat(501) };
  expect(await wrong(content, 'resolveReport', long, { as: 'minji' })).toEqual(['note INVALID']);
  expect(await statusOf(reportId)).toBe('OPEN');
});

test('leader of another club, and who was staff, settle nothing here', async () => {
  const secret = await newPost(content, { communityId: secretReading }, 'harin');
  const reportId = await filed(secret, 'junho');
  expect(await denied(content, 'resolveReport', { reportId, action: 'DISMISS' }, { as: 'minji' })).toBe('NOT_FOUND');
  const here = await filed(await post());
  const former = await addMember(db, 'former', '전 운영진');
  const membership = { communityId_userId: { communityId: bukhansan, userId: former } };
  for (const role of ['MEMBER', null] as const) {
    await db.communityMemberCard.update({ where: membership, data: { role } });
    expect(await denied(content, 'resolveReport', { reportId: here, action: 'DISMISS' }, { as: 'former' })).toBe(
      'NOT_FOUND',
    );
  }
  expect(await statusOf(here)).toBe('OPEN');
});

test('whom it is about neither sees nor settles it, leader or not', async () => {
  for (const [about, other] of [
    ['minji', 'junho'],
    ['junho', 'minji'],
  ] as const) {
    const reportId = await filed(await post(about));
    expect(await inQueue(reportId, about)).toBeUndefined();
    expect(await denied(content, 'resolveReport', { reportId, action: 'DISMISS' }, { as: about })).toBe('NOT_FOUND');
    expect(await inQueue(reportId, other)).toBeDefined();
    // What the leader wrote, staff could take away in any case.
    await settle(reportId, 'REMOVE', other);
  }
  const ofStaff = await filed(idOf('junho'));
  const ofLeader = await filed(idOf('minji'));
  await settle(ofStaff, 'DISMISS', 'minji');
  expect(await denied(content, 'resolveReport', { reportId: ofLeader, action: 'REMOVE' }, { as: 'junho' })).toBe(
    'FORBIDDEN',
  );
  // Once somebody else leads the club, it can be settled.
  const leader = { communityId_userId: { communityId: bukhansan, userId: idOf('minji') } };
  await db.communityMemberCard.update({ where: leader, data: { role: 'STAFF' } });
  await settle(ofLeader, 'DISMISS');
  await db.communityMemberCard.update({ where: leader, data: { role: 'LEADER' } });
});

test('who settles what they have reported themselves is not told so', async () => {
  const reportId = await filed(await post(), 'junho');
  await settle(reportId, 'DISMISS');
  expect(await resolved(reportId)).toMatchObject([{ data: { reporterId: null } }]);
});

test('what was reported is shown as it was, whatever becomes of it, and to nobody but leader and staff', async () => {
  const postId = await post();
  const reportId = await filed(postId);
  const snapshot = { text: '팝니다\n\n등산화 팝니다', photoIds: [] };
  await done(content, 'updatePost', { id: postId, title: '안녕하세요', body: '반가워요' }, { as: 'writer' });
  expect(await inQueue(reportId, 'minji')).toMatchObject({ snapshot, subjectAuthor: { name: '글쓴이' }, history: [] });
  await done(content, 'deletePost', { id: postId }, { as: 'writer' });
  expect(await inQueue(reportId, 'junho')).toMatchObject({ snapshot });
  await settle(reportId, 'REMOVE');
  expect(await inQueue(reportId, 'minji')).toMatchObject({ snapshot, history: [{ action: 'REMOVE', note: null }] });
  expect(await ofCommunity(content, bukhansan, 'reports { totalCount }', 'seoyeon')).toEqual({ reports: null });
});

test('a queue of many reports, with all there is to see, costs what one costs', async () => {
  const all = `reports(first: 100) { totalCount edges { node { id reason subjectAuthor { name } snapshot { text } reporter { name }
    history { action note actor { name } } } } }`;
  const one = all.replace('100', '1');
  const count = (selection: string) =>
    content.database.countStatements(() => ofCommunity(content, bukhansan, selection, 'minji'));
  await count(all);
  expect([await count(one), await count(all)]).toEqual([6, 6]);
});
