import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, testContent } from './start.ts';
import { bukhansan, denied, done, published, secretReading, send, wrong } from './writing.ts';

const content = await testContent();
const db = databaseOf(content);
const [minji, junho, seoyeon] = [demoId('usr', 'minji'), demoId('usr', 'junho'), demoId('usr', 'seoyeon')];
const draft = { communityId: bukhansan, board: 'FREE', title: '오늘 하산길', body: '노을이 예뻤어요.' };

describe('a post', () => {
  test('is on the board at once, and published', async () => {
    const { post } = await done(content, 'createPost', draft, { as: 'seoyeon' });
    expect(post).toMatchObject({
      board: 'FREE',
      title: '오늘 하산길',
      body: '노을이 예뻤어요.',
      excerpt: '노을이 예뻤어요.',
      isPinned: false,
      editedAt: null,
      commentCount: 0,
      viewerCanEdit: true,
      author: { name: '박서연' },
      photos: [],
      poll: null,
    });
    expect(await published(db, post.id)).toEqual([
      {
        name: 'content.post.created',
        version: 1,
        data: {
          post: { id: post.id, communityId: bukhansan, title: '오늘 하산길' },
          authorId: seoyeon,
          mentionedIds: [],
        },
      },
    ]);
    const { data } = await content.ask('query ($id: ID!) { post(id: $id) { title } }', { id: post.id });
    expect(data.post).toEqual({ title: '오늘 하산길' });
  });

  test('is kept in NFC, without what cannot be seen; half a character does no harm', async () => {
    const title = `  ${'백운대'.normalize('NFD')}\u200b  가자\ud800 `;
    const { post } = await done(content, 'createPost', { ...draft, title, body: 'a\r\nb\u0000' }, { as: 'seoyeon' });
    expect(post.title).toBe('백운대 가자\ufffd');
    expect(post.body).toBe('a\nb');
    expect(post.excerpt).toBe('a b');
    expect(await published(db, post.id)).toMatchObject([{ data: { post: { title: post.title } } }]);
  });

  test('names members, who are told; not its author, and not who is named in an e-mail address', async () => {
    const body = '@이준호 님, @김민지가 찍은 사진이에요. @박서연 @홍길동 문의는 a@김민지.kr';
    const { post } = await done(content, 'createPost', { ...draft, body }, { as: 'seoyeon' });
    const mentions = await db.postMention.findMany({ where: { postId: post.id } });
    expect(mentions.map(({ userId }) => userId).toSorted()).toEqual([junho, minji].toSorted());
    const [created] = await published(db, post.id);
    expect(created?.data).toMatchObject({ mentionedIds: [junho, minji].toSorted() });
  });
});

describe('who may write', () => {
  test('not somebody signed out', async () => {
    expect(await denied(content, 'createPost', draft)).toBe('UNAUTHENTICATED');
  });

  test('not somebody from outside; in a private club there is nothing to write on', async () => {
    expect(await denied(content, 'createPost', draft, { as: 'doyun' })).toBe('FORBIDDEN');
    for (const communityId of [secretReading, demoId('com', 'nothing')])
      expect(await denied(content, 'createPost', { ...draft, communityId }, { as: 'minji' })).toBe('NOT_FOUND');
    expect(await denied(content, 'createPost', { ...draft, communityId: 'x' }, { as: 'minji' })).toBe('BAD_USER_INPUT');
    expect(await db.post.count({ where: { title: draft.title, communityId: secretReading } })).toBe(0);
  });

  test('notices and what is pinned: leader and staff alone', async () => {
    for (const input of [
      { ...draft, board: 'NOTICE' },
      { ...draft, isPinned: true },
    ]) {
      expect(await denied(content, 'createPost', input, { as: 'seoyeon' })).toBe('FORBIDDEN');
      for (const as of ['minji', 'junho']) {
        const { post } = await done(content, 'createPost', input, { as });
        expect(post).toMatchObject({ board: input.board, isPinned: 'isPinned' in input });
      }
    }
  });

  test('not who was a member', async () => {
    const key = { communityId_userId: { communityId: bukhansan, userId: seoyeon } };
    await db.communityMemberCard.update({ where: key, data: { role: null } });
    expect(await denied(content, 'createPost', draft, { as: 'seoyeon' })).toBe('FORBIDDEN');
    await db.communityMemberCard.update({ where: key, data: { role: 'MEMBER' } });
  });
});

describe('what is wrong with it', () => {
  const poll = (own: object) => ({ poll: { question: '어디로?', options: ['도봉산', '관악산'], ...own } });
  test.each<[object, string[]]>([
    [{ title: ' \u200b ' }, ['title INVALID']],
    [{ title: '가'.repeat(101) }, ['title INVALID']],
    [{ body: '가'.repeat(20_001), title: '' }, ['title INVALID', 'body INVALID']],
    [{ photoIds: Array.from({ length: 11 }, (_, n) => demoId('pho', `${n}`)) }, ['photoIds INVALID']],
    [{ photoIds: [demoId('pho', 'one'), demoId('pho', 'one')] }, ['photoIds INVALID']],
    [poll({ question: '' }), ['poll.question INVALID']],
    [poll({ question: '가'.repeat(201) }), ['poll.question INVALID']],
    [poll({ options: ['하나'] }), ['poll.options INVALID']],
    [poll({ options: Array.from({ length: 21 }, (_, n) => `${n}`) }), ['poll.options INVALID']],
    [poll({ options: ['같다', ' 같다', ''] }), ['poll.options.1 INVALID', 'poll.options.2 INVALID']],
    [poll({ options: ['가'.repeat(101), '나'] }), ['poll.options.0 INVALID']],
    [poll({ closesAt: '2020-01-01T00:00:00.000Z' }), ['poll.closesAt INVALID']],
  ])('%o', async (own, errors) => {
    const before = await db.outboxEvent.count();
    expect(await wrong(content, 'createPost', { ...draft, ...own }, { as: 'seoyeon' })).toEqual(errors);
    expect(await db.outboxEvent.count()).toBe(before);
  });

  test('is told in the language of the request', async () => {
    const message = async (locale: 'ko' | 'en') =>
      (await send(content, 'createPost', { ...draft, title: '' }, { as: 'seoyeon', locale })).data.createPost
        .userErrors[0].message;
    expect(await message('ko')).toBe('제목을 입력해 주세요.');
    expect(await message('en')).toBe('Enter a title.');
  });

  test('20,000 characters outside the BMP are not too long', async () => {
    const body = '🏔'.repeat(20_000);
    expect((await done(content, 'createPost', { ...draft, body }, { as: 'seoyeon' })).post.body).toBe(body);
  });
});

describe('photos', () => {
  const photo = (key: string, own: object = {}) =>
    db.photo.create({
      data: {
        id: demoId('pho', key),
        communityId: bukhansan,
        uploaderId: seoyeon,
        status: 'READY',
        storageKey: `test/${key}`,
        width: 800,
        height: 600,
        ...own,
      },
    });

  test('stand in the order of the author', async () => {
    const photoIds = [(await photo('b')).id, (await photo('a')).id];
    const { post } = await done(content, 'createPost', { ...draft, photoIds }, { as: 'seoyeon' });
    expect(post.photos.map(({ id }: { id: string }) => id)).toEqual(photoIds);
  });

  test.each<[string, object]>([
    ['of somebody else', { uploaderId: minji }],
    ['of another club', { communityId: secretReading }],
    ['of a chat', { communityId: null, recipientId: minji }],
    ['being made', { status: 'PROCESSING' }],
    ['deleted', { deletedAt: new Date('2100-01-01') }],
  ])('%s cannot be used', async (what, own) => {
    const { id } = await photo(`bad-${what.length}-${Object.keys(own)[0]?.toLowerCase()}`, own);
    expect(await wrong(content, 'createPost', { ...draft, photoIds: [id] }, { as: 'seoyeon' })).toEqual([
      'photoIds NOT_FOUND',
    ]);
  });

  test('that nobody knows cannot be used, and other ids are refused', async () => {
    const photoIds = [demoId('pho', 'nobody knows')];
    expect(await wrong(content, 'createPost', { ...draft, photoIds }, { as: 'seoyeon' })).toEqual([
      'photoIds NOT_FOUND',
    ]);
    expect(await denied(content, 'createPost', { ...draft, photoIds: [minji] }, { as: 'seoyeon' })).toBe(
      'BAD_USER_INPUT',
    );
  });
});

test('a poll comes with the post, its options in their order', async () => {
  const closesAt = new Date(Date.now() + 3600_000).toISOString();
  const poll = {
    question: '다음은 어디로?',
    options: ['도봉산', '관악산', '수락산'],
    isMultipleChoice: true,
    closesAt,
  };
  const { post } = await done(content, 'createPost', { ...draft, poll }, { as: 'seoyeon' });
  expect(post.poll).toMatchObject({ question: poll.question, isMultipleChoice: true, closesAt, totalVotes: 0 });
  expect(
    post.poll.options.map(({ text, voteCount }: { text: string; voteCount: number }) => [text, voteCount]),
  ).toEqual(poll.options.map((text) => [text, 0]));
});
