import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Reaper, ROOT } from '@moim/stack';
import { demoDatabase } from '@moim/test-kit';
import { afterAll } from 'vitest';
import { NatsServers } from '../src/nats-servers.ts';
import { type ChaosOptions, type ChaosReport, runChaos } from '../src/run.ts';
import { OWNER, READERS } from '../src/world.ts';

/** NATS servers of a test's own, which it may kill; everything is gone when the test file is done. */
export async function testStage(count: 1 | 3): Promise<{
  nats: NatsServers;
  /** Runs on copies of the demo world; what is not given is small. */
  run(options: Pick<ChaosOptions, 'seconds' | 'kills'> & Partial<ChaosOptions>): Promise<ChaosReport>;
}> {
  const directory = await mkdtemp(join(tmpdir(), 'moim-chaos-test-'));
  const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
  const reaper = new Reaper(join(directory, 'processes.json'));
  afterAll(() => rm(directory, { recursive: true, force: true }));
  afterAll(() => reaper.end(5_000));
  const nats = await NatsServers.start({ directory: join(directory, 'nats'), toolsDir, reaper, count });
  let runs = 0;
  return {
    nats,
    async run(options) {
      runs += 1;
      const [user, schedule, chat] = await Promise.all(
        ([OWNER, ...READERS] as const).map((service) => demoDatabase(service)),
      );
      if (!user || !schedule || !chat) throw new Error('three databases were asked for');
      return await runChaos({
        databaseUrls: { user: user.url, schedule: schedule.url, chat: chat.url },
        natsUrls: nats.urls,
        namespace: `chaos${runs}`,
        directory: join(directory, `run${runs}`),
        rate: 40,
        people: 20,
        duplicatesPerSecond: 5,
        troubles: [],
        log: () => {},
        ...options,
      });
    },
  };
}
