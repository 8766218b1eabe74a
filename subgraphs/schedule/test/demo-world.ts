import { prismaOptions } from '@moim/subgraph-kit';
import { type TestSubgraph, testSubgraph } from '@moim/test-kit';
import { afterAll } from 'vitest';
import { readScheduleConfig } from '../src/config.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { startSchedule } from '../src/subgraph.ts';

/** The subgraph on a copy of the demo world, and that copy's database to change the world in. Both go with the test file. */
export async function startOnDemoWorld({
  scale = 1,
  env = {},
}: {
  scale?: 1 | 10;
  env?: NodeJS.ProcessEnv;
} = {}): Promise<{
  schedule: TestSubgraph;
  db: PrismaClient;
}> {
  const schedule = await testSubgraph('schedule', (env) => startSchedule(readScheduleConfig(env)), { scale, env });
  const db = new PrismaClient(prismaOptions(schedule.database.url));
  afterAll(() => db.$disconnect());
  return { schedule, db };
}
