import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoId } from '@moim/stack/demo';
import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { testPlatform } from '../platform.ts';
import { ROOM_EVENTS, Socket, VIEWER_EVENTS } from '../socket.ts';
import { expectRefused, send } from './attacker.ts';

// What a gateway in production keeps to itself, and what it runs at all.
const platform = await testPlatform();
const ME = 'query Me { me { id name } }';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const developer = demoId('usr', 'minji');

const manifest = join(mkdtempSync(join(tmpdir(), 'moim-manifest-')), 'operations.json');
const operations = [ME, VIEWER_EVENTS].map((body) => ({ id: hash(body), name: 'x', type: 'query', body }));
writeFileSync(manifest, JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }));

const production = { NODE_ENV: 'production', MOIM_RATE_LIMITS: 'on', DEVELOPERS: developer };
const open = await platform.startGateway({ ...production, ALLOWED_OPERATIONS: 'any' });
const closed = await platform.startGateway({ ...production, OPERATION_MANIFESTS: manifest });
const bearer = async (as: string) => ({ authorization: `Bearer ${await platform.token(as)}` });

describe('the schema', () => {
  const questions: [string, string][] = [
    ['all of it', getIntrospectionQuery()],
    ['one type', '{ __type(name: "User") { fields { name } } }'],
    ['under another name, in a fragment', 'query { ...f } fragment f on Query { a: __schema { types { name } } }'],
  ];

  test.each(questions)('%s is not told', async (_what, query) => {
    expectRefused(await send(open.url, { query }), 'GRAPHQL_VALIDATION_FAILED');
    expectRefused(await send(open.url, { query }, { headers: await bearer('junho') }), 'GRAPHQL_VALIDATION_FAILED');
  });

  test.each(questions)('%s is told to developers', async (_what, query) => {
    const { status, codes } = await send(open.url, { query }, { headers: await bearer('minji') });
    expect({ status, codes }).toEqual({ status: 200, codes: [] });
  });

  test('no name is suggested for one that is wrong, by HTTP or by socket', async () => {
    const { body, codes } = await send(open.url, { query: '{ me { idd } communitis { id } }' });
    expect(codes[0]).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(body).not.toMatch(/did you mean/i);
    const socket = await Socket.connect(open.url, await platform.token('junho'));
    socket.subscribe('1', 'subscription { viewerEvent { __typename } }');
    expect(JSON.stringify(await socket.frame('error', '1'))).not.toMatch(/did you mean/i);
  });
});

describe('operations', () => {
  const notInList = 'PERSISTED_QUERY_NOT_IN_LIST';

  test('those of the manifest are run: by their hash, and by their text', async () => {
    for (const body of [persisted(hash(ME)), { query: ME }, { query: ME, ...persisted(hash(ME)) }]) {
      const { status, body: answer } = await send(closed.url, body, { headers: await bearer('junho') });
      expect({ status, answer: JSON.parse(answer) }).toEqual({
        status: 200,
        answer: { data: { me: { id: demoId('usr', 'junho'), name: '이준호' } } },
      });
    }
  });

  test('others are not, however they come', async () => {
    const other = '{ me { id } }';
    expectRefused(await send(closed.url, { query: other }), notInList, 403);
    expectRefused(await send(closed.url, { query: `${ME} ` }), notInList, 403);
    expectRefused(await send(closed.url, { query: other, ...persisted(hash(other)) }), notInList, 403);
    const headers = { 'apollo-require-preflight': '1' };
    const get = `${closed.url}/graphql?query=${encodeURIComponent(other)}`;
    expectRefused(await send(get, undefined, { method: 'GET', headers }), notInList, 403);
    // A hash that stands for something else, and one that is not known.
    expectRefused(await send(closed.url, { query: ME, ...persisted(hash(other)) }), 'BAD_REQUEST');
    expect((await send(closed.url, persisted(hash(other)))).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  test('nothing is remembered for somebody else because a developer has run it', async () => {
    const other = 'query Other { me { name } }';
    const body = { query: other, ...persisted(hash(other)) };
    expect((await send(closed.url, body, { headers: await bearer('minji') })).status).toBe(200);
    expectRefused(await send(closed.url, body), notInList, 403);
    expect((await send(closed.url, persisted(hash(other)))).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  test('subscriptions go by the same list: by their text, and by their hash', async () => {
    const socket = await Socket.connect(closed.url, await platform.token('junho'));
    socket.subscribe('known', VIEWER_EVENTS);
    socket.send({ type: 'subscribe', id: 'hash', payload: { query: '', ...persisted(hash(VIEWER_EVENTS)) } });
    socket.subscribe('other', ROOM_EVENTS, { roomId: demoId('rom', 'bukhansan') });
    const error = await socket.frame('error', 'other');
    expect(error.payload[0].extensions.code).toBe(notInList);
    expect(socket.frames.filter(({ type, id }) => type === 'error' && id !== 'other')).toEqual([]);
    const stream = await send(
      closed.url,
      { query: ROOM_EVENTS, variables: { roomId: demoId('rom', 'bukhansan') } },
      { headers: { ...(await bearer('junho')), accept: 'text/event-stream' } },
    );
    expect(stream.body).toContain(notInList);
  });

  test('a gateway does not start with a manifest whose hashes are wrong', async () => {
    const wrong = join(mkdtempSync(join(tmpdir(), 'moim-manifest-')), 'operations.json');
    const operation = { id: hash('another'), name: 'Me', type: 'query', body: ME };
    writeFileSync(
      wrong,
      JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [operation] }),
    );
    await expect(platform.startGateway({ OPERATION_MANIFESTS: wrong })).rejects.toThrow(/SHA-256/);
  });
});
