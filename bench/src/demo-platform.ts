import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DATABASES,
  type DatabaseName,
  dataPaths,
  ensureKeys,
  type Keys,
  migrate,
  prepareDatabases,
  Reaper,
  ROOT,
  type Services,
  startServers,
  startServices,
} from '@moim/stack';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemoWorld } from '@moim/stack/demo';

/** All of Moim as processes of their own on the demo world, in a folder that is gone afterwards. */
export interface DemoPlatform {
  services: Services;
  keys: Keys;
  databaseUrls: Record<DatabaseName, string>;
  natsUrl: string;
  redisUrl: string;
  /** When the demo world was made, in milliseconds. */
  now: number;
  /** Signs a demo account in for real: an access token. */
  signIn(email: string): Promise<string>;
  stop(): Promise<void>;
}

export const DEMO_EMAILS = DEMO_ACCOUNTS.map(({ email }) => email);

/** Starts it; `env` is what all services get besides. */
export async function startDemoPlatform({ env = {} }: { env?: NodeJS.ProcessEnv } = {}): Promise<DemoPlatform> {
  const dataDir = await mkdtemp(join(tmpdir(), 'moim-bench-'));
  const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
  const paths = dataPaths(dataDir);
  const reaper = new Reaper(paths.processes);
  const servers = await startServers({ dataDir, toolsDir, reaper });
  const end = async () => {
    await servers.stop();
    await sleep(100);
    reaper.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const keys = await ensureKeys(paths.keys);
    const databaseUrls = await prepareDatabases({
      adminUrl: servers.postgres.adminUrl,
      passwords: keys.databasePasswords,
    });
    const migrations = (name: string) => join(ROOT, 'prisma', name, 'migrations');
    await Promise.all(
      DATABASES.map((name) => migrate({ databaseUrl: databaseUrls[name], migrationsDir: migrations(name) })),
    );
    const now = new Date();
    await seedDemoWorld({ databases: databaseUrls, now });
    const addresses = { natsUrl: servers.nats.url, redisUrl: servers.redis.url };
    const services = await startServices({
      ...{ databaseUrls, keys, reaper, logsDir: paths.logs },
      ...addresses,
      env: { ...process.env, ...env },
    });
    return {
      ...{ services, keys, databaseUrls, now: now.getTime() },
      ...addresses,
      signIn: (email) => signIn(`${services.gateway.url}/graphql`, email),
      async stop() {
        await services.stop();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
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
