import { once } from 'node:events';
import { createServer, type RequestListener, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHttpServer } from '@moim/service-kit';
import { expect, onTestFinished, test } from 'vitest';
import { serveUploads } from '../src/http/uploads.ts';

// Bodies on their way through the gateway, to a server that takes them as slowly as it likes.
const MB = 1024 * 1024;
const SIZE = 64 * MB;
const CHUNK = Buffer.alloc(64 * 1024);

/** The gateway's part alone, before such a server; its address for an upload. */
async function gatewayBefore(listener: RequestListener): Promise<URL> {
  const behind = createServer(listener).listen(0, '127.0.0.1');
  await once(behind, 'listening');
  const { port } = behind.address() as AddressInfo;
  const app = createHttpServer({
    ...{ service: 'gateway', logLevel: 'silent', bodyLimit: 1_000, trustRequestId: false },
    readiness: async () => ({ ready: true, parts: {} }),
  });
  serveUploads(app, { address: () => new URL(`http://127.0.0.1:${port}/graphql`) });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    behind.closeAllConnections();
    behind.close();
    await app.close();
  });
  return new URL(`/uploads/${'t'.repeat(43)}`, origin);
}

/** A body that is sent as fast as it is taken. */
function send(url: URL) {
  const put = request(url, { method: 'PUT', headers: { 'content-length': SIZE } });
  const progress = { bytes: 0 };
  put.on('error', () => {});
  const chunks = function* () {
    for (; progress.bytes < SIZE; progress.bytes += CHUNK.length) yield CHUNK;
  };
  Readable.from(chunks()).pipe(put);
  const status = new Promise<number | undefined>((resolve) => {
    put.once('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
  });
  return { put, progress, status };
}

test('what is not taken waits at the client: the gateway keeps next to nothing of it', async () => {
  const goOn = Promise.withResolvers<void>();
  let received = 0;
  const url = await gatewayBefore(async (incoming, response) => {
    await goOn.promise;
    for await (const chunk of incoming) received += chunk.length;
    response.writeHead(204).end();
  });
  const { progress, status } = send(url);
  // Until nothing moves: what the system's own buffers of two connections take.
  for (let last = -1; last !== progress.bytes; await sleep(300)) last = progress.bytes;
  expect(progress.bytes).toBeLessThan(40 * MB);
  goOn.resolve();
  expect(await status).toBe(204);
  expect(received).toBe(SIZE);
});

test('a refusal reaches who is still sending', async () => {
  const url = await gatewayBefore((_incoming, response) => {
    response.writeHead(413, { 'content-type': 'application/json' }).end('{}');
  });
  const { status, put } = send(url);
  expect(await status).toBe(413);
  put.destroy();
});

test('who breaks off breaks off all the way', async () => {
  const isBroken = Promise.withResolvers<boolean>();
  const url = await gatewayBefore((incoming) => {
    incoming.on('error', () => {});
    incoming.once('close', () => isBroken.resolve(!incoming.complete));
    incoming.resume();
  });
  const { put, progress } = send(url);
  while (progress.bytes < 8 * MB) await sleep(5);
  put.destroy();
  expect(await isBroken.promise).toBe(true);
});

test('without the content subgraph it is 503, and what is no token is 404', async () => {
  const url = await gatewayBefore((incoming) => incoming.destroy());
  const response = await fetch(url, { method: 'PUT', body: 'x' });
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'content' } }],
  });
  expect((await fetch(new URL('/uploads/short', url), { method: 'PUT', body: 'x' })).status).toBe(404);
});
