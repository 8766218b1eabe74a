import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type MediaStore, type NewFile, partsOf, requireFolder, type StoredFile } from './media-store.ts';

/** A bucket of S3, or of whatever speaks its protocol. */
export interface S3Settings {
  bucket: string;
  region: string;
  /** Null for Amazon's own. */
  endpoint: string | null;
  accessKeyId: string;
  secretAccessKey: string;
}

/** How long one answer of the bucket may take, in milliseconds. */
const TIMEOUT_MS = 30_000;

/** Files in a bucket that nobody but this service reads: what may be seen is decided here, address by address. */
export class S3Store implements MediaStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor({ bucket, region, endpoint, accessKeyId, secretAccessKey }: S3Settings) {
    this.#bucket = bucket;
    this.#client = new S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      // What fails is logged by who asked for it.
      logger: { debug() {}, info() {}, warn() {}, error() {} },
      requestHandler: { connectionTimeout: 5_000, requestTimeout: TIMEOUT_MS },
      // Checksums in trailers are Amazon's own; other servers refuse them.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    });
  }

  async write(key: string, file: NewFile): Promise<void> {
    const to = { Bucket: this.#bucket, Key: this.#keyOf(key) };
    if (Buffer.isBuffer(file)) {
      await this.#client.send(new PutObjectCommand({ ...to, Body: file }));
      return;
    }
    const { stream, byteSize } = file;
    // The client waits for bytes that will never come when the stream breaks.
    const broken = new AbortController();
    stream.once('error', () => broken.abort());
    const put = new PutObjectCommand({ ...to, Body: stream, ContentLength: byteSize });
    try {
      await this.#client.send(put, { abortSignal: broken.signal });
    } catch (error) {
      throw stream.errored ?? error;
    } finally {
      stream.destroy();
    }
  }

  async open(key: string): Promise<StoredFile | null> {
    try {
      const { Body, ContentLength } = await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: this.#keyOf(key) }),
      );
      return { stream: Body as Readable, byteSize: ContentLength ?? 0 };
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async removeFolder(folder: string): Promise<void> {
    const { Contents = [] } = await this.#client.send(
      new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: `${requireFolder(folder)}/` }),
    );
    // One by one: a folder has a handful, and not every server knows how to delete several.
    for (const { Key } of Contents) await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key }));
  }

  async remove(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: this.#keyOf(key) }));
  }

  #keyOf(key: string): string {
    const { folder, name } = partsOf(key);
    return `${folder}/${name}`;
  }
}
