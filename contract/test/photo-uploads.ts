import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { dirname, join } from 'node:path';
import { expect, inject } from 'vitest';
import { readDocument } from '../src/index.ts';
import type { Platform } from './platform.ts';

const document = readDocument('operations/content.graphql');
const fragment = /^fragment UserError [^\n]*/m.exec(document)?.[0] ?? '';

/** One of the contract's operations, as it stands there. */
function operation(name: string): string {
  const text = new RegExp(`^mutation ${name}\\(.*?^}`, 'ms').exec(document)?.[0];
  if (text === undefined) throw new Error(`the contract has no ${name}`);
  return `${text}\n${fragment}`;
}

export interface Upload {
  uploadId: string;
  uploadUrl: string;
  expiresAt: string;
}

/** The way of photos, as a client goes it: by the contract's operations and HTTP, through the gateway. */
export function photoWay(platform: Platform) {
  const send = async (name: string, field: string, input: object, as: string | null) => {
    const { data, errors } = await platform.ask(operation(name), { input }, { as });
    expect(errors).toBeUndefined();
    return data[field];
  };
  const folder = join(dirname(inject('moim').keysDir), 'media', platform.eventsNamespace);
  return {
    /** Where the files lie. */
    folder,
    async request(communityId: string, bodies: readonly Buffer[], as: string, contentType = 'image/jpeg') {
      const files = bodies.map(({ length }) => ({ contentType, byteSize: length }));
      const { uploads, userErrors } = await send(
        'RequestPhotoUploads',
        'requestPhotoUploads',
        { communityId, files },
        as,
      );
      expect(userErrors).toEqual([]);
      return uploads as Upload[];
    },
    /** The status with which bytes are answered, without any cookie or token. */
    async put({ uploadUrl }: Pick<Upload, 'uploadUrl'>, body: Buffer, headers: Record<string, string> = {}) {
      const response = await fetch(here(platform, uploadUrl), { method: 'PUT', body: new Uint8Array(body), headers });
      await response.body?.cancel();
      return response.status;
    },
    /** Sends so much of a body, and breaks off. */
    async putAndBreakOff({ uploadUrl }: Upload, body: Buffer, count: number) {
      const request = httpRequest(here(platform, uploadUrl), {
        method: 'PUT',
        headers: { 'content-length': body.length, 'content-type': 'image/jpeg' },
      });
      const over = new Promise((resolve) => request.once('close', resolve));
      request.on('error', () => {});
      request.write(body.subarray(0, count), () => setTimeout(() => request.destroy(), 100));
      await over;
    },
    async add(uploadIds: string[], as: string) {
      return (await send('AddPhotos', 'addPhotos', { uploadIds }, as)) as {
        photos: { id: string; url: string; thumbnailUrl: string; width: number; height: number }[];
        userErrors: { field: string[]; message: string; code: string }[];
      };
    },
    remove: (id: string, as: string) => send('DeletePhoto', 'deletePhoto', { id }, as),
    get: (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, platform.url), { headers }),
    /** The files that lie on disk, however deep. */
    async files(): Promise<string[]> {
      const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    },
  };
}

/** The address on the test's own gateway, whose port PUBLIC_URL does not know. */
function here(platform: Platform, uploadUrl: string): URL {
  expect(uploadUrl).toMatch(/^http:\/\/localhost:4000\/uploads\/[\w-]{43}$/);
  return new URL(new URL(uploadUrl).pathname, platform.url);
}
