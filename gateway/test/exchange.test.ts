import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { exchange } from '../src/subgraphs/exchange.ts';

let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {};
const server = createServer((request, response) => answer(request, response));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const pool = new Pool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
afterAll(async () => {
  await pool.destroy();
  server.closeAllConnections();
  server.close();
});

const REQUEST = { path: '/graphql', headers: { 'content-type': 'application/json' }, body: '{"query":"{ me }"}' };
const options = { timeoutMs: 5_000, mostBytes: 1_000 };

/** Resolves when the server sees that nobody waits for its answer any more. */
function abandoned(): Promise<void> {
  return new Promise((resolve) => {
    answer = (_request, response) => response.once('close', () => resolve());
  });
}

test('an answer comes whole, in whatever pieces, with its status and headers', async () => {
  answer = async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    response.writeHead(201, { 'x-what': `${request.method} ${request.url} ${request.headers['content-type']}` });
    // A letter in two halves.
    const bytes = Buffer.from(`${body} 모임`);
    response.write(bytes.subarray(0, bytes.length - 2));
    setTimeout(() => response.end(bytes.subarray(bytes.length - 2)), 20);
  };
  const { statusCode, headers, body } = await exchange(pool, REQUEST, options);
  expect(statusCode).toBe(201);
  expect(headers['x-what']).toBe('POST /graphql application/json');
  expect(body.toString()).toBe('{"query":"{ me }"} 모임');
  answer = (_request, response) => response.end();
  expect((await exchange(pool, REQUEST, options)).body).toHaveLength(0);
});

test('one that takes too long is not waited for, and the other side is told', async () => {
  const over = abandoned();
  await expect(exchange(pool, REQUEST, { ...options, timeoutMs: 50 })).rejects.toMatchObject({ name: 'TimeoutError' });
  await over;
});

test('whoever gives up before or meanwhile waits no more', async () => {
  const gone = new AbortController();
  const over = abandoned();
  const asked = exchange(pool, REQUEST, { ...options, signal: gone.signal });
  setTimeout(() => gone.abort(), 50);
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  await over;
  await expect(exchange(pool, REQUEST, { ...options, signal: gone.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('one that is too large, one that breaks off, and nobody who answers: each is an error', async () => {
  answer = (_request, response) => response.end('x'.repeat(2_000));
  await expect(exchange(pool, REQUEST, options)).rejects.toThrow('the answer is too large');
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{');
    setTimeout(() => response.destroy(), 20);
  };
  await expect(exchange(pool, REQUEST, options)).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
  const nobody = new Pool('http://127.0.0.1:1');
  onTestFinished(() => nobody.destroy());
  await expect(exchange(nobody, REQUEST, options)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
