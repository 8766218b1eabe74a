import fastify from 'fastify';
import { expect, test } from 'vitest';
import { answerWithoutEnd, measureRequests } from '../src/http.ts';
import { createMetrics } from '../src/metrics.ts';
import { serveMetrics } from '../src/metrics-server.ts';

test('whatever paths and methods clients make up, requests have as many labels as there are routes', async () => {
  const metrics = createMetrics({ ofProcess: false });
  const app = fastify();
  measureRequests(app, metrics);
  app.get('/clubs/:id', async () => ({}));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const ask = (path: string, method = 'GET') => fetch(`${url}${path}`, { method });
  for (let i = 0; i < 30; i++) {
    await ask(`/clubs/${i}`);
    await ask(`/made-up/${i}?with=${i}`, i % 2 ? 'GET' : 'DELETE');
  }
  expect((await ask('/clubs/1', 'PROPFIND')).status).toBe(404);
  await app.close();
  const counts = (await metrics.read()).split('\n').filter((line) => /_count\{/.test(line));
  expect(counts.sort()).toEqual([
    'moim_http_request_duration_seconds_count{method="DELETE",route="none",status="404"} 15',
    'moim_http_request_duration_seconds_count{method="GET",route="/clubs/:id",status="200"} 30',
    'moim_http_request_duration_seconds_count{method="GET",route="none",status="404"} 15',
    'moim_http_request_duration_seconds_count{method="OTHER",route="none",status="404"} 1',
  ]);
});

test('a stream that goes on for as long as its client stays says nothing of how quick a service is', async () => {
  const metrics = createMetrics({ ofProcess: false });
  const app = fastify();
  measureRequests(app, metrics);
  app.get('/stream', (request, reply) =>
    answerWithoutEnd(request, () => {
      reply.hijack();
      reply.raw.end('the end');
    }),
  );
  app.get('/answer', async () => 'an answer');
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  expect(await (await fetch(`${url}/stream`)).text()).toBe('the end');
  expect(await (await fetch(`${url}/answer`)).text()).toBe('an answer');
  await app.close();
  const text = await metrics.read();
  expect(text).toContain('route="/answer"');
  expect(text).not.toContain('route="/stream"');
});

test('a port of its own answers GET /metrics and nothing else, and says when they cannot be had', async () => {
  const metrics = createMetrics({ ofProcess: true });
  const server = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 });
  const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });
  const answer = await ask('/metrics');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(await answer.text()).toContain('process_cpu_seconds_total');
  expect((await ask('/')).status).toBe(404);
  expect((await ask('/metrics', 'POST')).status).toBe(404);
  metrics.beforeReading(async () => {
    throw new Error('the database is away');
  });
  expect((await ask('/metrics')).status).toBe(503);
  await server.stop();
});
