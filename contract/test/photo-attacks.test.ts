import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { DiskStore } from '@moim/content/disk-store';
import { sweepFiles } from '@moim/content/sweep-files';
import { demoId } from '@moim/stack/demo';
import { blackPng, phonePhoto } from '@moim/test-kit/pictures';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { photoWay, type Upload } from './photo-uploads.ts';
import { testPlatform } from './platform.ts';

// What people try with uploads, through the gateway. At the end nothing is left of any of it.
const platform = await testPlatform();
const way = photoWay(platform);
const db = new pg.Client({ connectionString: platform.subgraphs.content.database.url });
db.on('error', () => {});
await db.connect();
afterAll(() => db.end());
const bukhansan = demoId('com', 'bukhansan');

const html = Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(600, ' '));
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const photo = await phonePhoto(1);

/** A JPEG with another height and width in its header. */
function sayingItIs(jpeg: Buffer, side: number): Buffer {
  const changed = Buffer.from(jpeg);
  const frame = changed.indexOf(Buffer.from([0xff, 0xc0]));
  changed.writeUInt16BE(side, frame + 5);
  changed.writeUInt16BE(side, frame + 7);
  return changed;
}

async function upload(body: Buffer, contentType = 'image/png', as = 'seoyeon'): Promise<Upload> {
  const [made] = await way.request(bukhansan, [body], as, contentType);
  if (made === undefined) throw new Error('no upload');
  return made;
}

describe('what is no photo that we take comes in, is looked at and refused for good', () => {
  test.each<[string, Buffer, string]>([
    ['a PNG of 30,000 by 30,000', blackPng(30_000, 30_000), '사진이 너무 커요'],
    ['a small JPEG that says it is 60,000 by 60,000', sayingItIs(photo, 60_000), '사진이 너무 커요'],
    ['a PNG with a damaged header', blackPng(8, 8).fill(0x7f, 16, 17), '사진만'],
    ['HTML named .png', html, '사진만'],
    ['SVG', svg, '사진만'],
    ['a zip', gzipSync(Buffer.alloc(10_000_000)), '사진만'],
    ['a JPEG cut off in the middle', photo.subarray(0, Math.floor(photo.length / 2)), '끝까지 읽을 수 없어요'],
    ['a JPEG with HTML behind its first bytes', Buffer.concat([photo.subarray(0, 20), html]), ''],
  ])('%s', async (_what, body, message) => {
    const made = await upload(body);
    expect(await way.put(made, body, { 'content-type': 'image/png' })).toBe(204);
    for (let time = 1; time <= 2; time++) {
      const { photos, userErrors } = await way.add([made.uploadId], 'seoyeon');
      expect(photos).toEqual([]);
      expect(userErrors).toEqual([
        { field: ['uploadIds', '0'], code: 'INVALID', message: expect.stringContaining(message) },
      ]);
    }
  });

  test('is not even let in when it says so', async () => {
    const files = ['image/svg+xml', 'text/html', 'image/gif'].map((contentType) => ({ contentType, byteSize: 100 }));
    const tooLarge = { contentType: 'image/jpeg', byteSize: 21 * 1024 ** 2 };
    const { data } = await platform.ask(
      'mutation ($input: RequestPhotoUploadsInput!) { requestPhotoUploads(input: $input) { uploads { uploadId } userErrors { field code } } }',
      { input: { communityId: bukhansan, files: [...files, tooLarge] } },
      { as: 'seoyeon' },
    );
    expect(data.requestPhotoUploads).toEqual({
      uploads: null,
      userErrors: [
        ...[0, 1, 2].map((n) => ({ field: ['files', String(n), 'contentType'], code: 'INVALID' })),
        { field: ['files', '3', 'byteSize'], code: 'INVALID' },
      ],
    });
  });
});

describe('a body that is not what was announced is refused before it is kept', () => {
  test('larger, with its size and without', async () => {
    const made = await upload(photo);
    const larger = Buffer.concat([photo, randomBytes(300_000)]);
    expect(await way.put(made, larger)).toBe(413);
    const chunked = await fetch(new URL(new URL(made.uploadUrl).pathname, platform.url), {
      method: 'PUT',
      duplex: 'half',
      body: new Blob([new Uint8Array(larger)]).stream(),
    } as RequestInit);
    expect(chunked.status).toBe(413);
    expect(await way.put(made, photo.subarray(1))).toBe(400);
    expect(await way.put(made, photo, { 'content-encoding': 'gzip' })).toBe(415);
    // Nothing of that has used it up.
    expect(await way.put(made, photo)).toBe(204);
    expect((await way.add([made.uploadId], 'seoyeon')).photos).toHaveLength(1);
  });

  test('half-sent', async () => {
    const made = await upload(photo);
    await way.putAndBreakOff(made, photo, Math.floor(photo.length / 2));
    const { userErrors } = await way.add([made.uploadId], 'seoyeon');
    expect(userErrors).toEqual([{ field: ['uploadIds', '0'], code: 'NOT_RECEIVED', message: expect.any(String) }]);
    // It can be sent again: people lose their connection.
    await expect.poll(() => way.put(made, photo), { timeout: 5_000 }).toBe(204);
  });
});

describe('an address', () => {
  test('takes one photo', async () => {
    const made = await upload(photo);
    const statuses = await Promise.all(Array.from({ length: 5 }, () => way.put(made, photo)));
    expect(statuses.toSorted()).toEqual([204, 409, 409, 409, 409]);
    expect(await way.put(made, photo)).toBe(409);
  });

  test('is over after an hour', async () => {
    const made = await upload(photo);
    await db.query(
      `update photo_uploads set created_at = now() - interval '61 minutes', expires_at = now() - interval '1 minute' where id = $1`,
      [made.uploadId],
    );
    expect(await way.put(made, photo)).toBe(404);
  });

  test('is not guessed', async () => {
    const guess = (token: string) => way.put({ uploadUrl: `http://localhost:4000/uploads/${token}` }, photo);
    for (let n = 0; n < 3; n++) expect(await guess(randomBytes(32).toString('base64url'))).toBe(404);
    const there = await fetch(new URL('/uploads/..%2f..%2fgraphql', platform.url), { method: 'PUT', body: 'x' });
    expect(there.status).toBe(404);
    const picture = `/media/photos/${randomBytes(20).toString('hex')}`;
    for (const path of [
      `${picture}/screen`,
      `${picture}/../../x`,
      `${picture}/original`,
      '/media/photos/..%2f..%2fx/screen',
    ])
      expect((await way.get(path)).status).toBe(404);
  });
});

test('another person’s upload is not there, and no club takes photos of who is no member', async () => {
  const made = await upload(photo);
  expect(await way.put(made, photo)).toBe(204);
  const { photos, userErrors } = await way.add([made.uploadId], 'minji');
  expect(photos).toEqual([]);
  expect(userErrors).toEqual([{ field: ['uploadIds', '0'], code: 'NOT_FOUND', message: expect.any(String) }]);
  const code = async (communityId: string, as: string | null) => {
    const { errors } = await platform.ask(
      'mutation ($input: RequestPhotoUploadsInput!) { requestPhotoUploads(input: $input) { uploads { uploadId } } }',
      { input: { communityId, files: [{ contentType: 'image/jpeg', byteSize: 1_000 }] } },
      { as },
    );
    return errors?.[0]?.extensions.code;
  };
  expect(await code(bukhansan, 'doyun')).toBe('FORBIDDEN');
  expect(await code(demoId('com', 'secret-reading'), 'doyun')).toBe('NOT_FOUND');
  expect(await code(bukhansan, null)).toBe('UNAUTHENTICATED');
});

test('nothing is left of any of it: on disk there is what photos have, and nothing else', async () => {
  await db.query(`update photo_uploads set created_at = now() - interval '4 hours', expires_at = now() - interval '3 hours',
      received_at = case when received_at is not null then now() - interval '4 hours' end where used_at is null`);
  await sweepFiles(new DiskStore(way.folder)).run(db);
  const { rows } = await db.query<{ key: string }>(
    `select storage_key as key from photos where storage_key like 'photos/%' and deleted_at is null`,
  );
  const files = await way.files();
  expect(rows.length).toBeGreaterThan(0);
  expect(files).toHaveLength(rows.length * 6);
  for (const { key } of rows)
    expect(files.filter((file) => file.includes(key.slice('photos/'.length)))).toHaveLength(6);
  const left = await db.query(
    'select (select count(*)::int from photo_uploads where used_at is null) + (select count(*)::int from files_to_remove) as n',
  );
  expect(left.rows).toEqual([{ n: 0 }]);
});
