import { prismaOptions } from '@moim/subgraph-kit';
import { type Scale, type TestSubgraph, testSubgraph } from '@moim/test-kit';
import { afterAll } from 'vitest';
import { readCommunityConfig } from '../src/config.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { startCommunity } from '../src/subgraph.ts';

/** The community subgraph on a copy of the demo world, for one test file. */
export function testCommunity(scale: Scale = 1, env: NodeJS.ProcessEnv = {}): Promise<TestSubgraph> {
  return testSubgraph('community', (given) => startCommunity(readCommunityConfig(given)), { scale, env });
}

/** A client of its database, for what no operation does yet. */
export function databaseOf(subgraph: TestSubgraph): PrismaClient {
  const db = new PrismaClient(prismaOptions(subgraph.database.url));
  afterAll(() => db.$disconnect());
  return db;
}
