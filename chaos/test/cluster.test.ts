import { connect, type StreamInfo } from 'nats';
import { expect, test, vi } from 'vitest';
import { testStage } from './stage.ts';

// Three NATS servers, each event kept on all three (R3): the one that leads the stream is killed under load, twice.
const { nats, run } = await testStage(3);
const killed: string[] = [];

/** What the cluster says of the stream; while it elects whoever is to answer, it is asked again. */
function streamInfo(): Promise<StreamInfo> {
  return vi.waitFor(
    async () => {
      const connection = await connect({ servers: nats.urls, reconnect: false });
      try {
        return await (await connection.jetstreamManager()).streams.info('chaos1_user');
      } finally {
        await connection.close();
      }
    },
    { timeout: 60_000, interval: 200 },
  );
}

async function leader(): Promise<string> {
  const { cluster, config } = await streamInfo();
  expect(config.num_replicas).toBe(3);
  return cluster?.leader ?? '';
}

async function killLeader(): Promise<void> {
  const name = await leader();
  expect(nats.names).toContain(name);
  killed.push(name);
  await nats.kill(name);
}

test('a cluster that loses the leader of a stream loses no event, and all goes on by itself', {
  timeout: 300_000,
}, async () => {
  const report = await run({
    seconds: 14,
    kills: 0,
    replicas: 3,
    troubles: [
      { at: 0.25, what: 'the leader is killed', make: killLeader },
      {
        at: 0.55,
        what: 'it comes back, and the new leader is killed',
        async make() {
          await nats.startNode(killed[0] ?? '');
          await nats.inSync('chaos1_user');
          await killLeader();
        },
      },
    ],
  });
  expect(report.violations).toEqual([]);
  expect(new Set(killed).size).toBeGreaterThan(0);
  expect(report.events).toBeGreaterThan(100);
});
