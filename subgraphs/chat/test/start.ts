import { prismaOptions } from '@moim/subgraph-kit';
import { type Scale, type TestSubgraph, testSubgraph } from '@moim/test-kit';
import { afterAll } from 'vitest';
import { readChatConfig } from '../src/config.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { startChat } from '../src/subgraph.ts';

/** The chat subgraph on a copy of the demo world, for one test file. */
export function testChat({
  scale = 1,
  env = {},
}: {
  scale?: Scale;
  env?: NodeJS.ProcessEnv;
} = {}): Promise<TestSubgraph> {
  return testSubgraph('chat', (given) => startChat(readChatConfig(given)), { scale, env });
}

/** A client of its database, for what no operation does yet. */
export function databaseOf(subgraph: TestSubgraph): PrismaClient {
  const db = new PrismaClient(prismaOptions(subgraph.database.url));
  afterAll(() => db.$disconnect());
  return db;
}
