import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ORIGIN_HEADER, readInternalKeys, signOrigin } from '@moim/service-kit';
import { Reaper, ROOT, Service } from '@moim/stack';
import { demoId } from '@moim/stack/demo';
import { prismaOptions } from '@moim/subgraph-kit';
import { demoDatabase, type GraphQLAnswer, testNamespace } from '@moim/test-kit';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { PrismaClient } from '../src/generated/prisma/client.ts';

// The service as a process of its own, killed in the middle of the rush; those who got no answer ask again.
const { keysDir, natsUrl } = inject('moim');
const keys = readInternalKeys(readFileSync(join(keysDir, 'internal.key'), 'utf8'));
const database = await demoDatabase('community');
const db = new PrismaClient(prismaOptions(database.url));
const logsDir = await mkdtemp(join(tmpdir(), 'moim-test-logs-'));
const reaper = new Reaper(join(logsDir, 'processes.json'));
const port = await freePort();
const service = new Service(
  {
    name: 'community',
    layer: 'subgraphs',
    host: '127.0.0.1',
    port,
    entry: join(ROOT, 'subgraphs/community/src/index.ts'),
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: database.url,
      INTERNAL_KEY_FILE: join(keysDir, 'internal.key'),
      NATS_URL: natsUrl,
      EVENTS_NAMESPACE: testNamespace(),
      EVENTS_STREAM_MAX_MB: '4',
    },
  },
  { logsDir, reaper, log: () => {} },
);

beforeAll(() => service.start());
afterAll(async () => {
  await service.stop();
  reaper.close();
  await db.$disconnect();
  await rm(logsDir, { recursive: true, force: true });
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Asks again and again until there is an answer, as clients do. */
async function act(
  mutation: string,
  input: Record<string, unknown>,
  as: string,
  selection = '',
): Promise<GraphQLAnswer> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code } } }`;
  const viewer = { userId: demoId('usr', as), sessionId: demoId('ses', as) };
  for (;;) {
    try {
      const client = { kind: 'other' as const, address: '127.0.0.1', userAgent: null };
      const response = await fetch(`${service.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [ORIGIN_HEADER]: await signOrigin({ viewer, locale: 'ko', client }, keys),
        },
        body: JSON.stringify({ query, variables: { input } }),
      });
      if (response.headers.get('content-type')?.includes('json')) return (await response.json()) as GraphQLAnswer;
    } catch {
      // Nobody there: it is being started again.
    }
    await sleep(50);
  }
}

const crowd = Array.from({ length: 80 }, (_, i) => `runner-${i + 1}`);

test.each([1, 2, 3])(
  'round %i: places and a code’s uses are exact, and every answer was true',
  async (round) => {
    const created = await act(
      'createCommunity',
      { name: '새벽 산책', interestId: 'hiking', region: '서울', joinPolicy: 'INVITE', memberLimit: 20 },
      `leader-${round}`,
      'community { id }',
    );
    const communityId: string = created.data.createCommunity.community.id;
    const { data } = await act('createInvite', { communityId, maxUses: 9 }, `leader-${round}`, 'invite { id code }');
    const { id, code } = data.createInvite.invite;
    const answers = Promise.all(crowd.map((who) => act('joinCommunity', { communityId, inviteCode: code }, who)));
    await expect
      .poll(() => db.membership.count({ where: { communityId } }), { interval: 2, timeout: 10_000 })
      .toBeGreaterThan(round);
    await service.kill('SIGKILL');
    const told = (await answers).map((answer) => answer.data.joinCommunity?.userErrors[0]?.code ?? 'OK');
    const inside = await db.membership.findMany({ where: { communityId, role: 'MEMBER' } });
    const winners = crowd.filter((_who, i) => told[i] === 'OK').map((who) => demoId('usr', who));
    expect(winners).toHaveLength(9);
    expect(inside.map(({ userId }) => userId).toSorted()).toEqual(winners.toSorted());
    expect(told.filter((code) => code !== 'OK')).toEqual(Array(crowd.length - 9).fill('INVITE_NOT_USABLE'));
    expect((await db.invite.findUniqueOrThrow({ where: { id } })).useCount).toBe(9);
    const { memberCount, version } = await db.community.findUniqueOrThrow({ where: { id: communityId } });
    expect(memberCount).toBe(10);
    // One event for each of them, none for what was rolled back.
    const events = await db.outboxEvent.findMany({ where: { aggregateId: communityId }, orderBy: { seq: 'asc' } });
    expect(events.map(({ aggregateVersion }) => aggregateVersion)).toEqual(
      Array.from({ length: version }, (_, i) => i + 1),
    );
    expect(events).toHaveLength(10);
  },
  90_000,
);
