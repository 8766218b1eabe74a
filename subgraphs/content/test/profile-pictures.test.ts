import { communityClosed, communityUpdated, userDeletionRequested, userProfileUpdated } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { applyEvent } from '@moim/test-kit';
import { phonePhoto } from '@moim/test-kit/pictures';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { sweepFiles } from '../src/domain/sweep-files.ts';
import { pictureClaimAnswer } from '../src/events/answer-picture-claims.ts';
import { handlers } from '../src/events/index.ts';
import { DiskStore } from '../src/media/disk-store.ts';
import { mediaDir, photoFiles, put } from './photo-uploads.ts';
import { databaseOf, testContent } from './start.ts';
import { bukhansan, denied, done, published, secretReading, send, wrong } from './writing.ts';

// NATS is away: what people and clubs say of their pictures comes when a test says so.
const content = await testContent(1, { NATS_URL: 'nats://127.0.0.1:1' });
const db = databaseOf(content);
const client = new pg.Client({ connectionString: content.database.url });
client.on('error', () => {});
await client.connect();
afterAll(() => client.end());
const sweep = sweepFiles(new DiskStore(mediaDir(content)));
const body = await phonePhoto(1, { width: 800, height: 480 });
const idOf = (key: string) => demoId('usr', key);
const files = [{ contentType: 'image/jpeg', byteSize: body.length }];

interface Picture {
  id: string;
  url: string;
  thumbnailUrl: string;
}

/** A picture that somebody has sent, as the client gets it. */
async function picture(as: string, purpose = 'AVATAR'): Promise<Picture> {
  const [upload] = (await done(content, 'requestPhotoUploads', { purpose, files }, { as })).uploads;
  expect(await put(content, upload, body)).toBe(204);
  const { photos } = await done(content, 'addPhotos', { uploadIds: [upload.uploadId] }, { as });
  return photos[0];
}

const claim = async (address: string, as: string, { purpose = 'AVATAR', subjectId = idOf(as) } = {}) => {
  const answer = await pictureClaimAnswer(db).reply({ purpose, claimantId: idOf(as), subjectId, address });
  return (answer as { isClaimed: boolean }).isClaimed;
};

/** A version later than all before, for the card to take it. */
let version = 1_000;
async function nowHas(userId: string, avatarUrl: string | null, at = ++version): Promise<void> {
  const user = { id: userId, name: '누구', avatarUrl, region: null, interestIds: [] };
  await applyEvent(db, handlers, userProfileUpdated, { aggregateId: userId, aggregateVersion: at, data: { user } });
}
async function clubHas(id: string, coverUrl: string | null): Promise<void> {
  const community = { id, name: '모임', coverUrl, isPrivate: id === secretReading };
  const event = { aggregateId: id, aggregateVersion: ++version, data: { community } };
  await applyEvent(db, handlers, communityUpdated, event);
}

/** As if that long had passed since it was claimed. */
const later = (id: string, time: string) =>
  client.query(
    `update pictures set claimed_at = claimed_at - $2::interval, review_at = review_at - $2::interval where id = $1`,
    [id, time],
  );
const isShown = async ({ url }: Picture) => (await fetch(new URL(url, content.url))).status === 200;
const filesOf = async ({ url }: Picture) =>
  (await photoFiles(content)).filter((key) => url.includes(key.split('/')[1] ?? '-')).length;

describe('a picture', () => {
  test('is sent by anybody, one at a time, square where it is small, and told to nobody', async () => {
    const sent = await picture('doyun');
    expect(sent).toEqual({
      id: sent.id,
      url: expect.stringMatching(/^\/media\/photos\/[0-9a-f]{40}\/screen$/),
      thumbnailUrl: expect.stringMatching(/^\/media\/photos\/[0-9a-f]{40}\/thumb$/),
      // Upright, as the phone was held.
      ...{ width: 384, height: 640, caption: null, uploader: { name: '최도윤' } },
    });
    expect(await published(db, sent.id)).toEqual([]);
    expect(await db.photo.count({ where: { id: sent.id } })).toBe(0);
    const small = await fetch(new URL(sent.thumbnailUrl, content.url), { headers: { accept: 'image/jpeg' } });
    const { default: sharp } = await import('sharp');
    const { width, height } = await sharp(Buffer.from(await small.arrayBuffer())).metadata();
    expect([width, height]).toEqual([320, 320]);
    expect(small.headers.get('cache-control')).toContain('public');
    // Added again it is the same.
    expect((await done(content, 'addPhotos', { uploadIds: [sent.id] }, { as: 'doyun' })).photos).toEqual([sent]);
    expect(
      await wrong(content, 'requestPhotoUploads', { purpose: 'COVER', files: [...files, ...files] }, { as: 'doyun' }),
    ).toEqual(['files INVALID']);
  });

  test('is no photo of an album: it is not asked for with a club, liked, deleted, or reported', async () => {
    for (const input of [{ purpose: 'AVATAR', communityId: bukhansan, files }, { purpose: 'ALBUM', files }, { files }])
      expect(await denied(content, 'requestPhotoUploads', input, { as: 'minji' })).toBe('BAD_USER_INPUT');
    expect(await denied(content, 'requestPhotoUploads', { purpose: 'AVATAR', files })).toBe('UNAUTHENTICATED');
    const { id } = await picture('minji');
    expect(await denied(content, 'like', { subjectId: id }, { as: 'minji' })).toBe('NOT_FOUND');
    expect(await denied(content, 'deletePhoto', { id }, { as: 'minji' })).toBe('NOT_FOUND');
    expect(await denied(content, 'report', { subjectId: id, reason: '광고' }, { as: 'junho' })).toBe('NOT_FOUND');
    const { data } = await send(content, 'addPhotos', { uploadIds: [id] }, { as: 'junho' });
    expect(data.addPhotos.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('that nobody has claimed goes after a day, with its files', async () => {
    const [mine, forgotten] = [await picture('minji'), await picture('minji')];
    await client.query(`update pictures set review_at = now() - interval '1 second' where id = $1`, [forgotten.id]);
    await sweep.run(client);
    await sweep.run(client);
    expect([await isShown(forgotten), await filesOf(forgotten)]).toEqual([false, 0]);
    expect([await isShown(mine), await filesOf(mine)]).toEqual([true, 6]);
    expect(await claim(forgotten.thumbnailUrl, 'minji')).toBe(false);
    const { data } = await send(content, 'addPhotos', { uploadIds: [forgotten.id] }, { as: 'minji' });
    expect(data.addPhotos.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

describe('a claim', () => {
  test('is for who sent it, what it was sent for, and the person themselves', async () => {
    const [avatar, cover] = [await picture('seoyeon'), await picture('seoyeon', 'COVER')];
    for (const address of [avatar.thumbnailUrl, avatar.url]) expect(await claim(address, 'seoyeon')).toBe(true);
    expect(await claim(avatar.thumbnailUrl, 'junho')).toBe(false);
    expect(await claim(avatar.thumbnailUrl, 'seoyeon', { subjectId: idOf('junho') })).toBe(false);
    expect(await claim(cover.url, 'seoyeon')).toBe(false);
    expect(await claim(avatar.url, 'seoyeon', { purpose: 'COVER', subjectId: bukhansan })).toBe(false);
    for (const address of [
      `${avatar.url}?x`,
      `${avatar.url}/..`,
      `https://moim.test${avatar.url}`,
      '/media/demo/cover.webp',
    ])
      expect(await claim(address, 'seoyeon')).toBe(false);
  });

  test('of a cover that one club has is not for another; one that came to nothing is', async () => {
    const cover = await picture('minji', 'COVER');
    const of = (subjectId: string) => claim(cover.url, 'minji', { purpose: 'COVER', subjectId });
    const refused = newId('com');
    expect([await of(refused), await of(bukhansan), await of(bukhansan)]).toEqual([true, true, true]);
    await clubHas(bukhansan, cover.url);
    expect([await of(secretReading), await of(bukhansan)]).toEqual([false, true]);
  });
});

describe('the picture before', () => {
  test('goes with the event that names another, for everybody, however late the events and however often', async () => {
    const userId = idOf('junho');
    const [first, second] = [await picture('junho'), await picture('junho')];
    expect(await claim(first.thumbnailUrl, 'junho')).toBe(true);
    await nowHas(userId, first.thumbnailUrl);
    await later(first.id, '1 hour');
    await sweep.run(client);
    expect(await isShown(first)).toBe(true);

    expect(await claim(second.thumbnailUrl, 'junho')).toBe(true);
    const old = version;
    await nowHas(userId, second.thumbnailUrl);
    await nowHas(userId, second.thumbnailUrl, version);
    await nowHas(userId, first.thumbnailUrl, old);
    await sweep.run(client);
    await sweep.run(client);
    expect([await isShown(first), await filesOf(first)]).toEqual([false, 0]);
    expect(await isShown(second)).toBe(true);
    // None at all, or one from elsewhere.
    await later(second.id, '1 hour');
    await nowHas(userId, 'https://elsewhere.test/me.png');
    await sweep.run(client);
    expect(await isShown(second)).toBe(false);
  });

  test('stays where somebody went back to it, and its event comes after that of another', async () => {
    const userId = idOf('seoyeon');
    const [first, second] = [await picture('seoyeon'), await picture('seoyeon')];
    for (const { thumbnailUrl } of [first, second, first]) expect(await claim(thumbnailUrl, 'seoyeon')).toBe(true);
    for (const { thumbnailUrl } of [first, second]) await nowHas(userId, thumbnailUrl);
    await sweep.run(client);
    expect(await isShown(first)).toBe(true);
    await nowHas(userId, first.thumbnailUrl);
    await later(second.id, '1 hour');
    await sweep.run(client);
    expect([await isShown(first), await isShown(second)]).toEqual([true, false]);
    expect(await db.picture.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({ reviewAt: null });
  });

  test('is not taken from somebody whose address another names as theirs', async () => {
    const theirs = await picture('minji');
    await claim(theirs.thumbnailUrl, 'minji');
    await nowHas(idOf('minji'), theirs.thumbnailUrl);
    await later(theirs.id, '1 hour');
    // The user service takes no such address; here it would do nothing either.
    expect(await claim(theirs.thumbnailUrl, 'doyun')).toBe(false);
    await nowHas(idOf('doyun'), theirs.thumbnailUrl);
    await nowHas(idOf('doyun'), null);
    await sweep.run(client);
    expect(await isShown(theirs)).toBe(true);
  });
});

test('a closed club’s cover is shown to nobody, and is back if the club is; after that it goes', async () => {
  const cover = await picture('minji', 'COVER');
  await claim(cover.url, 'minji', { purpose: 'COVER', subjectId: bukhansan });
  await clubHas(bukhansan, cover.url);
  await later(cover.id, '1 hour');
  const close = async () => {
    const community = { id: bukhansan, name: '모임', coverUrl: cover.url, isPrivate: false };
    const event = { aggregateId: bukhansan, aggregateVersion: ++version, data: { community, memberIds: [] } };
    await applyEvent(db, handlers, communityClosed, event);
    await sweep.run(client);
  };
  await close();
  expect([await isShown(cover), await filesOf(cover)]).toEqual([false, 6]);
  await clubHas(bukhansan, cover.url);
  expect(await isShown(cover)).toBe(true);
  await close();
  await later(cover.id, '9 days');
  await sweep.run(client);
  await sweep.run(client);
  expect(await filesOf(cover)).toBe(0);
  await clubHas(bukhansan, null);
});

test('with an account its pictures go, and not the cover of a club that goes on', async () => {
  const [avatar, spare, cover] = [
    await picture('harin'),
    await picture('harin', 'COVER'),
    await picture('harin', 'COVER'),
  ];
  await claim(avatar.thumbnailUrl, 'harin');
  await nowHas(idOf('harin'), avatar.thumbnailUrl);
  await claim(cover.url, 'harin', { purpose: 'COVER', subjectId: secretReading });
  await clubHas(secretReading, cover.url);
  const event = {
    aggregateId: idOf('harin'),
    aggregateVersion: ++version,
    data: { userId: idOf('harin'), deletionId: newId('del') },
  };
  await applyEvent(db, handlers, userDeletionRequested, event);
  await sweep.run(client);
  expect([await isShown(avatar), await isShown(spare), await isShown(cover)]).toEqual([false, false, true]);
  expect(await filesOf(avatar)).toBe(0);
});

test('what they cost in statements: one to ask, two to receive, and to add: what, two of the picture, and the answer', async () => {
  const { countStatements } = content.database;
  const ask = () => done(content, 'requestPhotoUploads', { purpose: 'AVATAR', files }, { as: 'doyun' });
  expect(await countStatements(ask)).toBe(1);
  const [upload] = (await ask()).uploads;
  expect(await countStatements(() => put(content, upload, body))).toBe(2);
  const add = () => send(content, 'addPhotos', { uploadIds: [upload.uploadId] }, { as: 'doyun' });
  expect(await countStatements(add)).toBe(1 + 2 + 1);
  expect(await countStatements(add)).toBe(1 + 1);
});
