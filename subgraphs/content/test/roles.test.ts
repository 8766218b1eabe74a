import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ConfigError,
  ORIGIN_HEADER,
  READ_AFTER_HEADER,
  readInternalKeys,
  signOrigin,
  WRITTEN_HEADER,
} from '@moim/service-kit';
import { demoId } from '@moim/stack/demo';
import { describe, expect, inject, test } from 'vitest';
import { readContentConfig } from '../src/config.ts';
import { databaseOf, testContent } from './start.ts';

const writer = await testContent(1, { ROLE: 'writer' });
const reader = await testContent(1, { ROLE: 'reader' });
const both = await testContent();
const post = demoId('pst', 'bukhansan-1');
const LIKE = `mutation { like(input: { subjectId: "${post}" }) { userErrors { code } } }`;
const READ = `query { post(id: "${post}") { title } }`;

/** As the gateway asks for junho. */
async function ask({ url }: { url: string }, query: string, headers: Record<string, string> = {}) {
  const keys = readInternalKeys(await readFile(join(inject('moim').keysDir, 'internal.key'), 'utf8'));
  const viewer = { userId: demoId('usr', 'junho'), sessionId: demoId('ses', 'junho') };
  const client = { kind: 'other', address: '127.0.0.1', userAgent: null } as const;
  return await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [ORIGIN_HEADER]: await signOrigin({ viewer, locale: 'ko', client }, keys),
      ...headers,
    },
    body: JSON.stringify({ query }),
  });
}

describe('a reader', () => {
  test('does nothing of a mutation, and says that somebody else is meant', async () => {
    const db = databaseOf(reader);
    const likes = () => db.postLike.count({ where: { postId: post } });
    const before = await likes();
    const response = await ask(reader, LIKE);
    expect(response.status).toBe(421);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'READ_ONLY' } }] });
    expect(await likes()).toBe(before);
  });

  test('answers queries, whatever it is told that somebody has written', async () => {
    for (const position of ['0', '123456', 'unknown', 'nonsense']) {
      const response = await ask(reader, READ, { [READ_AFTER_HEADER]: position });
      expect(await response.json()).toMatchObject({ data: { post: { title: expect.any(String) } } });
    }
  });
});

describe('a writer', () => {
  test('says up to where it has written, in the answer to a mutation alone', async () => {
    const positions: number[] = [];
    for (const query of [LIKE, LIKE.replace('like', 'unlike')]) {
      const response = await ask(writer, query);
      expect(response.status).toBe(200);
      positions.push(Number(response.headers.get(WRITTEN_HEADER)));
    }
    expect(positions[0]).toBeGreaterThan(0);
    expect(positions[1]).toBeGreaterThan(positions[0] ?? Number.POSITIVE_INFINITY);
    expect((await ask(writer, READ)).headers.has(WRITTEN_HEADER)).toBe(false);
  });
});

test('who is both takes mutations, and has nothing to say of it', async () => {
  const response = await ask(both, LIKE);
  expect(await response.json()).toEqual({ data: { like: { userErrors: [] } } });
  expect(response.headers.has(WRITTEN_HEADER)).toBe(false);
});

test('a replica is for readers alone', () => {
  const env = { ROLE: 'writer', DATABASE_READ_URL: 'postgres://localhost/x', MEDIA_DIR: '/tmp', PORT: '0' };
  const needed = {
    DATABASE_URL: 'postgres://localhost/x',
    INTERNAL_KEY_FILE: join(inject('moim').keysDir, 'internal.key'),
  };
  const more = { REDIS_URL: inject('moim').redisUrl, NATS_URL: inject('moim').natsUrl };
  const read = () => readContentConfig({ ...env, ...needed, ...more });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow('DATABASE_READ_URL is for ROLE=reader');
});
