import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { userProfileUpdated } from '@moim/events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { on } from '../src/index.ts';
import { rows, testBus, testConfig, testDatabase, until, userId, writeChange } from './bus.ts';

const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

/** A producer's and a consumer's database, with the ledger that the consumer writes. */
async function scene(overrides: Parameters<typeof testConfig>[0] = {}) {
  const config = testConfig(overrides);
  const [owner, reader] = [await testDatabase('user'), await testDatabase('schedule')];
  await reader.client.query('create table ledger (n serial, event_id text, aggregate_id text, version int)');
  return { config, owner, reader };
}

// The server counts deliveries, and a process that is silent for so long is one without a death: longer than a busy machine ever stalls.
const crash = await scene({ EVENTS_ACK_WAIT_MS: 4_000 });
const handover = await scene();
const nudge = await scene();

testBus({ service: 'user', database: crash.owner, config: crash.config });

describe('an event that ends the process', () => {
  test('is given up by the server and kept with its reason; the others take effect once, in order', async () => {
    const { config, owner, reader } = crash;
    const [poison, other] = [userId(), userId()];
    const settings = JSON.stringify({ config, databaseUrl: reader.url, poison });

    let child: ChildProcess | null = null;
    let deaths = 0;
    let isOver = false;
    onTestFinished(async () => {
      isOver = true;
      child?.kill('SIGKILL');
      await running;
    });
    const keepRunning = async () => {
      while (!isOver) {
        child = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/mortal-consumer.ts'), settings], {
          stdio: 'ignore',
        });
        const [, signal] = await once(child, 'exit');
        if (signal === 'SIGKILL' && !isOver) deaths++;
      }
    };
    for (const version of upTo(5)) await writeChange(owner.client, other, version);
    await writeChange(owner.client, poison, 1);
    for (const version of upTo(10).slice(5)) await writeChange(owner.client, other, version);
    const running = keepRunning();

    const letters = () =>
      rows<{ reason: string; attempts: number; consumer: string }>(
        reader.client,
        'select reason, attempts, consumer from dead_letters where aggregate_id = $1',
        poison,
      );
    await until('a dead letter', async () => (await letters()).length > 0, 90_000);
    expect(await letters()).toEqual([
      {
        reason: 'Delivered 5 times, and each time the process ended or fell silent before it was handled.',
        attempts: 5,
        consumer: 'schedule-from-user',
      },
    ]);
    // The server counts a delivery that a busy process misses, too.
    expect(deaths).toBeGreaterThanOrEqual(3);
    expect(deaths).toBeLessThanOrEqual(5);
    const ledger = () => rows(reader.client, 'select aggregate_id, version from ledger order by n');
    await until('the others', async () => (await ledger()).length === 10);
    expect(await ledger()).toEqual(upTo(10).map((version) => ({ aggregate_id: other, version })));
  }, 120_000);
});

const handler = on(userProfileUpdated, async ({ id, aggregateId, aggregateVersion }, tx) => {
  await tx.$executeRaw`insert into ledger (event_id, aggregate_id, version) values (${id}, ${aggregateId}, ${aggregateVersion})`;
});
const pair = ({ config, owner, reader }: typeof handover) => [
  testBus({ service: 'user', database: owner, config }),
  testBus({ service: 'schedule', database: reader, config, handlers: [handler] }),
];
const first = pair(handover);
const second = pair(handover);

describe('of two processes', () => {
  test('one works, and the other takes over when it stops: nothing is lost, doubled or out of order', async () => {
    const { owner, reader } = handover;
    const [person, last] = [userId(), 300];
    for (const version of upTo(last)) {
      await writeChange(owner.client, person, version);
      // In the middle of it, the first two leave in order.
      if (version === 100) void Promise.all(first.map((bus) => bus.stop()));
    }
    await until('all', async () => (await rows(reader.client, 'select from ledger')).length >= last);
    const versions = await rows<{ version: number }>(reader.client, 'select version from ledger order by n');
    expect(versions.map(({ version }) => version)).toEqual(upTo(last));
    await Promise.all(second.map((bus) => bus.check()));
  }, 60_000);
});

const publisher = testBus({ service: 'user', database: nudge.owner, config: nudge.config });
const writer = testBus({ service: 'user', database: nudge.owner, config: nudge.config });

test('a process that wrote events and does not publish them wakes the one that does', async () => {
  await until('connected', () =>
    Promise.all([publisher.check(), writer.check()]).then(
      () => true,
      () => false,
    ),
  );
  for (const version of upTo(5)) {
    const id = await writeChange(nudge.owner.client, userId(), version);
    writer.outbox.nudge();
    await until('published', async () => {
      const [row] = await rows<{ done: boolean }>(
        nudge.owner.client,
        'select published_at is not null as done from outbox_events where id = $1',
        id,
      );
      return row?.done === true;
    });
  }
});
