import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DiskStore } from '../src/media/disk-store.ts';
import { type MediaStore, readFile } from '../src/media/media-store.ts';
import { S3Store } from '../src/media/s3-store.ts';

// Both stores keep one promise. The bucket is of a small server that speaks S3's protocol, signatures included; none of Amazon's own.
const directory = await mkdtemp(join(tmpdir(), 'moim-media-'));
const server = new S3rver({
  ...{ port: 0, address: '127.0.0.1', silent: true },
  ...{ directory: join(directory, 's3'), configureBuckets: [{ name: 'photos', configs: [] }] },
});
let s3: S3Store;

beforeAll(async () => {
  const { port } = (await server.run()) as { port: number };
  s3 = new S3Store({
    ...{ bucket: 'photos', region: 'us-east-1', endpoint: `http://127.0.0.1:${port}` },
    ...{ accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
  });
});
afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

const stores: [string, () => MediaStore][] = [
  ['the disk', () => new DiskStore(join(directory, 'disk'))],
  ['a bucket', () => s3],
];
const newFolder = () => `photos/${randomBytes(20).toString('hex')}`;
const read = (store: MediaStore, key: string) => readFile(store, key, 10_000_000);

describe.each(stores)('%s', (_name, of) => {
  test('keeps bytes and streams, until they or their folder are removed', async () => {
    const [store, folder, other] = [of(), newFolder(), newFolder()];
    const bytes = randomBytes(300_000);
    await store.write(`${folder}/screen.webp`, bytes);
    await store.write(`${folder}/0badcafe`, { stream: Readable.from([bytes, bytes]), byteSize: 600_000 });
    await store.write(`${other}/screen.webp`, bytes);
    expect(await read(store, `${folder}/screen.webp`)).toEqual(bytes);
    expect(await read(store, `${folder}/0badcafe`)).toEqual(Buffer.concat([bytes, bytes]));
    await expect(readFile(store, `${folder}/0badcafe`, 500_000)).rejects.toThrow('more than 500000');

    await store.remove(`${folder}/0badcafe`);
    expect(await read(store, `${folder}/0badcafe`)).toBeNull();
    expect(await read(store, `${folder}/screen.webp`)).toEqual(bytes);
    await store.removeFolder(folder);
    expect(await read(store, `${folder}/screen.webp`)).toBeNull();
    expect(await read(store, `${other}/screen.webp`)).toEqual(bytes);
    // What is gone is gone: said again it is no error.
    await store.removeFolder(folder);
    await store.remove(`${folder}/screen.webp`);
  });

  test('fails with what a stream fails with', async () => {
    const stream = new PassThrough();
    const writing = of().write(`${newFolder()}/0badcafe`, { stream, byteSize: 1_000_000 });
    stream.write(randomBytes(100_000));
    setTimeout(() => stream.destroy(new Error('broken off')), 50);
    await expect(writing).rejects.toThrow('broken off');
  });

  test.each(['../../etc/passwd', 'photos/../x', `${newFolder()}/../x`, `${newFolder()}/.hidden`, `${newFolder()}/a/b`])(
    'has nothing but files in folders of its own: %s',
    async (key) => {
      await expect(of().open(key)).rejects.toThrow('not ');
      await expect(of().removeFolder(key)).rejects.toThrow('not a folder');
    },
  );
});
