import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { describe, expect, test } from 'vitest';
import { databaseOf, testContent } from './start.ts';
import { addMember, bukhansan, denied, done, newPost, published, secretReading, send, wrong } from './writing.ts';

const content = await testContent();
const db = databaseOf(content);
const [minji, junho, seoyeon] = [demoId('usr', 'minji'), demoId('usr', 'junho'), demoId('usr', 'seoyeon')];
await addMember(db, 'member', '다른 멤버');
const secret = await newPost(content, { communityId: secretReading }, 'harin');
const unseen = [secret, demoId('pst', 'nothing'), demoId('pst', 'bukhansan-deleted')];

/** A photo that somebody has put into the album. */
async function photo(more: object = {}): Promise<string> {
  const id = newId('pho');
  const ready = { status: 'READY' as const, storageKey: `test/${id}`, width: 8, height: 6 };
  await db.photo.create({ data: { id, communityId: bukhansan, uploaderId: seoyeon, ...ready, ...more } });
  return id;
}

describe('the photos of a post', () => {
  const photosOf = async (id: string) => {
    const { data } = await content.ask('query ($id: ID!) { post(id: $id) { photos { id } } }', { id }, { as: 'minji' });
    return data.post.photos.map((one: { id: string }) => one.id);
  };

  test('are those of an edit, in its order; left out or null they stay, and none is none', async () => {
    const [a, b, c] = [await photo(), await photo(), await photo()];
    const id = await newPost(content, { photoIds: [a, b] });
    for (const input of [{ title: '새 제목' }, { photoIds: null }])
      await done(content, 'updatePost', { id, ...input }, { as: 'seoyeon' });
    expect(await photosOf(id)).toEqual([a, b]);
    const { post } = await done(content, 'updatePost', { id, photoIds: [c, b] }, { as: 'seoyeon' });
    expect(post.editedAt).not.toBeNull();
    expect(await photosOf(id)).toEqual([c, b]);
    for (let time = 1; time <= 2; time++)
      await done(content, 'updatePost', { id, photoIds: [b, c] }, { as: 'seoyeon' });
    expect(await photosOf(id)).toEqual([b, c]);
    await done(content, 'updatePost', { id, photoIds: [] }, { as: 'seoyeon' });
    expect(await photosOf(id)).toEqual([]);
    // The words were another only once; each change was told, and what was taken out is in the album.
    expect(await db.postEdit.count({ where: { postId: id } })).toBe(1);
    expect((await published(db, id)).map(({ name }) => name)).toEqual([
      'content.post.created',
      ...Array.from({ length: 4 }, () => 'content.post.updated'),
    ]);
    expect(await db.photo.count({ where: { id: { in: [a, b, c] }, deletedAt: null } })).toBe(3);
  });

  test('are the author’s own of the club, or in it already; what is wrong changes nothing', async () => {
    const [mine, theirs] = [await photo(), await photo({ uploaderId: minji })];
    const id = await newPost(content, { photoIds: [mine] });
    const refused = (photoIds: string[]) =>
      wrong(content, 'updatePost', { id, title: '딴말', photoIds }, { as: 'seoyeon' });
    expect(await refused([mine, theirs])).toEqual(['photoIds NOT_FOUND']);
    const others = [
      await photo({ communityId: secretReading }),
      await photo({ communityId: null, recipientId: minji }),
      await photo({ deletedAt: new Date('2100-01-01') }),
      newId('pho'),
    ];
    for (const other of others) expect(await refused([other])).toEqual(['photoIds NOT_FOUND']);
    expect(await refused([mine, mine])).toEqual(['photoIds INVALID']);
    expect(await refused(Array.from({ length: 11 }, () => newId('pho')))).toEqual(['photoIds INVALID']);
    expect(await denied(content, 'updatePost', { id, photoIds: [bukhansan] }, { as: 'seoyeon' })).toBe(
      'BAD_USER_INPUT',
    );
    expect(await denied(content, 'updatePost', { id, photoIds: [] }, { as: 'minji' })).toBe('FORBIDDEN');
    expect(await photosOf(id)).toEqual([mine]);
    expect(await db.post.findUniqueOrThrow({ where: { id } })).toMatchObject({ title: '제목', version: 1 });
    // Put there before, it may stay whoever added it to the album.
    await db.postPhoto.create({ data: { postId: id, photoId: theirs, communityId: bukhansan, position: 1 } });
    await done(content, 'updatePost', { id, photoIds: [theirs, mine] }, { as: 'seoyeon' });
    expect(await photosOf(id)).toEqual([theirs, mine]);
  });

  test('are those of one edit, when there are many at once', async () => {
    const photos = await Promise.all(Array.from({ length: 4 }, () => photo()));
    const id = await newPost(content, { photoIds: photos });
    const lists = Array.from({ length: 12 }, (_, n) => [...photos.slice(n % 4), ...photos.slice(0, n % 4)]);
    await Promise.all(lists.map((photoIds) => done(content, 'updatePost', { id, photoIds }, { as: 'seoyeon' })));
    expect(lists).toContainEqual(await photosOf(id));
    await published(db, id);
  });
});

describe('an edit', () => {
  test('changes what is said, keeps what was, and is published', async () => {
    const id = await newPost(content, { body: '처음 @김민지' });
    const { post } = await done(content, 'updatePost', { id, body: '나중 @김민지 @이준호' }, { as: 'seoyeon' });
    expect(post).toMatchObject({ title: '제목', body: '나중 @김민지 @이준호', excerpt: '나중 @김민지 @이준호' });
    expect(new Date(post.editedAt).getTime()).toBeGreaterThan(Date.now() - 60_000);
    await done(content, 'updatePost', { id, title: ' 새  제목 ', body: null }, { as: 'seoyeon' });
    expect(await db.postEdit.findMany({ where: { postId: id }, orderBy: { revision: 'asc' } })).toMatchObject([
      { revision: 1, title: '제목', body: '처음 @김민지', editorId: seoyeon },
      { revision: 2, title: '제목', body: '나중 @김민지 @이준호', editorId: seoyeon },
    ]);
    const card = { id, communityId: bukhansan };
    expect(await published(db, id)).toEqual([
      {
        name: 'content.post.created',
        version: 1,
        data: { post: { ...card, title: '제목' }, authorId: seoyeon, mentionedIds: [minji] },
      },
      {
        name: 'content.post.updated',
        version: 2,
        data: { post: { ...card, title: '제목' }, authorId: seoyeon, mentionedIds: [junho] },
      },
      {
        name: 'content.post.updated',
        version: 3,
        data: { post: { ...card, title: '새 제목' }, authorId: seoyeon, mentionedIds: [] },
      },
    ]);
    expect(await db.postMention.count({ where: { postId: id } })).toBe(0);
  });

  test('that says the same changes nothing', async () => {
    const id = await newPost(content);
    for (const same of [{}, { title: '제목' }, { title: ' 제목 ', body: '내용\n' }])
      expect((await done(content, 'updatePost', { id, ...same }, { as: 'seoyeon' })).post.editedAt).toBeNull();
    expect(await published(db, id)).toHaveLength(1);
    expect(await db.postEdit.count({ where: { postId: id } })).toBe(0);
  });

  test('is for the author, while a member', async () => {
    const id = await newPost(content);
    expect(await denied(content, 'updatePost', { id, title: '딴말' })).toBe('UNAUTHENTICATED');
    for (const as of ['minji', 'junho', 'member', 'doyun'])
      expect(await denied(content, 'updatePost', { id, title: '딴말' }, { as })).toBe('FORBIDDEN');
    const membership = { communityId_userId: { communityId: bukhansan, userId: seoyeon } };
    await db.communityMemberCard.update({ where: membership, data: { role: null } });
    expect(await denied(content, 'updatePost', { id, title: '딴말' }, { as: 'seoyeon' })).toBe('FORBIDDEN');
    await db.communityMemberCard.update({ where: membership, data: { role: 'MEMBER' } });
    for (const other of unseen)
      expect(await denied(content, 'updatePost', { id: other, title: '딴말' }, { as: 'minji' })).toBe('NOT_FOUND');
    expect(await denied(content, 'updatePost', { id: bukhansan, title: '딴말' }, { as: 'minji' })).toBe(
      'BAD_USER_INPUT',
    );
    expect(await db.post.findUniqueOrThrow({ where: { id } })).toMatchObject({ title: '제목', version: 1 });
  });

  test.each<[object, string[]]>([
    [{ title: null }, ['title INVALID']],
    [{ title: '가'.repeat(101), body: '가'.repeat(20_001) }, ['title INVALID', 'body INVALID']],
  ])('%o is refused', async (input, errors) => {
    const id = await newPost(content);
    expect(await wrong(content, 'updatePost', { id, ...input }, { as: 'seoyeon' })).toEqual(errors);
  });

  test('twenty at once are twenty revisions', async () => {
    const id = await newPost(content);
    const titles = Array.from({ length: 20 }, (_, n) => `제목 ${n}`);
    await Promise.all(titles.map((title) => done(content, 'updatePost', { id, title }, { as: 'seoyeon' })));
    const edits = await db.postEdit.findMany({ where: { postId: id }, orderBy: { revision: 'asc' } });
    expect(edits.map(({ revision }) => revision)).toEqual(titles.map((_, n) => n + 1));
    const post = await db.post.findUniqueOrThrow({ where: { id } });
    expect(post.version).toBe(21);
    expect([...edits.slice(1).map(({ title }) => title), post.title].toSorted()).toEqual(titles.toSorted());
    expect((await published(db, id)).at(-1)).toMatchObject({ version: 21, data: { post: { title: post.title } } });
  });
});

describe('taking a post away', () => {
  test.each([
    ['its author', 'seoyeon', seoyeon],
    ['the leader', 'minji', minji],
    ['staff', 'junho', junho],
  ])('is for %s; twice is as once', async (_who, as, actorId) => {
    const id = await newPost(content);
    for (const _time of ['once', 'twice'])
      expect(await done(content, 'deletePost', { id }, { as })).toEqual({ deletedPostId: id, userErrors: [] });
    expect((await published(db, id)).slice(1)).toEqual([
      {
        name: 'content.post.deleted',
        version: 2,
        data: { post: { id, communityId: bukhansan, title: '제목' }, authorId: seoyeon, actorId },
      },
    ]);
    expect((await content.ask('query ($id: ID!) { post(id: $id) { id } }', { id })).data.post).toBeNull();
    for (const [name, input] of [
      ['updatePost', { id, title: '다시' }],
      ['addComment', { postId: id, body: '어디 갔어요?' }],
      ['like', { subjectId: id }],
    ] as const)
      expect(await denied(content, name, input, { as: 'seoyeon' })).toBe('NOT_FOUND');
    expect(await denied(content, 'pinPost', { id, isPinned: true }, { as: 'minji' })).toBe('NOT_FOUND');
    // For everybody else it has never been there.
    expect(await denied(content, 'deletePost', { id }, { as: 'member' })).toBe('NOT_FOUND');
  });

  test('is for nobody else', async () => {
    const id = await newPost(content);
    expect(await denied(content, 'deletePost', { id })).toBe('UNAUTHENTICATED');
    for (const as of ['member', 'doyun']) expect(await denied(content, 'deletePost', { id }, { as })).toBe('FORBIDDEN');
    for (const other of [secret, demoId('pst', 'nothing')])
      expect(await denied(content, 'deletePost', { id: other }, { as: 'minji' })).toBe('NOT_FOUND');
    expect(await published(db, id)).toHaveLength(1);
  });

  test('by many at once is published once', async () => {
    const id = await newPost(content);
    const people = ['seoyeon', 'minji', 'junho'];
    await Promise.all([...people, ...people, ...people].map((as) => done(content, 'deletePost', { id }, { as })));
    expect(await published(db, id)).toHaveLength(2);
  });
});

describe('a pin', () => {
  test('is for leader and staff, and is told once each time', async () => {
    const id = await newPost(content);
    for (const [as, isPinned] of [
      ['minji', true],
      ['junho', true],
      ['junho', false],
    ] as const)
      expect((await done(content, 'pinPost', { id, isPinned }, { as })).post).toEqual({ id, isPinned });
    const pins = (await published(db, id)).slice(1);
    expect(pins.map(({ data }) => (data as { isPinned: boolean }).isPinned)).toEqual([true, false]);
    expect(await db.post.findUniqueOrThrow({ where: { id } })).toMatchObject({ version: 3, editedAt: null });
  });

  test('is for nobody else, not even the author', async () => {
    const id = await newPost(content);
    expect(await denied(content, 'pinPost', { id })).toBe('UNAUTHENTICATED');
    for (const as of ['seoyeon', 'doyun']) expect(await denied(content, 'pinPost', { id }, { as })).toBe('FORBIDDEN');
    for (const other of unseen)
      expect(await denied(content, 'pinPost', { id: other }, { as: 'minji' })).toBe('NOT_FOUND');
    expect((await db.post.findUniqueOrThrow({ where: { id } })).isPinned).toBe(false);
  });
});

test('an edit and the end of a post: no event comes after the end', async () => {
  for (let round = 0; round < 10; round++) {
    const id = await newPost(content);
    await Promise.all([
      ...[1, 2, 3].map((n) => send(content, 'updatePost', { id, title: `제목 ${n}` }, { as: 'seoyeon' })),
      ...[1, 2, 3].map(() => send(content, 'addComment', { postId: id, body: '네' }, { as: 'minji' })),
      done(content, 'deletePost', { id }, { as: 'junho' }),
    ]);
    expect((await published(db, id)).at(-1)?.name).toBe('content.post.deleted');
  }
});
