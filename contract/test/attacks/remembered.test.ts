import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { testPlatform } from '../platform.ts';
import { expectRefused, send } from './attacker.ts';

// Operations that clients have had remembered by their hash: there are never more than so many.
const platform = await testPlatform();
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash(text) } } });
const send1 = (body: object) => send(platform.url, body);

test('an operation is remembered when it is sent with its hash, and found by it', async () => {
  const query = 'query Remembered { me { id } }';
  expect((await send1(persisted(query))).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  expect((await send1({ query, ...persisted(query) })).status).toBe(200);
  expect(JSON.parse((await send1(persisted(query))).body)).toEqual({ data: { me: null } });
});

test('nothing is remembered under another’s hash, nor what is not valid', async () => {
  const [mine, other, invalid] = ['query Mine { me { id } }', 'query Other { me { id } }', 'query Wrong { nothing }'];
  expectRefused(await send1({ query: mine, ...persisted(other) }), 'BAD_REQUEST');
  expect((await send1({ query: invalid, ...persisted(invalid) })).status).toBe(400);
  for (const text of [other, invalid])
    expect((await send1(persisted(text))).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
});

test('a flood of them pushes the oldest out, and no more', async () => {
  const first = 'query First { me { id } }';
  expect((await send1({ query: first, ...persisted(first) })).status).toBe(200);
  // 4 million characters are remembered: twenty of 220,000 are more.
  for (let i = 0; i < 20; i++) {
    const query = `{ me { id } } # ${i} ${'x'.repeat(220_000)}`;
    expect((await send1({ query, ...persisted(query) })).status).toBe(200);
  }
  expect((await send1(persisted(first))).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
});
