import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { contractOperations, readDocument } from '@moim/contract';
import {
  DATABASES,
  dataPaths,
  ensureKeys,
  migrate,
  prepareDatabases,
  Reaper,
  ROOT,
  SUBGRAPHS,
  startServers,
  startServices,
} from '@moim/stack';
import { contractVariables, DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemoWorld } from '@moim/stack/demo';
import { type Figures, measure } from './measure.ts';

// Every screen of the contract, on the demo world, through our gateway and through the stock one, over the same subgraphs. The two
// take turns, so that whatever else the machine does meets both; what counts is the ratio.
const ROUNDS = 5;
const SEQUENTIAL = 20;
const CONCURRENT = { count: 200, concurrency: 16 };

const dataDir = await mkdtemp(join(tmpdir(), 'moim-bench-'));
const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
const reaper = new Reaper(dataPaths(dataDir).processes);
const servers = await startServers({ dataDir, toolsDir, reaper });
let stop = async () => {};
try {
  const keys = await ensureKeys(dataPaths(dataDir).keys);
  const databaseUrls = await prepareDatabases({
    adminUrl: servers.postgres.adminUrl,
    passwords: keys.databasePasswords,
  });
  await Promise.all(
    DATABASES.map((name) =>
      migrate({ databaseUrl: databaseUrls[name], migrationsDir: join(ROOT, 'prisma', name, 'migrations') }),
    ),
  );
  const now = new Date();
  await seedDemoWorld({ databases: databaseUrls, now });
  const services = await startServices({
    databaseUrls,
    natsUrl: servers.nats.url,
    redisUrl: servers.redis.url,
    keys,
    logsDir: dataPaths(dataDir).logs,
    reaper,
  });

  const urls = Object.fromEntries(
    SUBGRAPHS.map((name) => [`${name.toUpperCase()}_URL`, `${services.subgraphs[name].url}/graphql`]),
  );
  const stockPort = 4099;
  const stock = fork(join(import.meta.dirname, 'stock-gateway.ts'), {
    env: {
      ...process.env,
      ...urls,
      PORT: String(stockPort),
      INTERNAL_KEY_FILE: keys.internalKeyFile,
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: '1',
    },
  });
  stop = async () => {
    stock.kill();
    await services.stop();
  };
  await once(stock, 'message');

  const gateways = { moim: `${services.gateway.url}/graphql`, stock: `http://127.0.0.1:${stockPort}/graphql` };
  const tokens = await Promise.all(DEMO_ACCOUNTS.map(({ email }) => signIn(gateways.moim, email)));
  const variables = contractVariables(now.getTime());
  console.log(
    'screen                  one at a time: median ms (moim, stock)   16 at a time: requests/s (moim, stock, ratio)',
  );
  for (const { name, file } of contractOperations().filter((operation) => operation.file.startsWith('screens/'))) {
    const body = JSON.stringify({ query: readDocument(file), variables: variables[name] });
    const send = (url: string) => async (i: number) => {
      const token = tokens[i % tokens.length];
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body,
      });
      const answer = (await response.json()) as { errors?: unknown };
      if (answer.errors) throw new Error(`${name} through ${url}: ${JSON.stringify(answer.errors)}`);
    };
    const alone: Record<string, Figures[]> = { moim: [], stock: [] };
    const together: Record<string, Figures[]> = { moim: [], stock: [] };
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [which, url] of Object.entries(gateways)) {
        const one = await measure(SEQUENTIAL, 1, send(url));
        const many = await measure(CONCURRENT.count, CONCURRENT.concurrency, send(url));
        // The first round warms up.
        if (round > 0) {
          alone[which]?.push(one);
          together[which]?.push(many);
        }
      }
    }
    const ms = (which: string) => middle(alone[which]?.map(({ median }) => median) ?? []);
    const rate = (which: string) => middle(together[which]?.map(({ perSecond }) => perSecond) ?? []);
    console.log(
      `${name.padEnd(22)}  ${ms('moim').toFixed(1).padStart(20)} ${ms('stock').toFixed(1).padStart(8)}  ${rate('moim').toFixed(0).padStart(30)} ${rate('stock').toFixed(0).padStart(6)} ${(rate('moim') / rate('stock')).toFixed(2).padStart(6)}`,
    );
  }
} finally {
  await stop();
  await servers.stop();
  await sleep(100);
  reaper.close();
  await rm(dataDir, { recursive: true, force: true });
}

function middle(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function signIn(url: string, email: string): Promise<string> {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }';
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input: { email, password: DEMO_PASSWORD } } }),
  });
  const { data } = (await response.json()) as { data: { signIn: { session: { accessToken: string } } } };
  return data.signIn.session.accessToken;
}
