import { prismaOptions } from '@moim/subgraph-kit';
import { type As, type GraphQLAnswer, type Scale, type TestSubgraph, testSubgraph } from '@moim/test-kit';
import { afterAll } from 'vitest';
import { readContentConfig } from '../src/config.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { startContent } from '../src/subgraph.ts';

/** The content subgraph on a copy of the demo world, for one test file. */
export function testContent(scale: Scale = 1, env: NodeJS.ProcessEnv = {}): Promise<TestSubgraph> {
  return testSubgraph('content', (own) => startContent(readContentConfig(own)), { scale, env });
}

/** A client of its database, for what no operation does yet. */
export function databaseOf(subgraph: TestSubgraph): PrismaClient {
  const db = new PrismaClient(prismaOptions(subgraph.database.url));
  afterAll(() => db.$disconnect());
  return db;
}

interface ConnectionPage<Node> {
  totalCount: number;
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/** The fields of a connection that `walk` reads. */
export const PAGE =
  'totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** Walks a whole list page by page, from its first page on; the nodes' ids. Throws when a page contradicts itself. */
export async function walk(read: (after: string | null) => Promise<ConnectionPage<{ id: string }>>): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const page: ConnectionPage<{ id: string }> = await read(after);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (hasPreviousPage !== (after !== null)) throw new Error('hasPreviousPage is wrong');
    if (startCursor !== (page.edges[0]?.cursor ?? null)) throw new Error('startCursor is not the first edge’s');
    if (endCursor !== (page.edges.at(-1)?.cursor ?? null)) throw new Error('endCursor is not the last edge’s');
    ids.push(...page.edges.map(({ node }) => node.id));
    if (!hasNextPage) return ids;
    after = endCursor;
  }
}

/** What somebody sees of a club, with the connection under the alias `list`. */
export async function ofCommunity(content: TestSubgraph, id: string, selection: string, as: As = null) {
  const [community] = await content.entities([{ __typename: 'Community', id }], `... on Community { ${selection} }`, {
    as,
  });
  return community as GraphQLAnswer['data'];
}
