import { join } from 'node:path';
import type { Keys } from '../keys.ts';
import { ROOT } from '../paths.ts';
import { forEachSubgraph, SUBGRAPHS, type SubgraphName } from '../subgraphs.ts';
import { freePorts } from './ports.ts';
import type { Reaper } from './reaper.ts';
import { Service, type ServiceDefinition } from './service.ts';

/** Shares of the time given to stop everything: the gateway first lets its requests finish, then the subgraphs end at once. */
const GATEWAY_SHARE = 0.4;

export type ServiceSettings = {
  /** Of the gateway, the one public port. Default: a free port of 127.0.0.1. */
  host?: string;
  port?: number;
  /** Where people reach the gateway. Default `http://localhost:<port>`. */
  publicUrl?: string;
  databaseUrls: Record<SubgraphName, string>;
  natsUrl: string;
  redisUrl: string;
  keys: Keys;
  /** Where Node may keep compiled code, so that services start quicker. */
  compiledDir?: string;
  /** What services get besides; default: this process's own, without what is only for the launcher. */
  env?: NodeJS.ProcessEnv;
};

export type StartServicesOptions = ServiceSettings & {
  logsDir: string;
  reaper: Reaper;
  log?: (line: string) => void;
  /** For tests: other programs under the same names, `entry(name)` instead of `<folder>/src/index.ts`. */
  entry?: (name: SubgraphName | 'gateway') => string;
};

export type Services = {
  gateway: Service;
  subgraphs: Record<SubgraphName, Service>;
  /** The gateway, then the subgraphs. By force what is not done in time; default 5,000 ms in all. */
  stop: (graceMilliseconds?: number) => Promise<void>;
};

/**
 * Starts the subgraphs and the gateway and waits until all are ready. From then on one that dies is started again. Throws a
 * PlainError when one does not become ready, and has stopped the others then.
 */
export async function startServices(options: StartServicesOptions): Promise<Services> {
  const { logsDir, reaper, log = () => {} } = options;
  const definitions = await defineServices(options);
  const make = (definition: ServiceDefinition) => new Service(definition, { logsDir, reaper, log });
  const gateway = make(definitions.gateway);
  const subgraphs = await forEachSubgraph(async (name) => make(definitions.subgraphs[name]));

  const stop = async (graceMilliseconds = 5_000) => {
    const deadline = Date.now() + graceMilliseconds;
    await gateway.stop(graceMilliseconds * GATEWAY_SHARE);
    await Promise.all(SUBGRAPHS.map((name) => subgraphs[name].stop(deadline - Date.now())));
  };
  const all = [...SUBGRAPHS.map((name) => subgraphs[name]), gateway];
  try {
    await Promise.all(all.map((service) => service.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { gateway, subgraphs, stop };
}

async function defineServices(options: StartServicesOptions) {
  const { host = '127.0.0.1', port: wanted, entry = entryOf } = options;
  const [free, ...ports] = await freePorts(SUBGRAPHS.length + 1);
  const port = wanted ?? free ?? 0;
  const publicUrl = options.publicUrl ?? `http://localhost:${port}`;
  const shared = {
    ...(options.compiledDir ? { NODE_COMPILE_CACHE: options.compiledDir } : {}),
    ...(options.env ?? inheritedEnv()),
    INTERNAL_KEY_FILE: options.keys.internalKeyFile,
    NATS_URL: options.natsUrl,
    REDIS_URL: options.redisUrl,
    PUBLIC_URL: publicUrl,
  };
  const define = (name: SubgraphName | 'gateway', at: { host: string; port: number }, env: NodeJS.ProcessEnv) => {
    const listen = { HOST: at.host, PORT: String(at.port) };
    const layer = name === 'gateway' ? ('gateway' as const) : ('subgraphs' as const);
    return { name, layer, ...at, entry: entry(name), cwd: ROOT, env: { ...shared, ...listen, ...env } };
  };
  const portOf = (name: SubgraphName) => ports[SUBGRAPHS.indexOf(name)] ?? 0;
  const subgraphs = await forEachSubgraph(async (name) =>
    define(
      name,
      { host: '127.0.0.1', port: portOf(name) },
      {
        DATABASE_URL: options.databaseUrls[name],
        ...(name === 'user' ? { ACCESS_KEY_FILE: options.keys.accessKeyFile } : {}),
      },
    ),
  );
  const urls = SUBGRAPHS.map((name) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${portOf(name)}/graphql`]);
  const gateway = define(
    'gateway',
    { host, port },
    { ...Object.fromEntries(urls), DEMO_MEDIA_DIR: join(ROOT, 'stack/demo-media') },
  );
  return { subgraphs, gateway };
}

function entryOf(name: SubgraphName | 'gateway'): string {
  return name === 'gateway' ? join(ROOT, 'gateway/src/index.ts') : join(ROOT, 'subgraphs', name, 'src/index.ts');
}

/** No service gets the admin's DATABASE_URL, nor what npm adds for its own children. */
function inheritedEnv(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL' && !/^npm_/i.test(name));
  return Object.fromEntries(entries);
}
