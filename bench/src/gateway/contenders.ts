import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePorts, ROOT, SUBGRAPHS } from '@moim/stack';
import type { DemoPlatform } from '../demo-platform.ts';
import { install } from './install.ts';
import { startServer } from './processes.ts';

/** Something that answers the screens. */
export interface Contender {
  name: string;
  /** Of its GraphQL endpoint. */
  url: string;
  /** The process that is measured. */
  pid: number;
  stop(): void;
}

/** The version that the peer was measured at; what it needs besides to be installed. */
const HIVE = {
  dependencies: { '@graphql-hive/gateway': '2.15.1', '@graphql-hive/router-runtime': '1.4.23', graphql: '16.15.0' },
  overrides: { '@graphql-tools/batch-execute': '10.2.0' },
};

/** What ours are called. */
export const [MOIM, MOIM_KEEPING] = ['moim', 'moim, keeping answers'] as const;

/** Ours, which runs already, and keeps nothing. */
export function moim({ services }: DemoPlatform): Contender {
  const { url, pid } = services.gateway;
  if (pid === undefined) throw new Error('the gateway does not run');
  return { name: MOIM, url: `${url}/graphql`, pid, stop: () => {} };
}

/** Ours with its entity cache, as it is by itself. */
export async function moimKeeping(platform: DemoPlatform, env: NodeJS.ProcessEnv): Promise<Contender> {
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}/graphql`;
  const child = await startServer(process.execPath, [join(ROOT, 'gateway/src/index.ts')], {
    url,
    env: {
      ...env,
      ...subgraphUrls(platform),
      ...{ HOST: '127.0.0.1', PORT: String(port), METRICS_PORT: '0', ENTITY_CACHE_MB: '32' },
      ...{ NATS_URL: platform.natsUrl, REDIS_URL: platform.redisUrl },
      PUBLIC_URL: `http://localhost:${new URL(platform.services.gateway.url).port}`,
      INTERNAL_KEY_FILE: platform.keys.internalKeyFile,
      LOG_LEVEL: 'warn',
    },
  });
  return contender(MOIM_KEEPING, url, child);
}

/** `@apollo/gateway` with its standalone server, as its documentation sets it up. */
export async function stockGateway(platform: DemoPlatform): Promise<Contender> {
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}/`;
  const child = await startServer(process.execPath, [join(import.meta.dirname, 'stock-gateway.ts')], {
    url,
    env: {
      ...subgraphUrls(platform),
      PORT: String(port),
      INTERNAL_KEY_FILE: platform.keys.internalKeyFile,
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: '1',
    },
  });
  return contender('stock @apollo/gateway', url, child);
}

/** Hive Gateway, with the planner that it has by itself or with the one in Rust. Installed in a folder of its own, since nobody else needs it. */
export async function hiveGateway(
  platform: DemoPlatform,
  { planner, isQuiet }: { planner: 'js' | 'rust'; isQuiet: boolean },
): Promise<Contender> {
  const [port = 0] = await freePorts(1);
  const folder = await install('hive-gateway', HIVE);
  const config = join(folder, 'gateway.config.js');
  writeFileSync(config, readFileSync(join(import.meta.dirname, 'hive.config.js')));
  const supergraph = join(folder, 'run', `${port}.graphql`);
  if (!existsSync(dirname(supergraph))) mkdirSync(dirname(supergraph));
  writeFileSync(supergraph, supergraphAt(platform));
  const url = `http://127.0.0.1:${port}/graphql`;
  const bin = join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js');
  const child = await startServer(process.execPath, [bin, 'supergraph', '--config-path', config], {
    ...{ url, cwd: folder },
    env: {
      ...{ PORT: String(port), SUPERGRAPH_FILE: supergraph, PLANNER: planner, NODE_ENV: 'production' },
      IS_QUIET: isQuiet ? 'yes' : 'no',
    },
  });
  return contender(`Hive Gateway (${planner === 'js' ? 'JavaScript' : 'Rust'})`, url, child);
}

/** What the fetches by themselves are called. */
export const BARE = 'its fetches, bare';

/** The fetches of the club screen with no gateway around them: what is answered is no answer to it. */
export async function bareFetches(platform: DemoPlatform): Promise<Contender> {
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}/graphql`;
  const child = await startServer(process.execPath, [join(import.meta.dirname, 'bare-fetches.ts')], {
    url,
    env: { ...subgraphUrls(platform), PORT: String(port), NODE_ENV: 'production' },
  });
  return contender(BARE, url, child);
}

/** What the monolith is called. */
export const MONOLITH = 'one monolith process';

/** The five subgraphs as one service in one process, over the same databases: no gateway, and no subgraphs behind it. */
export async function monolith({ services, keys, databaseUrls, natsUrl, redisUrl }: DemoPlatform): Promise<Contender> {
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}/graphql`;
  const databases = SUBGRAPHS.map((name) => [`${name.toUpperCase()}_DATABASE_URL`, databaseUrls[name]]);
  const child = await startServer(process.execPath, [join(import.meta.dirname, 'monolith/index.ts')], {
    url,
    env: {
      ...Object.fromEntries(databases),
      ...{ PORT: String(port), NATS_URL: natsUrl, REDIS_URL: redisUrl },
      // The addresses in answers are those of the gateway.
      PUBLIC_URL: `http://localhost:${new URL(services.gateway.url).port}`,
      INTERNAL_KEY_FILE: keys.internalKeyFile,
      ACCESS_KEYS_FILE: keys.accessKeysFile,
      SIGN_IN_PROVIDERS_FILE: join(keys.directory, 'sign-in-providers.json'),
      MEDIA_DIR: join(keys.directory, '../media'),
      MAIL_DIR: join(keys.directory, '../mail'),
      NODE_ENV: 'production',
    },
  });
  return contender(MONOLITH, url, child);
}

function subgraphUrls({ services }: DemoPlatform): NodeJS.ProcessEnv {
  const urls = SUBGRAPHS.map((name) => [`${name.toUpperCase()}_URL`, `${services.subgraphs[name].url}/graphql`]);
  return Object.fromEntries(urls);
}

function contender(name: string, url: string, child: ChildProcess): Contender {
  return { name, url, pid: child.pid ?? 0, stop: () => child.kill() };
}

/** The supergraph, with the addresses at which the subgraphs are. */
function supergraphAt({ services }: DemoPlatform): string {
  const sdl = readFileSync(join(ROOT, 'gateway/supergraph.graphql'), 'utf8');
  return SUBGRAPHS.reduce(
    (text, name) =>
      text.replace(`url: "http://${name}:4000/graphql"`, `url: "${services.subgraphs[name].url}/graphql"`),
    sdl,
  );
}
