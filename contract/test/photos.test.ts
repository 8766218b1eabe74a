import { rm } from 'node:fs/promises';
import { demoId } from '@moim/stack/demo';
import { phonePhoto } from '@moim/test-kit/pictures';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { photoWay } from './photo-uploads.ts';
import { testPlatform } from './platform.ts';

// Photos on their whole way, through the gateway.
const platform = await testPlatform();
const way = photoWay(platform);
const [bukhansan, secretReading] = [demoId('com', 'bukhansan'), demoId('com', 'secret-reading')];
const BROWSER = { accept: 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8' };

/** A photo in a club's album. */
async function addOne(communityId: string, as: string, n = 1) {
  const body = await phonePhoto(n);
  const [upload] = await way.request(communityId, [body], as);
  if (upload === undefined) throw new Error('no upload');
  expect(await way.put(upload, body)).toBe(204);
  const { photos, userErrors } = await way.add([upload.uploadId], as);
  expect(userErrors).toEqual([]);
  return { upload, photo: photos[0] as NonNullable<(typeof photos)[0]> };
}

const album = (first: number) => `query ($id: ID!) { community(id: $id) {
  photos(first: ${first}) { totalCount edges { node { id url thumbnailUrl } } } } }`;

describe('a photo of a public club', () => {
  test('stands upright in the album, without what the camera knew, small and large, as AVIF, as WebP and as JPEG', async () => {
    const { photo, upload } = await addOne(bukhansan, 'seoyeon');
    expect(photo).toMatchObject({ id: upload.uploadId, width: 480, height: 640 });
    const { data } = await platform.ask(album(1), { id: bukhansan });
    expect(data.community.photos.edges[0].node).toEqual({
      id: photo.id,
      url: photo.url,
      thumbnailUrl: photo.thumbnailUrl,
    });
    for (const [path, width] of [
      [photo.url, 480],
      [photo.thumbnailUrl, 320],
    ] as const) {
      for (const [headers, type, format] of [
        [BROWSER, 'image/avif', 'heif'],
        [{ accept: 'image/webp,image/*' }, 'image/webp', 'webp'],
        [{ accept: 'image/avif;q=0,image/webp,*/*;q=0.8' }, 'image/webp', 'webp'],
        [{}, 'image/jpeg', 'jpeg'],
        [{ accept: 'image/webp;q=0,image/*' }, 'image/jpeg', 'jpeg'],
      ] as const) {
        const response = await way.get(path, headers);
        expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
        const bytes = Buffer.from(await response.arrayBuffer());
        expect(response.headers.get('content-length')).toBe(String(bytes.length));
        const { exif, icc, xmp, orientation, ...shown } = await sharp(bytes).metadata();
        expect(shown).toMatchObject({ format, width });
        expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
        expect(bytes.includes('GPS') || bytes.includes('Test camera')).toBe(false);
      }
    }
  });

  test('is kept by browsers, cannot become anything but a picture, and says what it depends on', async () => {
    const { photo } = await addOne(bukhansan, 'seoyeon', 2);
    const response = await way.get(photo.url, BROWSER);
    await response.arrayBuffer();
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'public, max-age=604800, s-maxage=3600, immutable',
      'content-disposition': `inline; filename="${photo.id}.avif"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      vary: 'accept',
    });
    const etag = response.headers.get('etag') ?? '';
    expect((await way.get(photo.url, { ...BROWSER, 'if-none-match': etag })).status).toBe(304);
  });

  test('that has no AVIF, for it was added before there was, is had as what the client likes next best', async () => {
    const { photo } = await addOne(bukhansan, 'seoyeon', 6);
    const folder = photo.url.split('/')[3] ?? '-';
    const files = await way.files();
    for (const file of files.filter((path) => path.includes(folder) && path.endsWith('.avif'))) await rm(file);
    for (const [accept, type] of [
      [BROWSER.accept, 'image/webp'],
      ['image/avif', 'image/jpeg'],
    ] as const) {
      for (const path of [photo.url, photo.thumbnailUrl]) {
        const response = await way.get(path, { accept });
        await response.arrayBuffer();
        expect([response.status, response.headers.get('content-type'), response.headers.get('vary')]).toEqual([
          200,
          type,
          'accept',
        ]);
        const etag = response.headers.get('etag') ?? '';
        expect((await way.get(path, { accept, 'if-none-match': etag })).status).toBe(304);
      }
    }
  });

  test('is gone with its files when it is deleted, for everybody at once', async () => {
    const { photo } = await addOne(bukhansan, 'seoyeon', 3);
    expect(await way.remove(photo.id, 'seoyeon')).toEqual({ deletedPhotoId: photo.id, userErrors: [] });
    const response = await way.get(photo.url);
    expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    const { data } = await platform.ask(album(1), { id: bukhansan });
    expect(data.community.photos.edges[0].node.id).not.toBe(photo.id);
  });
});

describe('a photo of a private club', () => {
  test('is had by its signed address alone, which nobody else is told, and which is good for minutes', async () => {
    const { photo } = await addOne(secretReading, 'harin', 4);
    const read = async (as: string | null) =>
      (await platform.ask(album(1), { id: secretReading }, { as })).data.community;
    expect(await read('minji')).toBeNull();
    const { url } = (await read('junho')).photos.edges[0].node;
    const response = await way.get(url, BROWSER);
    await response.arrayBuffer();
    expect(response.status).toBe(200);
    const [, seconds] = /^private, max-age=(\d+)$/.exec(response.headers.get('cache-control') ?? '') ?? [];
    expect(Number(seconds)).toBeGreaterThan(200);
    expect(Number(seconds)).toBeLessThanOrEqual(600);

    const signed = new URL(url, platform.url);
    expect((await way.get(signed.pathname)).status).toBe(404);
    for (const name of ['expires', 'key', 'signature']) {
      const changed = new URL(signed);
      changed.searchParams.set(name, `${changed.searchParams.get(name)}0`);
      expect((await way.get(changed.href)).status).toBe(404);
    }
    // The signature of one photo opens no other.
    const other = await addOne(secretReading, 'harin', 5);
    expect((await way.get(new URL(other.photo.url, platform.url).pathname + signed.search)).status).toBe(404);
    expect((await way.get(photo.thumbnailUrl)).status).toBe(200);
  });
});

test('a hundred photos at once are a hundred thumbnails, with something to show for it all the way', async () => {
  const bodies = await Promise.all(Array.from({ length: 100 }, (_, n) => phonePhoto(n, { width: 320, height: 240 })));
  const uploads = await way.request(bukhansan, bodies, 'junho');
  expect(new Set(uploads.map(({ uploadUrl }) => uploadUrl)).size).toBe(100);
  const todo = [...uploads.entries()];
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let next = todo.pop(); next !== undefined; next = todo.pop())
        expect(await way.put(next[1], bodies[next[0]] as Buffer)).toBe(204);
    }),
  );
  const added = new Map<string, string>();
  const progress: number[] = [];
  while (added.size < 100) {
    const batch = uploads
      .map(({ uploadId }) => uploadId)
      .filter((id) => !added.has(id))
      .slice(0, 20);
    const { photos, userErrors } = await way.add(batch, 'junho');
    expect(userErrors.every(({ code }) => code === 'TRY_AGAIN')).toBe(true);
    for (const { id, thumbnailUrl } of photos) added.set(id, thumbnailUrl);
    progress.push(added.size);
  }
  expect(progress.length).toBeGreaterThanOrEqual(5);
  expect([...added.keys()].toSorted()).toEqual(uploads.map(({ uploadId }) => uploadId).toSorted());
  const statuses = await Promise.all(
    [...added.values()].map(async (path) => {
      const response = await way.get(path, BROWSER);
      await response.arrayBuffer();
      return response.status;
    }),
  );
  expect(statuses).toEqual(statuses.map(() => 200));
});
