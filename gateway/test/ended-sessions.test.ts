import { setTimeout as sleep } from 'node:timers/promises';
import { encodeEnvelope } from '@moim/event-bus';
import { ACCESS_TOKEN, createHttpServer, type Viewer } from '@moim/service-kit';
import { testNamespace } from '@moim/test-kit';
import { connect, StringCodec } from 'nats';
import { typeid } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type EndedSession, EndedSessions } from '../src/viewer/ended-sessions.ts';

const { natsUrl } = inject('moim');
const namespace = testNamespace();
const config = { NATS_URL: [natsUrl], EVENTS_NAMESPACE: namespace, ACCESS_GRACE_MS: 0 };
const { log } = createHttpServer({
  ...{ service: 'test', logLevel: 'silent', bodyLimit: 1_024, trustRequestId: false },
  readiness: async () => ({ ready: true, parts: {} }),
});
/** A token’s life, and what clocks may differ. */
const MEMORY_MS = ACCESS_TOKEN.lifetimeMs + 5 * 60_000;
const nats = await connect({ servers: natsUrl });
afterAll(() => nats.close());

/** As the user service publishes it. */
async function publish(
  type: string,
  aggregateId: string,
  data: object,
  { agoMs = 0, to = namespace } = {},
): Promise<void> {
  const occurredAt = new Date(Date.now() - agoMs);
  const envelope = { id: newId('evt'), type, aggregateId, aggregateVersion: 1, occurredAt, data };
  await nats.jetstream().publish(`${to}.${type}`, StringCodec().encode(encodeEnvelope(envelope)));
}

const newId = (prefix: string): string => typeid(prefix).toString();

async function endSession({ reason = 'REVOKED', agoMs = 0, to = namespace } = {}): Promise<Viewer> {
  const viewer = { userId: newId('usr'), sessionId: newId('ses') };
  await publish('user.session.ended.v1', viewer.sessionId, { ...viewer, reason }, { agoMs, to });
  return viewer;
}

async function until(isTrue: () => boolean): Promise<void> {
  const startedAt = performance.now();
  while (!isTrue()) {
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    await sleep(10);
  }
}

function follow(): EndedSessions {
  const ended = new EndedSessions({ config, log });
  afterAll(() => ended.stop());
  return ended;
}

beforeAll(async () => {
  const { streams } = await nats.jetstreamManager();
  await streams.add({ name: `${namespace}_user`, subjects: [`${namespace}.user.>`] });
});

describe('sessions that have ended', () => {
  test('are known with their reason, others are not', async () => {
    const ended = follow();
    await until(() => ended.isUp);
    const viewer = await endSession({ reason: 'DEVICE_LIMIT' });
    await until(() => ended.reasonOf(viewer) !== null);
    expect(ended.reasonOf(viewer)).toBe('DEVICE_LIMIT');
    expect(ended.reasonOf({ ...viewer, sessionId: newId('ses') })).toBeNull();
  });

  test('are all of a person’s when the account is deleted', async () => {
    const ended = follow();
    const userId = newId('usr');
    await publish('user.deletion.requested.v1', userId, { userId, deletionId: newId('del') });
    await until(() => ended.reasonOf({ userId, sessionId: newId('ses') }) !== null);
    expect(ended.reasonOf({ userId, sessionId: newId('ses') })).toBe('ACCOUNT_DELETED');
    expect(ended.reasonOf({ userId: newId('usr'), sessionId: newId('ses') })).toBeNull();
  });

  test('are told to listeners, once each, as long as they listen', async () => {
    const ended = follow();
    await until(() => ended.isInformed);
    const told: EndedSession[] = [];
    const stop = ended.onEnded((one) => told.push(one));
    const viewer = await endSession();
    await publish('user.session.ended.v1', viewer.sessionId, { ...viewer, reason: 'REVOKED' });
    const last = await endSession();
    await until(() => ended.reasonOf(last) !== null);
    expect(told).toEqual([
      { ...viewer, reason: 'REVOKED' },
      { ...last, reason: 'REVOKED' },
    ]);
    stop();
    const unheard = await endSession();
    await until(() => ended.reasonOf(unheard) !== null);
    expect(told).toHaveLength(2);
  });

  test('are forgotten when no token of theirs can be valid any more', async () => {
    const ended = follow();
    await until(() => ended.isInformed);
    const before = ended.size;
    // Published late, as after an outage: it ended so long ago that it does not matter any more, or hardly.
    const long = await endSession({ agoMs: MEMORY_MS });
    const almost = await endSession({ agoMs: MEMORY_MS - 1_000 });
    await until(() => ended.reasonOf(almost) !== null);
    expect(ended.reasonOf(long)).toBeNull();
    expect(ended.size).toBe(before + 1);
  });
});

test('memory does not grow with what is over', async () => {
  const own = testNamespace();
  const { streams } = await nats.jetstreamManager();
  await streams.add({ name: `${own}_user`, subjects: [`${own}.user.>`] });
  const ended = new EndedSessions({ config: { ...config, EVENTS_NAMESPACE: own }, log });
  afterAll(() => ended.stop());
  await until(() => ended.isUp);
  for (let i = 0; i < 50; i++) await endSession({ agoMs: MEMORY_MS - 2_000, to: own });
  await until(() => ended.size === 50);
  await sleep(2_000);
  await endSession({ to: own });
  await until(() => ended.size === 1);
});
