import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { demoId } from '@moim/stack/demo';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { contractOperations, readDocument } from '../src/index.ts';
import { testPlatform } from './platform.ts';

// Answers are compressed for those who take that. undici's `request` neither asks for it nor undoes it by itself.
const platform = await testPlatform();
const screen = contractOperations().find(({ name }) => name === 'CommunityScreen');
const SCREEN = { query: readDocument(screen?.file ?? ''), variables: { id: demoId('com', 'bukhansan') } };

async function send(headers: Record<string, string>, body: string | Buffer = JSON.stringify(SCREEN)) {
  const answer = await request(`${platform.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { ...answer, bytes: Buffer.from(await answer.body.arrayBuffer()) };
}

test('a screen is the same compressed, and a fraction of the bytes', async () => {
  const plain = await send({});
  expect(plain.headers['content-encoding']).toBeUndefined();
  const expected = JSON.parse(plain.bytes.toString());
  expect(expected.errors).toBeUndefined();
  for (const [accepts, encoding, undo] of [
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ] as const) {
    const { headers, bytes, statusCode } = await send({ 'accept-encoding': accepts });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-encoding': encoding, 'cache-control': 'no-store' });
    expect(headers['content-type']).toBe(plain.headers['content-type']);
    expect(headers.vary).toContain('accept-encoding');
    expect(JSON.parse(undo(bytes).toString())).toEqual(expected);
    expect(bytes.length).toBeLessThan(plain.bytes.length / 3);
  }
});

test('what is small is sent as it is, and so is what asks for something unknown', async () => {
  const small = await send({ 'accept-encoding': 'br' }, JSON.stringify({ query: '{ me { id } }' }));
  expect(small.headers['content-encoding']).toBeUndefined();
  expect(JSON.parse(small.bytes.toString())).toEqual({ data: { me: null } });
  const unknown = await send({ 'accept-encoding': 'compress' });
  expect(unknown.headers['content-encoding']).toBeUndefined();
  expect(JSON.parse(unknown.bytes.toString()).data.community.id).toBe(SCREEN.variables.id);
});

test('requests are not taken compressed: nobody makes the gateway unpack anything', async () => {
  const { statusCode } = await send({ 'content-encoding': 'gzip' }, gzipSync(JSON.stringify(SCREEN)));
  expect(statusCode).toBe(400);
});
