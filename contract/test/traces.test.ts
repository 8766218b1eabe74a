import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoId } from '@moim/stack/demo';
import { otlpReceiver, type ReceivedSpan } from '@moim/test-kit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testPlatform } from './platform.ts';
import { ROOM_EVENTS, Socket } from './socket.ts';

const collector = await otlpReceiver();
const platform = await testPlatform({ env: collector.env, gatewayEnv: collector.env });

/** Events take a moment, and so do collectors. */
const EVENTUALLY = { timeout: 30_000, interval: 50 };

const UPDATE_PROFILE =
  'mutation UpdateProfile($input: UpdateProfileInput!) { updateProfile(input: $input) { user { name } userErrors { code } } }';

/** As a browser begins it. */
function browserTrace({ flags = '00' } = {}) {
  const [traceId, spanId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  return { traceId, spanId, headers: { traceparent: `00-${traceId}-${spanId}-${flags}` } };
}

const spansOf = (traceId: string) => collector.spans.filter((span) => span.traceId === traceId);

/** `moim-user: POST /graphql`, of each span of a trace. */
const namesIn = (traceId: string) => spansOf(traceId).map(({ service, name }) => `${service}: ${name}`);

function spanOf(traceId: string, service: string, name: string): ReceivedSpan {
  const found = spansOf(traceId).find((span) => span.service === service && span.name === name);
  if (found === undefined) throw new Error(`no ${service}: ${name} among ${namesIn(traceId).join(', ')}`);
  return found;
}

describe('one request of a browser', () => {
  test('is one trace: gateway, subgraph, SQL, the event, and what it does in other services', async () => {
    const { traceId, spanId, headers } = browserTrace();
    const name = `이름 ${traceId.slice(0, 8)}`;
    const { data } = await platform.ask(UPDATE_PROFILE, { input: { name } }, { as: 'minji', headers });
    expect(data.updateProfile).toEqual({ user: { name }, userErrors: [] });

    const consumers = ['community', 'schedule', 'content', 'chat'].map(
      (service) => `moim-${service}: process user.profile.updated.v1`,
    );
    await expect
      .poll(() => namesIn(traceId), EVENTUALLY)
      .toEqual(expect.arrayContaining([...consumers, 'moim-gateway: POST /graphql', 'moim-user: POST /graphql']));
    const request = spanOf(traceId, 'moim-gateway', 'POST /graphql');
    const operation = spanOf(traceId, 'moim-gateway', 'mutation UpdateProfile');
    const fetched = spanOf(traceId, 'moim-gateway', 'fetch user');
    const served = spanOf(traceId, 'moim-user', 'POST /graphql');
    const published = spanOf(traceId, 'moim-user', 'publish user.profile.updated.v1');
    expect(request).toMatchObject({ parentSpanId: spanId, kind: 2 });
    expect(request.attributes).toMatchObject({
      'http.route': '/graphql',
      'http.response.status_code': expect.anything(),
    });
    expect(operation).toMatchObject({ parentSpanId: request.spanId });
    expect(operation.attributes).toMatchObject({ 'graphql.operation.type': 'mutation' });
    expect(fetched).toMatchObject({ kind: 3 });
    expect(served).toMatchObject({ parentSpanId: fetched.spanId, kind: 2 });
    expect(published).toMatchObject({ parentSpanId: served.spanId, kind: 4 });
    const statements = spansOf(traceId).filter(({ parentSpanId }) => parentSpanId === served.spanId);
    expect(statements.map((span) => span.name)).toEqual(expect.arrayContaining(['SELECT', 'WITH']));
    for (const consumer of consumers) {
      const service = consumer.slice(0, consumer.indexOf(':'));
      const processed = spanOf(traceId, service, 'process user.profile.updated.v1');
      expect(processed, service).toMatchObject({ parentSpanId: published.spanId, kind: 5 });
      const effects = spansOf(traceId).filter(({ parentSpanId }) => parentSpanId === processed.spanId);
      expect(
        effects.map((span) => span.service),
        consumer,
      ).toContain(service);
    }
    // Neither what was sent nor what was written: not the variables, not the values of statements.
    expect(collector.bodies.join('\n')).not.toContain(name);
  });

  test('is a part of what comes of an event in a chain: the audience of a room hears of a club’s new member', async () => {
    const { traceId, headers } = browserTrace();
    const { data } = await platform.ask(
      'mutation JoinCommunity($input: JoinCommunityInput!) { joinCommunity(input: $input) { community { id } userErrors { code } } }',
      { input: { communityId: demoId('com', 'bukhansan') } },
      { as: 'doyun', headers },
    );
    expect(data.joinCommunity.userErrors).toEqual([]);
    await expect
      .poll(() => namesIn(traceId), EVENTUALLY)
      .toEqual(
        expect.arrayContaining([
          'moim-community: publish community.member.joined.v1',
          'moim-chat: process community.member.joined.v1',
          'moim-chat: publish chat.audience.changed.v1',
        ]),
      );
    const processed = spanOf(traceId, 'moim-chat', 'process community.member.joined.v1');
    expect(spanOf(traceId, 'moim-chat', 'publish chat.audience.changed.v1').parentSpanId).toBe(processed.spanId);
  });
});

describe('what a service asks another before it refuses somebody', () => {
  test('is a part of the trace, and so is the answer', async () => {
    const { traceId, headers } = browserTrace();
    const { errors } = await platform.ask(
      'mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) { message { id } userErrors { code } } }',
      { input: { roomId: demoId('rom', 'bukhansan'), text: '저도요', clientMessageId: randomUUID() } },
      { as: 'harin', headers },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    await expect
      .poll(() => namesIn(traceId), EVENTUALLY)
      .toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^moim-chat: ask community\./),
          expect.stringMatching(/^moim-community: answer community\./),
        ]),
      );
    const asked = spansOf(traceId).find(({ name }) => name.startsWith('ask '));
    const answered = spansOf(traceId).find(({ name }) => name.startsWith('answer '));
    expect(answered?.parentSpanId).toBe(asked?.spanId);
  });
});

describe('a message in a room', () => {
  test('is one trace up to what those who follow it are told', async () => {
    const roomId = demoId('rom', 'bukhansan');
    const socket = await Socket.connect(platform.url, await platform.token('junho'));
    socket.subscribe('room', ROOM_EVENTS, { roomId });
    const { traceId, headers } = browserTrace();
    const say = (given: Record<string, string>) =>
      platform.ask(
        'mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) { message { id } userErrors { code } } }',
        { input: { roomId, text: '보이나요', clientMessageId: randomUUID() } },
        { as: 'minji', headers: given },
      );
    const told = () =>
      socket.events('room').flatMap(({ __typename, message }) => (__typename === 'MessageSent' ? message.id : []));
    // When he is told of one, he follows the room; when he is told of the one after, nothing else is on its way to him.
    await expect
      .poll(async () => (await say({})) && told().length, { timeout: 30_000, interval: 500 })
      .toBeGreaterThan(0);
    const { data: last } = await say({});
    await expect.poll(told, EVENTUALLY).toContain(last.sendMessage.message.id);
    expect((await say(headers)).data.sendMessage.userErrors).toEqual([]);
    await expect
      .poll(() => namesIn(traceId), EVENTUALLY)
      .toEqual(
        expect.arrayContaining([
          'moim-chat: publish chat.message.sent.v1',
          'moim-gateway: process chat.message.sent.v1',
        ]),
      );
    const heard = spanOf(traceId, 'moim-gateway', 'process chat.message.sent.v1');
    const fetched = () =>
      spansOf(traceId).find(({ name, parentSpanId }) => name === 'fetch chat' && parentSpanId === heard.spanId);
    await expect.poll(fetched, EVENTUALLY).toBeDefined();
    const served = () => spansOf(traceId).find(({ parentSpanId }) => parentSpanId === fetched()?.spanId);
    await expect.poll(served, EVENTUALLY).toMatchObject({ service: 'moim-chat', name: 'POST /graphql' });
  });
});

describe('who may say what is kept', () => {
  const ask = (url: string, given: Record<string, string>) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...given },
      body: JSON.stringify({ query: '{ communities(first: 1) { edges { node { name } } } }' }),
    });

  test('not a client: where the sampler keeps nothing, its flag changes nothing, in no service', async () => {
    const gateway = await platform.startGateway({ ...collector.env, OTEL_TRACES_SAMPLER: 'parentbased_always_off' });
    const { traceId, headers } = browserTrace({ flags: '01' });
    const marker = browserTrace({ flags: '01' });
    expect((await ask(gateway.url, headers)).status).toBe(200);
    await gateway.stop();
    // What comes later has arrived: so would have what came before.
    expect((await ask(platform.url, marker.headers)).status).toBe(200);
    await expect.poll(() => namesIn(marker.traceId), EVENTUALLY).toContain('moim-community: POST /graphql');
    expect(namesIn(traceId)).toEqual([]);
  });

  test('nor whoever calls a subgraph without the gateway’s signature: there is no span at all', async () => {
    const { traceId, headers } = browserTrace({ flags: '01' });
    const response = await fetch(platform.subgraphs.user.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"query":"{ me { id } }"}',
    });
    expect(response.status).toBe(401);
    const marker = browserTrace();
    await platform.ask('{ me { id name } }', {}, { as: 'minji', headers: marker.headers });
    await expect.poll(() => namesIn(marker.traceId), EVENTUALLY).toContain('moim-gateway: POST /graphql');
    expect(namesIn(traceId)).toEqual([]);
  });

  test.each(['nonsense', '00-00000000000000000000000000000000-00f067aa0ba902b7-01', `ff-${'a'.repeat(4_000)}`])(
    'a traceparent that is none begins a trace of its own: %#',
    async (traceparent) => {
      const response = await ask(platform.url, { traceparent });
      expect(response.status).toBe(200);
      const requestId = response.headers.get('x-request-id');
      const own = () =>
        collector.spans.find(
          ({ service, attributes }) => service === 'moim-gateway' && attributes['moim.request_id'] === requestId,
        );
      await expect.poll(own, EVENTUALLY).toMatchObject({ traceId: expect.stringMatching(/[1-9a-f]/) });
      expect(own()?.parentSpanId ?? '').toBe('');
    },
  );
});

test('an operation of a manifest is planned before it is asked for, another when it is', async () => {
  const query = '{ interests { id } }';
  const folder = await mkdtemp(join(tmpdir(), 'moim-manifest-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'operations.json');
  const id = createHash('sha256').update(query).digest('hex');
  const operations = [{ id, name: 'Interests', body: query }];
  await writeFile(file, JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }));
  const gateway = await platform.startGateway({ ...collector.env, OPERATION_MANIFESTS: file });
  const isPlannedFor = async (text: string) => {
    const { traceId, headers } = browserTrace();
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query: text }),
    });
    expect(await response.json()).toMatchObject({ data: {} });
    await expect.poll(() => namesIn(traceId), EVENTUALLY).toContain('moim-gateway: POST /graphql');
    return namesIn(traceId).includes('moim-gateway: plan');
  };
  // In the background: it takes a moment. Each is asked for once, since who asks plans what is not there yet.
  await sleep(1_000);
  expect(await isPlannedFor(query)).toBe(false);
  expect(await isPlannedFor('{ interests { name } }')).toBe(true);
});
