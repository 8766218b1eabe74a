import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCommunityConfig, startCommunity } from '@moim/community';
import { readContentConfig, startContent } from '@moim/content';
import { ORIGIN_HEADER, readInternalKeys, signOrigin } from '@moim/service-kit';
import { dataPaths, ensureKeys, migrate, prepareDatabases, Reaper, ROOT, startServers } from '@moim/stack';
import type { GraphQLAnswer } from '@moim/test-kit';
import { percentile } from '../open-loop.ts';
import { type Measured, measured } from './requests.ts';
import { fillWorld, type Size, sizeOf, VIEWER } from './world.ts';

// The same screens where there is little and where there is a hundred times as much. README.md says more.
const { values } = parseArgs({
  options: {
    share: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
    keep: { type: 'string', default: '' },
  },
});
const LARGE = Number(values.share);
const SMALL = LARGE / 100;
const ROUNDS = Number(values.rounds);
const AIM = 1.5;
/** In turns of so many, so that whatever else the machine does strikes both. */
const TURN = 10;

const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
const dataDir = values.keep === '' ? await mkdtemp(join(tmpdir(), 'moim-bench-')) : values.keep;
const reaper = new Reaper(dataPaths(dataDir).processes);
// Reads are measured.
const servers = await startServers({ dataDir, toolsDir, reaper, durable: false });
const ends: (() => Promise<unknown>)[] = [];
const keys = await ensureKeys(dataPaths(dataDir).keys);

const viewer = { userId: VIEWER, sessionId: 'ses_bench' };
const client = { kind: 'other', address: '127.0.0.1', userAgent: 'bench' } as const;

interface World {
  size: Size;
  ask(service: Measured['service'], query: string, variables: Record<string, unknown>): Promise<GraphQLAnswer>;
}

try {
  const [small, large] = [await startWorld('small', sizeOf(SMALL)), await startWorld('large', sizeOf(LARGE))];
  const requests = await Promise.all([small, large].map(requestsOf));
  console.log(`${line(large.size)}; beside it a hundredth of that; ${ROUNDS} requests of each kind`);
  console.log(`${''.padEnd(40)}${'a hundredth'.padStart(18)}${'all'.padStart(18)}${'ratio'.padStart(16)}`);
  console.log(
    `${''.padEnd(40)}${'p50 ms   p99 ms'.padStart(18)}${'p50 ms   p99 ms'.padStart(18)}${'p50    p99'.padStart(16)}`,
  );
  const missed: string[] = [];
  for (const [i, request] of (requests[0] ?? []).entries()) {
    if (!request.name.includes(values.only)) continue;
    const times = await measure([small, large], [request, requests[1]?.[i] ?? request]);
    const [a, b] = times.map((of) => [percentile(of, 0.5), percentile(of, 0.99)] as const) as [
      [number, number],
      [number, number],
    ];
    const ratios = [b[0] / a[0], b[1] / a[1]];
    if (ratios.some((ratio) => ratio > AIM)) missed.push(request.name);
    const figures = [...a, ...b].map((ms) => ms.toFixed(1).padStart(9)).join('');
    console.log(`${request.name.padEnd(40)}${figures}${ratios.map((ratio) => ratio.toFixed(2).padStart(8)).join('')}`);
  }
  console.log(missed.length === 0 ? `none takes more than ${AIM} times as long` : `above ${AIM}: ${missed.join(', ')}`);
} finally {
  for (const end of ends.toReversed()) await end();
  await servers.stop();
  reaper.close();
  if (values.keep === '') await rm(dataDir, { recursive: true, force: true });
}

async function startWorld(name: string, size: Size): Promise<World> {
  const startedAt = performance.now();
  const databases = await prepareDatabases({
    adminUrl: servers.postgres.adminUrl,
    passwords: keys.databasePasswords,
    prefix: `moim_${name}`,
  });
  for (const owner of ['content', 'community'] as const)
    await migrate({ databaseUrl: databases[owner], migrationsDir: join(ROOT, 'prisma', owner, 'migrations') });
  if (await fillWorld(databases, size))
    console.log(`${name}: ${line(size)}, made in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
  const internalKeys = readInternalKeys(await readFile(keys.internalKeyFile, 'utf8'));
  const env = (database: string) => ({
    ...{
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
      NODE_ENV: 'test',
      DISCOVERY: 'off',
      MOIM_RATE_LIMITS: 'off',
    },
    ...{
      DATABASE_URL: database,
      INTERNAL_KEY_FILE: keys.internalKeyFile,
      NATS_URL: servers.nats.url,
      REDIS_URL: servers.redis.url,
    },
    ...{
      EVENTS_NAMESPACE: `bench-${randomUUID().slice(0, 8)}`,
      EVENTS_STREAM_MAX_MB: '4',
      MEDIA_DIR: join(dataDir, 'media'),
    },
  });
  const content = await startContent(readContentConfig(env(databases.content)));
  const community = await startCommunity(readCommunityConfig(env(databases.community)));
  ends.push(content.stop, community.stop);
  return {
    size,
    async ask(service, query, variables) {
      const signed = await signOrigin({ viewer, locale: 'ko', client }, internalKeys);
      const response = await fetch((service === 'content' ? content : community).url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [ORIGIN_HEADER]: signed },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as GraphQLAnswer;
    },
  };
}

/** The requests of a world, with the cursors of its own long lists. */
async function requestsOf(world: World): Promise<Measured[]> {
  const all = measured(world.size, () => '');
  const named = (name: string) => all.find((request) => request.name === name) as Measured;
  const read = async (request: Measured, after: string | null) => {
    const { data, errors } = await world.ask(request.service, request.query, { ...request.variables(0), after });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data.posts ?? data.post?.comments ?? data._entities[0].posts;
  };
  // By pages of twenty from the first: as far as people may come.
  const far = async (request: Measured) => {
    let after: string | null = null;
    for (let page = 0; page < 6; page++) after = (await read(request, after)).pageInfo.endCursor;
    return after ?? '';
  };
  const middles = {
    board: await far(named('… of the largest club')),
    comments: await far(named('… with the most comments')),
    feed: await far(named('the newest posts')),
  };
  return measured(world.size, (list) => middles[list]);
}

async function measure(worlds: World[], requests: Measured[]): Promise<number[][]> {
  const times: number[][] = worlds.map(() => []);
  for (let round = -TURN; round < ROUNDS; round += TURN) {
    for (const [i, world] of worlds.entries()) {
      const { service, query, variables } = requests[i] as Measured;
      for (let n = 0; n < TURN; n++) {
        const startedAt = performance.now();
        const answer = await world.ask(service, query, variables(Math.max(round, 0) + n));
        if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
        // The first turn is for what has to be compiled and read first.
        if (round >= 0) times[i]?.push(performance.now() - startedAt);
      }
    }
  }
  return times;
}

function line({ clubs, posts, comments }: Size): string {
  const [a, b, c] = [clubs, posts, comments].map((n) => n.toLocaleString('en'));
  return `${a} clubs, ${b} posts, ${c} comments`;
}
