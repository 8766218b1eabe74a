import { setTimeout as sleep } from 'node:timers/promises';
import { contentPhotoAdded, contentPhotoDeleted } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { phonePhoto } from '@moim/test-kit/pictures';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { sweepFiles } from '../src/domain/sweep-files.ts';
import { DiskStore } from '../src/media/disk-store.ts';
import { mediaDir, newUploads, photoFiles, put, received } from './photo-uploads.ts';
import { databaseOf, testContent } from './start.ts';
import { addMember, bukhansan, denied, done, published, secretReading, send, wrong } from './writing.ts';

// NATS is away: nothing but what is asked for is counted, and what happens waits in the outbox.
const content = await testContent(1, { NATS_URL: 'nats://127.0.0.1:1' });
const db = databaseOf(content);
const client = new pg.Client({ connectionString: content.database.url });
client.on('error', () => {});
await client.connect();
afterAll(() => client.end());
const store = new DiskStore(mediaDir(content));
const sweep = sweepFiles(store);
const body = await phonePhoto(1);
const add = (uploadIds: string[], options: { as?: string; captions?: object[] } = {}) =>
  send(content, 'addPhotos', { uploadIds, captions: options.captions ?? [] }, { as: options.as ?? 'seoyeon' });

describe('a photo that is added', () => {
  test('is whose it is, with its caption, and told once', async () => {
    const id = await received(content, body);
    const captions = [{ uploadId: id, caption: '  백운대에서\n찍었어요 ' }];
    const { data } = await add([id], { captions });
    expect(data.addPhotos.photos).toEqual([
      {
        id,
        url: expect.stringMatching(/^\/media\/photos\/[0-9a-f]{40}\/screen$/),
        thumbnailUrl: expect.stringMatching(/^\/media\/photos\/[0-9a-f]{40}\/thumb$/),
        width: 480,
        height: 640,
        caption: '백운대에서 찍었어요',
        uploader: { name: '박서연' },
      },
    ]);
    expect(await published(db, id)).toEqual([
      {
        name: contentPhotoAdded.name,
        version: 1,
        data: { photo: { id, communityId: bukhansan }, uploaderId: demoId('usr', 'seoyeon') },
      },
    ]);
  });

  test('is one photo, however often and however much at once it is added', async () => {
    const id = await received(content, body);
    // One that began before another was done may have made files in vain: they are noted for the sweep.
    const kept = async () => {
      const doomed = (await db.filesToRemove.findMany()).map(({ folder }) => `${folder}/`);
      const files = (await photoFiles(content)).filter((key) => key.startsWith('photos/'));
      return files.filter((key) => !doomed.some((folder) => key.startsWith(folder))).length;
    };
    const before = await kept();
    const answers = await Promise.all(Array.from({ length: 8 }, () => add([id, id])));
    const { data } = await add([id]);
    for (const answer of answers) expect(answer.data.addPhotos).toEqual(data.addPhotos);
    expect(data.addPhotos.photos).toHaveLength(1);
    expect(await published(db, id)).toHaveLength(1);
    expect(await kept()).toBe(before + 6);
  });

  test('can be in a post, be liked, and be taken away with its files', async () => {
    const id = await received(content, body);
    await add([id]);
    const postId = (
      await done(
        content,
        'createPost',
        { communityId: bukhansan, board: 'FREE', title: '사진', photoIds: [id] },
        { as: 'seoyeon' },
      )
    ).post.id;
    await done(content, 'like', { subjectId: id }, { as: 'minji' });
    const { storageKey } = await db.photo.findUniqueOrThrow({ where: { id } });
    for (let time = 1; time <= 2; time++)
      expect(await done(content, 'deletePhoto', { id }, { as: 'junho' })).toMatchObject({ deletedPhotoId: id });
    expect((await published(db, id)).map(({ name, version, data }) => [name, version, data])).toEqual([
      [contentPhotoAdded.name, 1, expect.anything()],
      ['content.liked', 2, expect.anything()],
      [
        contentPhotoDeleted.name,
        3,
        {
          photo: { id, communityId: bukhansan },
          uploaderId: demoId('usr', 'seoyeon'),
          actorId: demoId('usr', 'junho'),
        },
      ],
    ]);
    const { data } = await content.ask('query ($id: ID!) { post(id: $id) { photos { id } } }', { id: postId });
    expect(data.post.photos).toEqual([]);
    expect((await photoFiles(content)).filter((key) => key.startsWith(storageKey ?? '-'))).toHaveLength(6);
    await sweep.run(client);
    expect((await photoFiles(content)).filter((key) => key.startsWith(storageKey ?? '-'))).toHaveLength(0);
    // The upload does not bring it back.
    expect((await add([id])).data.addPhotos.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('stands beside those that cannot be: each is told by its place', async () => {
    const [good, text] = [await received(content, body), await received(content, Buffer.from('no picture at all'))];
    const [early] = await newUploads(content, [body]);
    const { data } = await add([text, good, early?.uploadId ?? '', newId('pho')]);
    expect(data.addPhotos.photos.map(({ id }: { id: string }) => id)).toEqual([good]);
    expect(
      data.addPhotos.userErrors.map(({ field, code }: { field: string[]; code: string }) => [...field, code]),
    ).toEqual([
      ['uploadIds', '0', 'INVALID'],
      ['uploadIds', '2', 'NOT_RECEIVED'],
      ['uploadIds', '3', 'NOT_FOUND'],
    ]);
  });

  test('has a caption that is not too long', async () => {
    const id = await received(content, body);
    const { data } = await add([id], { captions: [{ uploadId: id, caption: '가'.repeat(201) }] });
    expect(data.addPhotos).toMatchObject({
      photos: [],
      userErrors: [{ field: ['captions', '0', 'caption'], code: 'INVALID' }],
    });
    expect(
      (await add([id], { captions: [{ uploadId: newId('pho'), caption: '다른 사진' }] })).errors?.[0]?.extensions.code,
    ).toBe('BAD_USER_INPUT');
  });
});

describe('who', () => {
  test('adds photos: members, also when they were none any more in between', async () => {
    for (const as of ['doyun', null])
      expect(
        await denied(
          content,
          'requestPhotoUploads',
          { communityId: bukhansan, files: [{ contentType: 'image/png', byteSize: 9 }] },
          { as },
        ),
      ).toBe(as === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    expect(
      await denied(
        content,
        'requestPhotoUploads',
        { communityId: secretReading, files: [{ contentType: 'image/png', byteSize: 9 }] },
        { as: 'minji' },
      ),
    ).toBe('NOT_FOUND');
    const userId = await addMember(db, 'leaving', '떠나는 이');
    const id = await received(content, body, { as: 'leaving' });
    await db.communityMemberCard.updateMany({ where: { userId }, data: { role: null } });
    expect(await denied(content, 'addPhotos', { uploadIds: [id] }, { as: 'leaving' })).toBe('FORBIDDEN');
    expect(await denied(content, 'addPhotos', { uploadIds: [id] })).toBe('UNAUTHENTICATED');
    expect((await add([id], { as: 'minji' })).data.addPhotos.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await db.photo.count({ where: { id } })).toBe(0);
  });

  test('takes them away: who added them, leader and staff', async () => {
    await addMember(db, 'bystander', '지나가는 이');
    for (const [as, code] of [
      ['bystander', 'FORBIDDEN'],
      ['doyun', 'FORBIDDEN'],
      [null, 'UNAUTHENTICATED'],
    ] as const)
      expect(await denied(content, 'deletePhoto', { id: demoId('pho', 'bukhansan 2') }, { as })).toBe(code);
    const secret = await received(content, body, { as: 'harin', communityId: secretReading });
    await add([secret], { as: 'harin' });
    expect(await denied(content, 'deletePhoto', { id: secret }, { as: 'minji' })).toBe('NOT_FOUND');
    expect(await denied(content, 'deletePhoto', { id: newId('pho') }, { as: 'minji' })).toBe('NOT_FOUND');
    for (const as of ['seoyeon', 'minji', 'junho']) {
      const id = await received(content, body);
      await add([id]);
      await done(content, 'deletePhoto', { id }, { as });
      expect(await denied(content, 'deletePhoto', { id }, { as: 'bystander' })).toBe('NOT_FOUND');
    }
  });

  test('asks for uploads: for one to a hundred files, and two hundred that are not finished', async () => {
    await addMember(db, 'hoarder', '모으는 이');
    const ask = (count: number) => ({
      communityId: bukhansan,
      files: Array.from({ length: count }, () => ({ contentType: 'image/jpeg', byteSize: 20 * 1024 ** 2 })),
    });
    for (const count of [0, 101])
      expect(await wrong(content, 'requestPhotoUploads', ask(count), { as: 'hoarder' })).toEqual(['files INVALID']);
    for (const count of [100, 99]) await done(content, 'requestPhotoUploads', ask(count), { as: 'hoarder' });
    expect(await wrong(content, 'requestPhotoUploads', ask(2), { as: 'hoarder' })).toEqual(['files TRY_AGAIN']);
    await done(content, 'requestPhotoUploads', ask(1), { as: 'hoarder' });
  });
});

describe('the sweep', () => {
  test('leaves alone what is under way, and takes what is over: rows and files, done twice or by two at once', async () => {
    const [fresh, old] = [await received(content, body), await received(content, body)];
    const folders = async () =>
      new Set((await photoFiles(content)).filter((key) => key.startsWith('uploads/')).map((key) => key.split('/')[1]));
    await sweep.run(client);
    const before = await folders();
    await client.query(
      `update photo_uploads set created_at = now() - interval '4 hours', received_at = now() - interval '4 hours', expires_at = now() - interval '3 hours' where id = $1`,
      [old],
    );
    const second = new pg.Client({ connectionString: content.database.url });
    await second.connect();
    await Promise.all([sweep.run(client), sweep.run(second)]);
    await second.end();
    await sweep.run(client);
    expect((await folders()).size).toBe(before.size - 1);
    expect(await db.photoUpload.count({ where: { id: { in: [fresh, old] } } })).toBe(1);
    expect((await add([old])).data.addPhotos.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await add([fresh])).data.addPhotos.userErrors).toEqual([]);
  });

  test('that is at a photo’s files when the photo is to commit wins, and the photo is made anew', async () => {
    const id = await received(content, body);
    // As if the process had stood still for ten minutes between files and commit.
    await client.query(`create function too_late() returns trigger language plpgsql as $$
      begin new.remove_after := now() - interval '1 minute'; return new; end $$`);
    await client.query(
      'create trigger too_late before insert on files_to_remove for each row execute function too_late()',
    );
    const sweeper = new pg.Client({ connectionString: content.database.url });
    await sweeper.connect();
    let isOver = false;
    const sweeping = (async () => {
      while (!isOver) {
        await sweep.run(sweeper);
        await sleep(1);
      }
    })();
    await add([id]);
    isOver = true;
    await sweeping;
    await sweeper.end();
    await client.query('drop trigger too_late on files_to_remove');
    const { data } = await add([id]);
    expect(data.addPhotos.userErrors).toEqual([]);
    const { storageKey } = await db.photo.findUniqueOrThrow({ where: { id } });
    expect((await photoFiles(content)).filter((key) => key.startsWith(storageKey ?? '-'))).toHaveLength(6);
  });
});

test('what they cost in statements: two to ask for a hundred, two to receive one, and to add: who, two a photo, and the answer', async () => {
  const files = Array.from({ length: 100 }, () => ({ contentType: 'image/jpeg', byteSize: body.length }));
  const { countStatements } = content.database;
  expect(
    await countStatements(() =>
      done(content, 'requestPhotoUploads', { communityId: bukhansan, files }, { as: 'junho' }),
    ),
  ).toBe(2);
  const uploads = await newUploads(content, [body, body, body]);
  expect(
    await countStatements(async () => void (await Promise.all(uploads.map((upload) => put(content, upload, body))))),
  ).toBe(3 * 2);
  const ids = uploads.map(({ uploadId }) => uploadId);
  const cost = (uploadIds: string[]) => countStatements(() => add(uploadIds));
  expect(await cost(ids)).toBe(2 + 3 * 2 + 1);
  expect(await cost(ids)).toBe(2 + 1);
  expect(await countStatements(() => done(content, 'deletePhoto', { id: ids[0] }, { as: 'junho' }))).toBe(3);
});
