import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureKeys, forEachDatabase, Reaper } from '@moim/stack';
import { demoDatabase, testNamespace } from '@moim/test-kit';
import { afterAll, expect, inject, test } from 'vitest';
import { faultsOf } from '../src/faults/faults.ts';
import { Load } from '../src/faults/load.ts';
import { measure, measureHealthy } from '../src/faults/run-faults.ts';
import { startFaultStage } from '../src/faults/stage.ts';

// `npm run chaos -- faults` in short: some of its faults, and what they cost. How long anything takes is for the long run.
const { keysDir, natsUrl, redisUrl, now } = inject('moim');
const directory = await mkdtemp(join(tmpdir(), 'moim-faults-'));
const reaper = new Reaper(join(directory, 'processes.json'));
const stage = await startFaultStage({
  databaseUrls: await forEachDatabase(async (name) => (await demoDatabase(name)).url),
  ...{ natsUrl, redisUrl, keys: await ensureKeys(keysDir), directory, reaper },
  env: {
    EVENTS_NAMESPACE: testNamespace(),
    EVENTS_STREAM_MAX_MB: '4',
    DISCOVERY: 'on',
    // What a busy machine is slow at is no fault.
    ...{ FETCH_TIMEOUT_MS: '4000', QUERY_TIMEOUT_MS: '6000' },
  },
});
afterAll(async () => {
  await stage.stop();
  reaper.close();
  await rm(directory, { recursive: true, force: true });
});
const load = await Load.signIn(stage.services.gateway.url, now);
const run = { load, people: 2, lastsMs: 2_000, backWithinMs: 60_000 };

test('nothing is lost while nothing is wrong', async () => {
  const { screens, writes, violations } = await measureHealthy(run);
  expect(violations).toEqual([]);
  expect({ ...screens, whole: 0 }).toEqual({ whole: 0, partial: 0, failed: 0 });
  expect({ ...writes, whole: 0 }).toEqual({ whole: 0, partial: 0, failed: 0 });
  expect(screens.whole).toBeGreaterThan(0);
}, 60_000);

test.each([
  ['chat is dead', 'SUBGRAPH_UNAVAILABLE'],
  ['content is paused', 'SUBGRAPH_UNAVAILABLE'],
  ['community is slow', null],
  ['Postgres is dead', 'INTERNAL_SERVER_ERROR'],
  ['NATS is dead', null],
  ['NATS is paused', null],
  ['Redis is dead', null],
  ['Redis is paused', null],
])(
  '%s: it costs its part alone, and all is whole again',
  async (what, code) => {
    const fault = faultsOf(stage).find((one) => one.what === what);
    if (fault === undefined) throw new Error(`there is no fault "${what}"`);
    const { violations, codes, backAfterMs } = await measure(fault, run);
    expect(violations).toEqual([]);
    expect(backAfterMs).not.toBeNull();
    if (code === null) expect(codes).toEqual([]);
    else expect(codes).toContain(code);
  },
  180_000,
);
