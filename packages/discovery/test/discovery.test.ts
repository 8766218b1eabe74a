import { NatsLink } from '@moim/event-bus/link';
import { TcpLine, testNamespace } from '@moim/test-kit';
import { afterAll, describe, expect, inject, test, vi } from 'vitest';
import {
  type AnnouncedReplica,
  announce,
  type DiscoveryConfig,
  HEARTBEAT_MS,
  LIFETIME_MS,
  watchReplicas,
} from '../src/index.ts';
import { openRegistry } from '../src/registry.ts';

const namespace = testNamespace();
const { natsUrl } = inject('moim');
const log = { info: () => {}, warn: () => {}, error: () => {} };

function configAt(url: string): DiscoveryConfig {
  return { NATS_URL: [url], EVENTS_NAMESPACE: namespace, DISCOVERY: 'on' };
}

/** A line to NATS, to be cut like a process that dies without a word. */
async function line() {
  const { hostname, port } = new URL(natsUrl);
  const made = new TcpLine({ host: hostname, port: Number(port) });
  await made.open();
  afterAll(() => made.cut());
  return { made, config: configAt(`nats://127.0.0.1:${made.port}`) };
}

/** What somebody sees of a service's replicas, now and later. */
function watch(config: DiscoveryConfig) {
  const seen = new Map<string, readonly string[]>();
  const watching = watchReplicas({
    name: 'test',
    config,
    log,
    onChange: (service, replicas) =>
      seen.set(
        service,
        replicas.map(({ url: at }) => at),
      ),
  });
  afterAll(() => watching.close());
  return { of: (service: string) => seen.get(service) ?? [] };
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: LIFETIME_MS + 20_000, interval: 20 });
const url = (port: number) => `http://127.0.0.1:${port}/graphql`;
const replicaAt = (at: string): AnnouncedReplica => ({ url: at, role: 'both', mayLag: false });

describe('replicas', () => {
  test('are seen by those who look before and after, and are gone when they say so', async () => {
    const before = watch(configAt(natsUrl));
    const one = announce({ service: 'user', replica: replicaAt(url(1)), config: configAt(natsUrl), log });
    const two = announce({ service: 'user', replica: replicaAt(url(2)), config: configAt(natsUrl), log });
    await soon(() => expect(before.of('user')).toEqual([url(1), url(2)]));
    const after = watch(configAt(natsUrl));
    await soon(() => expect(after.of('user')).toEqual([url(1), url(2)]));
    expect(after.of('content')).toEqual([]);
    await one.withdraw();
    expect(before.of('user')).toEqual([url(2)]);
    expect(after.of('user')).toEqual([url(2)]);
    await two.withdraw();
    expect(before.of('user')).toEqual([]);
  }, 60_000);

  test('that die without a word are gone after a while, and others stay; the last one too', async () => {
    const { made, config } = await line();
    const seen = watch(configAt(natsUrl));
    const dead = announce({ service: 'chat', replica: replicaAt(url(3)), config, log });
    const alive = announce({ service: 'chat', replica: replicaAt(url(4)), config: configAt(natsUrl), log });
    await soon(() => expect(seen.of('chat')).toEqual([url(3), url(4)]));
    made.cut();
    await soon(() => expect(seen.of('chat')).toEqual([url(4)]));
    await alive.withdraw();
    await soon(() => expect(seen.of('chat')).toEqual([]));
    await dead.withdraw();
  }, 120_000);

  test('stay while whoever looks cannot hear them, and are all seen again afterwards', async () => {
    const { made, config } = await line();
    const seen = watch(config);
    const one = announce({ service: 'content', replica: replicaAt(url(5)), config: configAt(natsUrl), log });
    afterAll(() => one.withdraw());
    await soon(() => expect(seen.of('content')).toEqual([url(5)]));
    made.cut();
    const two = announce({ service: 'content', replica: replicaAt(url(6)), config: configAt(natsUrl), log });
    afterAll(() => two.withdraw());
    const other = watch(configAt(natsUrl));
    await soon(() => expect(other.of('content')).toEqual([url(5), url(6)]));
    expect(seen.of('content')).toEqual([url(5)]);
    await made.open();
    await soon(() => expect(seen.of('content')).toEqual([url(5), url(6)]));
  }, 120_000);

  test('are seen in the end, when the first look at the registry comes to nothing', async () => {
    const { made, config } = await line();
    const one = announce({ service: 'community', replica: replicaAt(url(11)), config: configAt(natsUrl), log });
    afterAll(() => one.withdraw());
    const warnings: string[] = [];
    const seen: string[][] = [];
    const watching = watchReplicas({
      name: 'test',
      config,
      log: {
        ...log,
        // Connected, and nothing that is asked from then on is answered.
        info: (_details, message) => {
          if (message === 'connected to NATS') made.hang();
        },
        warn: (_details, message) => warnings.push(message),
      },
      onChange: (service, replicas) => {
        if (service === 'community') seen.push(replicas.map(({ url: at }) => at));
      },
    });
    afterAll(() => watching.close());
    await soon(() => expect(warnings).toContain('the registry of replicas cannot be followed'));
    expect(seen).toEqual([]);
    await made.open();
    await soon(() => expect(seen).toEqual([[url(11)]]));
  }, 120_000);

  test('are announced anew when the registry is lost', async () => {
    const one = announce({ service: 'schedule', replica: replicaAt(url(7)), config: configAt(natsUrl), log });
    afterAll(() => one.withdraw());
    const seen = watch(configAt(natsUrl));
    await soon(() => expect(seen.of('schedule')).toEqual([url(7)]));
    const link = new NatsLink([natsUrl], 'test', log);
    afterAll(() => link.close());
    await (await openRegistry(await link.up(5_000), namespace)).destroy();
    await soon(() => expect(watch(configAt(natsUrl)).of('schedule')).toEqual([]));
    const later = watch(configAt(natsUrl));
    await soon(() => expect(later.of('schedule')).toEqual([url(7)]));
    await soon(() => expect(seen.of('schedule')).toEqual([url(7)]));
  }, 120_000);

  test('whose announcement is no address are not believed', async () => {
    const seen = watch(configAt(natsUrl));
    const link = new NatsLink([natsUrl], 'test', log);
    afterAll(() => link.close());
    const registry = await openRegistry(await link.up(5_000), namespace);
    for (const value of ['{}', 'x', '{"url":"file:///etc/passwd"}']) await registry.put('wrong.1', value);
    await registry.put('right.1', JSON.stringify({ url: url(8) }));
    await soon(() => expect(seen.of('right')).toEqual([url(8)]));
    expect(seen.of('wrong')).toEqual([]);
  }, 60_000);
});

test('off, nobody is announced and nobody is seen', async () => {
  const off = { ...configAt(natsUrl), DISCOVERY: 'off' as const };
  const silent = announce({ service: 'auth', replica: replicaAt(url(9)), config: off, log });
  const seen = watch(configAt(natsUrl));
  const blind = watch(off);
  const heard = announce({ service: 'auth', replica: replicaAt(url(10)), config: configAt(natsUrl), log });
  afterAll(() => heard.withdraw());
  await soon(() => expect(seen.of('auth')).toEqual([url(10)]));
  expect(blind.of('auth')).toEqual([]);
  await silent.withdraw();
  expect(HEARTBEAT_MS).toBeLessThan(LIFETIME_MS);
}, 60_000);
