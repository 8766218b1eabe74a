import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createHttpServer } from '../src/http.ts';

test('a server that closes waits for requests under way, and for no connection that was never used', async () => {
  const app = createHttpServer({
    service: 'test',
    logLevel: 'silent',
    bodyLimit: 1024,
    trustRequestId: false,
    readiness: async () => ({ ready: true, parts: {} }),
  });
  app.get('/slow', async () => {
    await sleep(300);
    return 'done';
  });
  const url = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const unused = connect(Number(url.port), url.hostname);
  await once(unused, 'connect');
  const ended = once(unused, 'close');
  const answer = fetch(new URL('/slow', url));
  await sleep(100);
  await app.close();
  await ended;
  expect(await (await answer).text()).toBe('done');
}, 5_000);
