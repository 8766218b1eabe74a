import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testStage } from './stage.ts';

// `npm run chaos` in short: real processes, killed; a real broker, killed.
const { nats, run } = await testStage(1);
const [server = ''] = nats.names;

async function restart(seconds: number): Promise<void> {
  await nats.kill(server);
  await sleep(seconds * 1000);
  await nats.startNode(server);
  await nats.ready();
}

test('every event takes effect once and in order, whoever is killed meanwhile', { timeout: 300_000 }, async () => {
  const report = await run({
    seconds: 16,
    kills: 20,
    killsEndAfter: 24,
    troubles: [
      { at: 0.3, what: 'NATS is away for a while', make: () => restart(3) },
      { at: 0.7, what: 'NATS is killed', make: () => restart(0) },
    ],
  });
  expect(report.violations).toEqual([]);
  expect(report.kills).toBeGreaterThan(0);
  expect(report.events).toBeGreaterThan(100);
  expect(report.duplicates).toBeGreaterThan(0);
});
