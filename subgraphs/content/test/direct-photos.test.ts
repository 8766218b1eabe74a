import { type Asker, DependencyUnavailableError } from '@moim/event-bus';
import { chatMessageDeleted, chatShownPhotos } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { type As, applyEvent } from '@moim/test-kit';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { reviewDirectPhotos } from '../src/domain/direct-photos.ts';
import { handlers } from '../src/events/index.ts';
import { databaseOf, testContent } from './start.ts';
import { bukhansan, denied, done, published, send, wrong } from './writing.ts';

// 이준호 has sent photos to 김민지, where the two talk. NATS is away: what is asked of the chat service has no answer, unless a test gives one.
const content = await testContent(1, { NATS_URL: 'nats://127.0.0.1:1' });
const db = databaseOf(content);
const client = new pg.Client({ connectionString: content.database.url });
client.on('error', () => {});
await client.connect();
afterAll(() => client.end());
const idOf = (key: string) => demoId('usr', key);

let n = 0;
async function photo(more: object = {}): Promise<string> {
  const id = newId('pho');
  const storageKey = `photos/${String(++n).padStart(40, '0')}`;
  await db.photo.create({
    data: {
      ...{
        id,
        uploaderId: idOf('junho'),
        recipientId: idOf('minji'),
        status: 'READY',
        storageKey,
        width: 8,
        height: 6,
      },
      ...more,
    },
  });
  return id;
}

async function seenBy(as: As, id: string): Promise<boolean> {
  const [found] = await content.entities([{ __typename: 'Photo', id }], '... on Photo { id url }', { as });
  return found !== null;
}

const block = (blockerId: string, blockedId: string) =>
  db.userBlock.create({ data: { blockId: newId('blk'), blockerId, blockedId, version: 1 } });

describe('a photo of a direct room', () => {
  test('is seen by its two people, at addresses that are good for minutes, and by nobody else', async () => {
    const id = await photo();
    for (const as of ['junho', 'minji']) expect(await seenBy(as, id)).toBe(true);
    // 박서연 is in clubs with both; leader and staff of those are no part of it.
    for (const as of ['seoyeon', 'harin', 'doyun', null]) expect(await seenBy(as, id)).toBe(false);
    const [{ url }] = (await content.entities([{ __typename: 'Photo', id }], '... on Photo { url }', {
      as: 'minji',
    })) as [{ url: string }];
    expect(url).toMatch(/^\/media\/photos\/[0-9a-f]{40}\/screen\?expires=\d+&key=[^&]+&signature=[\w-]+$/);
    // What is wrong with the address is found before any file is looked for.
    const bare = await fetch(new URL(url.split('?')[0] ?? '', content.url));
    expect([bare.status, bare.headers.get('cache-control')]).toEqual([404, 'no-store']);
  });

  test('is in no album, and is no post’s, liked or reported', async () => {
    const id = await photo();
    expect(await denied(content, 'like', { subjectId: id }, { as: 'minji' })).toBe('NOT_FOUND');
    expect(await denied(content, 'report', { subjectId: id, reason: '광고' }, { as: 'minji' })).toBe('NOT_FOUND');
    const post = { communityId: bukhansan, board: 'FREE', title: '사진', photoIds: [id] };
    expect(await wrong(content, 'createPost', post, { as: 'junho' })).toEqual(['photoIds NOT_FOUND']);
  });

  test.each([
    ['the one who was sent it blocks', 'minji', 'junho'],
    ['the one who sent it blocks', 'junho', 'minji'],
  ])('is there for neither while %s', async (_what, blocker, blocked) => {
    const id = await photo();
    const { blockId } = await block(idOf(blocker), idOf(blocked));
    for (const as of ['junho', 'minji']) expect(await seenBy(as, id)).toBe(false);
    expect(await denied(content, 'deletePhoto', { id }, { as: 'minji' })).toBe('NOT_FOUND');
    await db.userBlock.delete({ where: { blockId } });
    for (const as of ['junho', 'minji']) expect(await seenBy(as, id)).toBe(true);
  });

  test('is taken back by who sent it alone, with its files, and told to nobody', async () => {
    const id = await photo();
    expect(await denied(content, 'deletePhoto', { id }, { as: 'minji' })).toBe('FORBIDDEN');
    for (const as of ['seoyeon', 'harin'])
      expect(await denied(content, 'deletePhoto', { id }, { as })).toBe('NOT_FOUND');
    expect(await denied(content, 'deletePhoto', { id })).toBe('UNAUTHENTICATED');
    for (let time = 1; time <= 2; time++)
      expect(await done(content, 'deletePhoto', { id }, { as: 'junho' })).toMatchObject({ deletedPhotoId: id });
    expect(await denied(content, 'deletePhoto', { id }, { as: 'minji' })).toBe('NOT_FOUND');
    expect(await seenBy('junho', id)).toBe(false);
    const { storageKey } = await db.photo.findUniqueOrThrow({ where: { id } });
    expect(await db.filesToRemove.count({ where: { folder: storageKey ?? '' } })).toBe(1);
    expect(await published(db, id)).toEqual([]);
  });
});

describe('asking where to send one', () => {
  const files = [{ contentType: 'image/jpeg', byteSize: 9 }];

  test('takes the room and no club', async () => {
    const roomId = newId('rom');
    for (const input of [
      { purpose: 'MESSAGE' },
      { purpose: 'MESSAGE', roomId: bukhansan },
      { purpose: 'MESSAGE', roomId, communityId: bukhansan },
      { purpose: 'ALBUM', communityId: bukhansan, roomId },
      { purpose: 'AVATAR', roomId },
    ])
      expect(await denied(content, 'requestPhotoUploads', { ...input, files }, { as: 'minji' })).toBe('BAD_USER_INPUT');
    expect(await denied(content, 'requestPhotoUploads', { purpose: 'MESSAGE', roomId, files })).toBe('UNAUTHENTICATED');
  });

  test('waits for the chat service, which has the rooms', async () => {
    const input = { purpose: 'MESSAGE', roomId: newId('rom'), files };
    expect(await wrong(content, 'requestPhotoUploads', input, { as: 'minji' })).toEqual(['roomId TRY_AGAIN']);
  });

  test('does not outlast a block: what was begun for somebody is not there any more', async () => {
    const id = newId('pho');
    const tokenHash = new Uint8Array(32).fill(7);
    await db.photoUpload.create({
      data: {
        ...{ id, uploaderId: idOf('junho'), purpose: 'MESSAGE', recipientId: idOf('minji'), tokenHash },
        ...{ storageKey: `uploads/${'7'.repeat(40)}`, contentType: 'image/jpeg', byteSize: 9 },
        ...{ expiresAt: new Date(Date.now() + 3_600_000) },
      },
    });
    const add = async () => {
      const { data } = await send(content, 'addPhotos', { uploadIds: [id] }, { as: 'junho' });
      return data.addPhotos.userErrors.map(({ code }: { code: string }) => code);
    };
    expect(await add()).toEqual(['NOT_RECEIVED']);
    const { blockId } = await block(idOf('minji'), idOf('junho'));
    expect(await add()).toEqual(['NOT_FOUND']);
    await db.userBlock.delete({ where: { blockId } });
  });
});

describe('the review', () => {
  /** A chat service whose messages show these. */
  const showing = (...shown: string[]): Asker => ({
    async ask(definition, request) {
      if (definition.type !== chatShownPhotos.type) throw new Error(`nobody asks ${definition.type}`);
      const { ids } = request as { ids: string[] };
      return definition.answer.parse({ ids: shown.filter((id) => ids.includes(id)) });
    },
  });
  const away: Asker = { ask: () => Promise.reject(new DependencyUnavailableError('away')) };
  const review = (asker: Asker) => reviewDirectPhotos(asker).run(client);
  const due = { reviewAt: new Date(Date.now() - 1_000) };

  test('takes what was never sent, and leaves what a message shows', async () => {
    const [unsent, sent, fresh] = [
      await photo(due),
      await photo(due),
      await photo({ reviewAt: new Date(Date.now() + 60_000) }),
    ];
    await review(away);
    for (const id of [unsent, sent]) expect(await seenBy('minji', id)).toBe(true);
    await review(showing(sent));
    expect([await seenBy('minji', unsent), await seenBy('minji', sent), await seenBy('minji', fresh)]).toEqual([
      ...[false, true, true],
    ]);
    await review(showing());
    expect(await seenBy('minji', sent)).toBe(true);
  });

  test('takes what went with its message, unless another one shows it', async () => {
    const [gone, twice] = [await photo(), await photo()];
    const album = demoId('pho', 'bukhansan 1');
    const data = { photoIds: [gone, twice, album] };
    for (let time = 1; time <= 2; time++)
      await applyEvent(db, handlers, chatMessageDeleted, { aggregateId: newId('rom'), aggregateVersion: 1, data });
    await review(showing(twice));
    expect([await seenBy('minji', gone), await seenBy('minji', twice), await seenBy('minji', album)]).toEqual([
      ...[false, true, true],
    ]);
  });
});
