import { parseArgs } from 'node:util';
import { SUBGRAPHS } from '@moim/stack';
import { Pool } from 'undici';
import { startDemoPlatform } from '../demo-platform.ts';
import { sorted } from './answers.ts';
import {
  BARE,
  bareFetches,
  type Contender,
  hiveGateway,
  moim,
  moimKeeping,
  monolith,
  stockGateway,
} from './contenders.ts';
import { People } from './people.ts';
import { cpuMs } from './processes.ts';
import { compareGenerated } from './queries/run.ts';
import { type Round, report } from './report.ts';
import { type ScreenRequest, Screens, send } from './requests.ts';
import { SubgraphRequests } from './subgraph-requests.ts';

// The screens through our gateway and through others, over the same subgraphs, in alternating rounds. README.md says more.
const { values } = parseArgs({
  options: {
    screen: { type: 'string', default: 'CommunityScreen' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    concurrency: { type: 'string', default: '16' },
    generated: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: 'keeping,bare,stock,hive,hive-rust,monolith' },
  },
});
const [ROUNDS, SECONDS, CONCURRENCY] = [values.rounds, values.seconds, values.concurrency].map(Number) as [
  number,
  number,
  number,
];
/** Of each contender: until its code is compiled, and the pages that are asked for are in Postgres' memory. */
const WARM_UP_SECONDS = 12;
/** What is generated may cost more than what our gateway takes of strangers. */
const MAX_OPERATION_COST = '1000000';
/** Which of the requests are sent, by what is said of them. */
const WAYS: Record<string, (requests: ScreenRequest[]) => ScreenRequest[]> = {
  'ids and people differ from request to request': (requests) => requests,
  'one and the same request of one person': (requests) => requests.slice(0, 1),
  'one and the same request of whoever is signed out': (requests) => requests.slice(-1),
};
const only = new Set(values.only.split(','));
// The monolith says what is right of what nobody has thought of.
if (values.generated !== undefined) only.add('monolith');

const subgraphRequests = await SubgraphRequests.prepare();
const env = {
  // Nobody asks for as much as a bench.
  MOIM_RATE_LIMITS: 'off',
  ...(values.generated === undefined ? {} : { MAX_OPERATION_COST }),
};
const platform = await startDemoPlatform({ env: { ...env, ...subgraphRequests.env, ENTITY_CACHE_MB: '0' } });
const contenders: Contender[] = [];
try {
  const people = new People(platform);
  contenders.push(moim(platform));
  if (only.has('keeping')) contenders.push(await moimKeeping(platform, env));
  // The club screen's, and no others'.
  if (only.has('bare') && values.screen === 'CommunityScreen' && values.generated === undefined)
    contenders.push(await bareFetches(platform));
  if (only.has('stock')) contenders.push(await stockGateway(platform));
  // Answers to what is generated are meant to have errors.
  const isQuiet = values.generated !== undefined;
  if (only.has('hive')) contenders.push(await hiveGateway(platform, { planner: 'js', isQuiet }));
  if (only.has('hive-rust')) contenders.push(await hiveGateway(platform, { planner: 'rust', isQuiet }));
  if (only.has('monolith')) contenders.push(await monolith(platform));
  if (values.generated === undefined) await screensOfAll(await Screens.of(platform, people));
  else {
    const [count, seed] = [Number(values.generated), Number(values.seed)];
    if (!(await compareGenerated({ platform, people, contenders, count, seed }))) process.exitCode = 1;
  }
} finally {
  for (const contender of contenders) contender.stop();
  await platform.stop();
}

/** Compares what all answer to each screen, and then measures it. */
async function screensOfAll(screens: Screens): Promise<void> {
  const names = values.screen === 'all' ? Screens.names() : values.screen.split(',');
  for (const screen of names) {
    await compareAnswers(await screens.requests(screen), screen);
    console.log(`\n${screen}: all give the same answer`);
    if (ROUNDS === 0) continue;
    for (const [which, choose] of Object.entries(WAYS)) {
      const rounds = new Map(contenders.map(({ name }): [string, Round[]] => [name, []]));
      // The first round warms up.
      for (let round = 0; round <= ROUNDS; round++) {
        for (const contender of contenders) {
          const requests = await screens.requests(screen);
          const result = await run(contender, choose(requests), round === 0 ? WARM_UP_SECONDS : SECONDS);
          if (round > 0) rounds.get(contender.name)?.push(result);
        }
      }
      report(`${screen}, ${which}`, rounds);
    }
  }
}

/** Sends requests, so many at a time, for so many seconds. */
async function run({ url, pid }: Contender, requests: readonly ScreenRequest[], seconds: number): Promise<Round> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONCURRENCY });
  const pids = SUBGRAPHS.map((name) => platform.services.subgraphs[name].pid ?? 0);
  const ofSubgraphs = () => pids.reduce((sum, one) => sum + cpuMs(one), 0);
  // Counting costs the subgraphs something, too: before and after what is measured.
  const fetches = await subgraphRequests.count();
  const before = { gateway: cpuMs(pid), subgraphs: ofSubgraphs() };
  const took: number[] = [];
  const startedAt = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (performance.now() - startedAt < seconds * 1000) {
        const sentAt = performance.now();
        await send(pool, pathname, requests[next++ % requests.length] as ScreenRequest);
        took.push(performance.now() - sentAt);
      }
    }),
  );
  const result = {
    requests: took.length,
    seconds: (performance.now() - startedAt) / 1000,
    took: took.sort((a, b) => a - b),
    gatewayCpuMs: cpuMs(pid) - before.gateway,
    subgraphCpuMs: ofSubgraphs() - before.subgraphs,
    fetches: (await subgraphRequests.count()) - fetches,
  };
  await pool.close();
  return result;
}

/** All give the same answer, but for the order of keys. Rejects when one does not. */
async function compareAnswers(requests: readonly ScreenRequest[], screen: string): Promise<void> {
  for (const request of requests) {
    const answering = contenders.filter(({ name }) => name !== BARE);
    const answers = await Promise.all(
      answering.map(async ({ url }) => {
        const { origin, pathname } = new URL(url);
        const pool = new Pool(origin, { connections: 1 });
        const text = await send(pool, pathname, request);
        await pool.close();
        return JSON.stringify(sorted((JSON.parse(text) as { data: unknown }).data));
      }),
    );
    const other = answers.findIndex((answer) => answer !== answers[0]);
    if (other > 0)
      throw new Error(`${screen}: ${answering[other]?.name} answers otherwise\n${answers[0]}\n${answers[other]}`);
  }
}
