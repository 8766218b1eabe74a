import { setTimeout as sleep } from 'node:timers/promises';
import { contentPhotoAdded } from '@moim/events';
import { blackPng, phonePhoto } from '@moim/test-kit/pictures';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { sweepFiles } from '../src/domain/sweep-files.ts';
import { DiskStore } from '../src/media/disk-store.ts';
import { contentProcess } from './content-process.ts';
import { animatedGif, animatedPng, withExif, zipBomb } from './hostile-pictures.ts';
import { mediaDir, newUploads, photoFiles, put } from './photo-uploads.ts';
import { databaseOf } from './start.ts';
import { send } from './writing.ts';

/** Processes start several times, and pictures are as large as they may be. */
const SLOW = { timeout: 120_000 };

// The service as a process that is killed, and that is given what is meant to take all of its memory.
const content = await contentProcess();
const db = databaseOf(content);
const client = new pg.Client({ connectionString: content.database.url });
client.on('error', () => {});
await client.connect();
afterAll(() => client.end());
const sweep = sweepFiles(new DiskStore(mediaDir(content)));

/** Adds until all are there, as a client does that is told to try again. */
async function addAll(ids: string[]) {
  for (let left = ids; left.length > 0; ) {
    const { data } = await send(content, 'addPhotos', { uploadIds: left }, { as: 'seoyeon' });
    const added = data.addPhotos.photos.map(({ id }: { id: string }) => id);
    left = left.filter((id) => !added.includes(id));
  }
}

test(
  'killed half way, again and again, and asked again: each photo once, each with its files, and no file besides',
  SLOW,
  async () => {
    const bodies = await Promise.all(Array.from({ length: 16 }, (_, n) => phonePhoto(n, { width: 600, height: 800 })));
    const uploads = await newUploads(content, bodies);
    const ids = uploads.map(({ uploadId }) => uploadId);
    await Promise.all(uploads.slice(0, 15).map((upload, n) => put(content, upload, bodies[n] as Buffer)));
    const countThere = () => db.photo.count({ where: { id: { in: ids } } });

    const there: number[] = [];
    for (let kill = 1; kill <= 2; kill++) {
      const before = await countThere();
      const cutOff = send(content, 'addPhotos', { uploadIds: ids.slice(0, 15) }, { as: 'seoyeon' }).catch(
        () => 'cut off',
      );
      // A last one is on its way, too.
      const sending = put(content, uploads[15] as (typeof uploads)[0], bodies[15] as Buffer).catch(() => 'cut off');
      while ((await countThere()) < before + 3) await sleep(2);
      await content.kill();
      await Promise.all([cutOff, sending]);
      there.push(await countThere());
      await content.start();
    }
    expect(Math.min(...there)).toBeGreaterThan(0);
    expect(there[0]).toBeLessThan(15);
    await put(content, uploads[15] as (typeof uploads)[0], bodies[15] as Buffer);
    await addAll(ids);
    await addAll(ids);

    expect(await countThere()).toBe(16);
    const events = await db.outboxEvent.count({
      where: { subject: contentPhotoAdded.type, aggregateId: { in: ids } },
    });
    expect(events).toBe(16);
    // What was begun for nothing goes ten minutes later.
    await client.query(`update files_to_remove set remove_after = now() where remove_after > now()`);
    await sweep.run(client);
    expect(await db.filesToRemove.count()).toBe(0);
    const photos = await db.photo.findMany({ where: { id: { in: ids } } });
    const names = ['screen', 'thumb'].flatMap((size) => ['avif', 'jpg', 'webp'].map((format) => `${size}.${format}`));
    const wanted = photos.flatMap(({ storageKey }) => names.map((name) => `${storageKey}/${name}`));
    expect(await photoFiles(content)).toEqual(wanted.toSorted());
  },
);

test('what is meant to take all memory takes little, and what is refused leaves nothing', SLOW, async () => {
  const side = (pixels: number) => Math.floor(Math.sqrt(pixels));
  const plain = (pixels: number) =>
    sharp({ create: { width: side(pixels), height: side(pixels), channels: 3, background: '#345678' } });
  const grey = (pixels: number) =>
    sharp(Buffer.alloc(side(pixels) ** 2), { raw: { width: side(pixels), height: side(pixels), channels: 1 } });
  const interlaced = { progressive: true, compressionLevel: 1 };
  const photo = await phonePhoto(99);
  const bodies: [string, Buffer, boolean][] = [
    ['a PNG that unpacks to 4 GiB', zipBomb(), false],
    ['a GIF of 5,000 frames', animatedGif(5_000), false],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(600)), false],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>'), false],
    ['a JPEG cut off in the middle', photo.subarray(0, Math.floor(photo.length / 2)), false],
    // Honest programs make these: a still of the first frame, and without what the camera said.
    ['a PNG of 5,000 frames', animatedPng(5_000), true],
    ['a JPEG with 10 MiB of EXIF', withExif(photo, 10), true],
    ['30,000 by 30,000', blackPng(30_000, 30_000), false],
    ['as many pixels as are taken', await grey(63_900_000).jpeg().toBuffer(), true],
    ['progressive, as many as are taken', await plain(24_900_000).jpeg({ progressive: true }).toBuffer(), true],
    ['interlaced, as many as are taken', await plain(24_900_000).png(interlaced).toBuffer(), true],
  ];
  const uploads = await newUploads(
    content,
    bodies.map(([, body]) => body),
  );
  const before = content.peakMegabytes();
  await Promise.all(uploads.map((upload, n) => put(content, upload, bodies[n]?.[1] as Buffer)));
  const uploadIds = uploads.map(({ uploadId }) => uploadId);
  let codes: string[] = [];
  do {
    const { data } = await send(content, 'addPhotos', { uploadIds }, { as: 'seoyeon' });
    codes = uploadIds.map((_, n) => {
      const error = data.addPhotos.userErrors.find(({ field }: { field: string[] }) => field[1] === String(n));
      return error?.code ?? 'OK';
    });
  } while (codes.includes('TRY_AGAIN'));
  expect(bodies.map(([what], n) => [what, codes[n]])).toEqual(
    bodies.map(([what, , isTaken]) => [what, isTaken ? 'OK' : 'INVALID']),
  );
  expect(content.peakMegabytes() - before).toBeLessThan(400);
  const taken = await db.photo.findMany({ where: { id: { in: uploadIds } } });
  expect(taken.map(({ id }) => id).toSorted()).toEqual(uploadIds.filter((_, n) => bodies[n]?.[2]).toSorted());
  // When their time is over, nothing is left of those that were refused.
  await client.query(`update photo_uploads set created_at = now() - interval '4 hours', received_at = now() - interval '4 hours',
    expires_at = now() - interval '3 hours' where used_at is null`);
  await sweep.run(client);
  await sweep.run(client);
  expect(await db.photoUpload.count({ where: { usedAt: null } })).toBe(0);
  expect((await photoFiles(content)).filter((key) => key.startsWith('uploads/'))).toEqual([]);
  for (const { storageKey } of taken)
    expect((await photoFiles(content)).filter((key) => key.startsWith(`${storageKey}/`))).toHaveLength(6);
  console.log(`memory: ${before.toFixed(0)} MiB before, at most ${content.peakMegabytes().toFixed(0)} MiB`);
});
