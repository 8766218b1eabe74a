import { readFileSync } from 'node:fs';
import { SUBGRAPHS } from '@moim/stack';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { otlpReceiver, testProcesses } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { allAsked, readExpression } from './dashboards.ts';
import { ROOM_EVENTS, Socket } from './socket.ts';

// Every service a process of its own, as people run them.
const collector = await otlpReceiver();
const services = await testProcesses({ ...collector.env, LOG_LEVEL: 'debug', METRICS_PORT: '0' });
const EVENTUALLY = { timeout: 20_000, interval: 50 };

const all = { gateway: services.gateway, ...services.subgraphs, auth: services.auth };
type Name = keyof typeof all;

/** What a service has logged so far. */
function linesOf(name: Name): Record<string, unknown>[] {
  const text = readFileSync(all[name].logPath, 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('{') && line.endsWith('}'));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function metricsOf(name: Name): Promise<string> {
  const { port } = linesOf(name).find(({ msg }) => msg === 'metrics are served') ?? {};
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(response.status, name).toBe(200);
  return await response.text();
}

function post(body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${services.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const SIGN_IN = {
  query: 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }',
  variables: { input: { email: 'minji@moim.test', password: DEMO_PASSWORD } },
};

describe('logs', () => {
  test('of a request have the id that its client gets, and the trace’s, in the gateway and in the subgraph', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const response = await post(SIGN_IN, { traceparent: `00-${trace}-00f067aa0ba902b7-00`, 'x-request-id': 'mine' });
    const reqId = response.headers.get('x-request-id');
    expect(reqId).toMatch(/^[\da-f-]{36}$/);
    for (const name of ['gateway', 'user'] as const) {
      const line = () => linesOf(name).find((one) => one.reqId === reqId && one.msg === 'answered');
      await expect.poll(line, EVENTUALLY).toMatchObject({
        ...{ service: name, route: '/graphql', status: 200, trace_id: trace },
        span_id: expect.stringMatching(/^[\da-f]{16}$/),
      });
    }
    expect(readFileSync(services.subgraphs.user.logPath, 'utf8')).not.toContain(DEMO_PASSWORD);
  });

  test('the sign-in server tells its request’s id, too', async () => {
    const response = await fetch(`${services.authUrl}/.well-known/openid-configuration`);
    const reqId = response.headers.get('x-request-id');
    await expect.poll(() => linesOf('auth').some((line) => line.reqId === reqId), EVENTUALLY).toBe(true);
  });
});

describe('metrics', () => {
  test('are had from every service on a port of its own, and never on the public one', async () => {
    for (const name of ['gateway', ...SUBGRAPHS, 'auth'] as const) {
      const text = await metricsOf(name);
      expect(text, name).toMatch(/^process_cpu_seconds_total \d/m);
      expect(text, name).toMatch(/^moim_http_request_duration_seconds_count\{/m);
      expect(text.includes('moim_sql_pool_connections{state="idle"}'), name).toBe(name !== 'gateway');
    }
    for (const url of [services.gateway.url, services.authUrl])
      expect((await fetch(`${url}/metrics`)).status).toBe(404);
  });

  test('of operations have a label for each name that is ours, and one for whatever clients make up', async () => {
    const query = (name: string) => `query ${name} { communities(first: 1) { edges { node { name } } } }`;
    expect((await post({ query: query('ExploreScreen') })).status).toBe(200);
    for (let i = 0; i < 20; i++) await post({ query: query(`MadeUp${i}`), operationName: `MadeUp${i}` });
    await post({ query: '{ nothing }' });
    await post({ query: '{' });
    const text = await metricsOf('gateway');
    expect(text).not.toContain('MadeUp');
    expect(text).toMatch(
      /^moim_graphql_operation_duration_seconds_count\{type="query",operation="ExploreScreen"\} 1$/m,
    );
    expect(text).toMatch(/^moim_graphql_operation_duration_seconds_count\{type="query",operation="other"\} 20$/m);
    expect(text).toMatch(/^moim_graphql_operation_duration_seconds_count\{type="none",operation="none"\} 1$/m);
    expect(text).toMatch(/^moim_graphql_errors_total\{code="GRAPHQL_PARSE_FAILED"\} 1$/m);
    expect(text).toMatch(
      /^moim_subgraph_fetch_duration_seconds_count\{subgraph="community",outcome="answered"\} 2\d$/m,
    );
  });

  test('of connections say how many are open, what is told, and who goes on from where they were', async () => {
    const { data } = (await (await post(SIGN_IN)).json()) as { data: { signIn: { session: { accessToken: string } } } };
    const socket = await Socket.connect(services.gateway.url, data.signIn.session.accessToken);
    const numberOf = async (name: string) => {
      const line = (await metricsOf('gateway')).split('\n').find((one) => one.startsWith(`${name} `));
      return Number(line?.split(' ')[1]);
    };
    expect(await numberOf('moim_realtime_connections{transport="websocket"}')).toBe(1);
    expect(await numberOf('moim_realtime_subscriptions')).toBe(0);
    socket.subscribe('room', ROOM_EVENTS, { roomId: demoId('rom', 'bukhansan'), afterSeq: 0 });
    await expect.poll(() => socket.answers('room').length, EVENTUALLY).toBeGreaterThan(0);
    expect(await numberOf('moim_realtime_subscriptions')).toBe(1);
    expect(await numberOf('moim_realtime_topics')).toBe(1);
    expect(await numberOf('moim_realtime_resumed_total')).toBe(1);
    expect(await numberOf('moim_realtime_answers_total{transport="websocket"}')).toBeGreaterThan(0);
    socket.end();
    await expect.poll(() => numberOf('moim_realtime_connections{transport="websocket"}'), EVENTUALLY).toBe(0);
  });

  test('are there under every name that dashboards and alerts ask for', async () => {
    const texts = await Promise.all((Object.keys(all) as Name[]).map(metricsOf));
    // Prometheus' own.
    const exposed = new Set(['up']);
    for (const [, name = '', kind] of texts.join('\n').matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
      if (kind === 'histogram') for (const part of ['_bucket', '_sum', '_count']) exposed.add(`${name}${part}`);
      else exposed.add(name);
    }
    const missing = allAsked().flatMap(({ where, expr }) =>
      readExpression(expr)
        .metrics.filter((name) => !exposed.has(name))
        .map((name) => `${where}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
