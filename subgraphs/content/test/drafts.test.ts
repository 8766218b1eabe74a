import { describe, expect, test } from 'vitest';
import { databaseOf, ofCommunity, testContent } from './start.ts';
import { addMember, bukhansan, denied, done, secretReading, send, wrong } from './writing.ts';

const content = await testContent(1, { NATS_URL: 'nats://127.0.0.1:1' });
const db = databaseOf(content);
const draftOf = async (as: string | null, communityId = bukhansan) =>
  (await ofCommunity(content, communityId, 'viewerDraft { board title body updatedAt }', as))?.viewerDraft ?? null;
const save = (input: object, as = 'seoyeon') =>
  done(content, 'saveDraft', { communityId: bukhansan, ...input }, { as });

describe('a draft', () => {
  test('is kept for who writes it, and what is saved last counts', async () => {
    await save({ title: '둘레길', body: '1코스' });
    const { draft } = await save({ board: 'REVIEW', title: '둘레길  ', body: '1코스부터\n걸었어요' });
    expect(draft).toMatchObject({ board: 'REVIEW', title: '둘레길', body: '1코스부터\n걸었어요' });
    expect(await draftOf('seoyeon')).toEqual(draft);
    for (const as of ['junho', 'doyun', null]) expect(await draftOf(as)).toBeNull();
    expect(await draftOf('minji')).toMatchObject({ title: '송년 산행 안내' });
    expect(await draftOf('seoyeon', secretReading)).toBeNull();
  });

  test('is gone when it is emptied, or thrown away, once or twice', async () => {
    await save({ title: '제목' });
    expect(await save({ title: ' ', body: '' })).toEqual({ draft: null, userErrors: [] });
    expect(await draftOf('seoyeon')).toBeNull();
    await save({ title: '제목' });
    for (let time = 1; time <= 2; time++)
      expect(await done(content, 'deleteDraft', { communityId: bukhansan }, { as: 'seoyeon' })).toMatchObject({
        isDeleted: true,
      });
    expect(await draftOf('seoyeon')).toBeNull();
    expect(await draftOf('minji')).not.toBeNull();
  });

  test('becomes the post that says the same, and stays beside one that says something else', async () => {
    const draft = { board: 'FREE', title: '우이령길', body: '예약하고 갔어요.' };
    await save(draft);
    const post = { communityId: bukhansan, board: 'FREE', title: '짧은 글', body: '' };
    await done(content, 'createPost', post, { as: 'seoyeon' });
    expect(await draftOf('seoyeon')).toMatchObject(draft);
    await done(content, 'createPost', { ...post, ...draft }, { as: 'seoyeon' });
    expect(await draftOf('seoyeon')).toBeNull();
  });

  test('has as much room as a post', async () => {
    const longest = { title: '가'.repeat(100), body: '나'.repeat(20_000) };
    expect((await save(longest)).draft).toMatchObject(longest);
    const longer = { communityId: bukhansan, title: `${longest.title}가`, body: `${longest.body}나` };
    expect(await wrong(content, 'saveDraft', longer, { as: 'seoyeon' })).toEqual(['title INVALID', 'body INVALID']);
    expect(await draftOf('seoyeon')).toMatchObject(longest);
  });

  test('is one, however many devices save at once', async () => {
    const bodies = Array.from({ length: 10 }, (_, n) => `${n}`);
    await Promise.all(bodies.map((body) => save({ body })));
    expect(bodies).toContain((await draftOf('seoyeon')).body);
    expect(
      await db.draft.count({ where: { authorId: { not: '' }, communityId: bukhansan, body: { in: bodies } } }),
    ).toBe(1);
  });

  test('is for members, and shown to none but members', async () => {
    const input = { communityId: bukhansan, title: '제목' };
    expect(await denied(content, 'saveDraft', input)).toBe('UNAUTHENTICATED');
    expect(await denied(content, 'deleteDraft', { communityId: bukhansan })).toBe('UNAUTHENTICATED');
    expect(await denied(content, 'saveDraft', input, { as: 'doyun' })).toBe('FORBIDDEN');
    expect(await denied(content, 'saveDraft', { ...input, communityId: secretReading }, { as: 'doyun' })).toBe(
      'NOT_FOUND',
    );
    const userId = await addMember(db, 'wavering', '망설이는 이');
    await save({ title: '제목' }, 'wavering');
    await db.communityMemberCard.updateMany({ where: { userId }, data: { role: null } });
    expect(await draftOf('wavering')).toBeNull();
    // Their own it is all the same: they may throw it away.
    expect((await send(content, 'deleteDraft', { communityId: bukhansan }, { as: 'wavering' })).errors).toBeUndefined();
    expect(await db.draft.count({ where: { authorId: userId } })).toBe(0);
  });
});

test('saving costs two statements, and reading those of five clubs what one costs', async () => {
  const { countStatements } = content.database;
  expect(await countStatements(() => save({ body: '글' }))).toBe(2);
  const read = async () => void (await ofCommunity(content, bukhansan, 'viewerDraft { body }', 'minji'));
  await read();
  expect(await countStatements(read)).toBe(2);
});
