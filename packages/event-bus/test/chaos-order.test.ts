import { setTimeout as sleep } from 'node:timers/promises';
import { userProfileUpdated } from '@moim/events';
import type { JsMsg } from 'nats';
import { expect, test } from 'vitest';
import { MAX_DELIVERIES } from '../src/consumer.ts';
import { on, streamName } from '../src/index.ts';
import { RawPublisher, rows, testBus, testConfig, testDatabase, until, userId } from './bus.ts';

// Events that the server has delivered, and that never reached the consumer: to a process that hangs, over a connection that broke. They
// come again after a while; until then, later ones of their aggregate must wait.
const config = testConfig({ EVENTS_ACK_WAIT_MS: 3_000 });
const reader = await testDatabase('schedule');
await reader.client.query('create table ledger (n serial, aggregate_id text, version int)');
const raw = await RawPublisher.connect(config);
const manager = await raw.nats.jetstreamManager();
await manager.streams.add({ name: streamName(config, 'user'), subjects: [`${config.EVENTS_NAMESPACE}.user.>`] });

const startReader = () =>
  testBus({
    service: 'schedule',
    database: reader,
    config,
    handlers: [
      on(userProfileUpdated, async ({ aggregateId, aggregateVersion }, tx) => {
        await tx.$executeRaw`insert into ledger (aggregate_id, version) values (${aggregateId}, ${aggregateVersion})`;
      }),
    ],
  });
const applied = async (id: string) =>
  (
    await rows<{ version: number }>(reader.client, 'select version from ledger where aggregate_id = $1 order by n', id)
  ).map(({ version }) => version);
const appliedInOrder = async (id: string, count: number) => {
  await until(`${count} of ${id}`, async () => (await applied(id)).length >= count, 60_000);
  expect(await applied(id)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
};
const consumer = () => raw.nats.jetstream().consumers.get(streamName(config, 'user'), 'schedule-from-user');

test('an event that got lost on its way holds back the later ones of its aggregate', { timeout: 120_000 }, async () => {
  const running = startReader();
  const [first, person] = [userId(), userId()];
  await raw.change(first, 1);
  await appliedInOrder(first, 1);
  // Somebody else asks for the next event, and never says what became of it. The two take turns at what comes.
  const thief = await (await consumer()).fetch({ max_messages: 3, expires: 5_000 });
  const stolen = (async () => {
    let count = 0;
    for await (const _ of thief) count += 1;
    return count;
  })();
  for (let version = 1; version <= 12; version++) await raw.change(person, version);
  await appliedInOrder(person, 12);
  expect(await stolen).toBeGreaterThan(0);
  await running.stop();
});

test('what was given back early does not overtake what is still outstanding', { timeout: 120_000 }, async () => {
  const person = userId();
  for (let version = 1; version <= 6; version++) await raw.change(person, version);
  // One process died with 1 to 3 in its hands; another, that had taken 4 to 6, ended in order and gave them back.
  const lost = await (await consumer()).fetch({ max_messages: 3, expires: 5_000 });
  for await (const _ of lost);
  const returned = await (await consumer()).fetch({ max_messages: 3, expires: 5_000 });
  for await (const message of returned) message.nak();
  const running = startReader();
  await appliedInOrder(person, 6);
  await running.stop();
});

test('what the server gives up while it is in hand is neither lost nor takes the place of what is outstanding', {
  timeout: 120_000,
}, async () => {
  const person = userId();
  for (let version = 1; version <= 6; version++) await raw.change(person, version);
  const before = (await (await consumer()).info()).delivered.consumer_seq;
  const take = async (count: number) => {
    const taken: JsMsg[] = [];
    for await (const message of await (await consumer()).fetch({ max_messages: count, expires: 5_000 }))
      taken.push(message);
    return taken;
  };
  // One process hangs, with 1 to 3 in its hands. 4 to 6 have been given back so often that they are delivered for the last time now.
  const lost = await take(3);
  for (let times = 1; times < MAX_DELIVERIES; times++) for (const message of await take(3)) message.nak();
  const running = startReader();
  const delivered = before + 3 + 3 * MAX_DELIVERIES;
  await until('4 to 6 are in hand', async () => (await (await consumer()).info()).delivered.consumer_seq >= delivered);
  // It says every second that it still has them. After that, it is so busy that it cannot: they are given up, and then comes what was outstanding.
  const claims = raw.nats.subscribe(`$JS.ACK.${streamName(config, 'user')}.schedule-from-user.>`);
  for await (const claim of claims) if (claim.string() === '+WPI') break;
  await sleep(600);
  for (const message of lost) message.working();
  await raw.nats.flush();
  const busySince = performance.now();
  while (performance.now() - busySince < 3_500);
  await appliedInOrder(person, 6);
  expect(await rows(reader.client, 'select reason from dead_letters')).toEqual([]);
  await running.stop();
});
