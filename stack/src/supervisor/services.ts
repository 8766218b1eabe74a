import { join } from 'node:path';
import type { StackConfig } from '../config.ts';
import { replaceFile } from '../files.ts';
import type { Keys } from '../keys.ts';
import { ROOT } from '../paths.ts';
import { messageOf } from '../plain-error.ts';
import { signInSettings } from '../sign-in.ts';
import { type DatabaseName, folderOf, forEachSubgraph, SUBGRAPHS, type SubgraphName } from '../subgraphs.ts';
import { metricsPorts } from './metrics-ports.ts';
import { freePorts } from './ports.ts';
import type { Reaper } from './reaper.ts';
import { reachable, Service, type ServiceDefinition } from './service.ts';

/** Shares of the time given to stop everything: the gateway first lets its requests finish, then the subgraphs end at once. */
const GATEWAY_SHARE = 0.4;

export type ServiceSettings = {
  /** Of the gateway, the one public port. Default: a free port of 127.0.0.1. */
  host?: string;
  port?: number;
  /** Where people reach the gateway. Default `http://localhost:<port>`. */
  publicUrl?: string;
  /** The sign-in server's port on that host, and its address for people. Default: a free port, `http://localhost:<port>`. */
  auth?: { port?: number; url?: string | undefined };
  /** Clients of the sign-in server and sign-in providers besides Moim itself. */
  signIn?: StackConfig['signIn'];
  /** Where the files with what single services are told in secret are written. Default: beside the keys. */
  secretsDir?: string;
  databaseUrls: Record<DatabaseName, string>;
  natsUrl: string;
  redisUrl: string;
  keys: Keys;
  /** Where photos are kept. Default: a folder beside the logs. */
  mediaDir?: string;
  /** Where letters are laid down when no SMTP_URL is given. Default: a folder beside the logs. */
  mailDir?: string;
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
  entry?: (name: DatabaseName | 'gateway') => string;
};

export type Services = {
  gateway: Service;
  subgraphs: Record<SubgraphName, Service>;
  auth: Service;
  /** The sign-in server's address for people. */
  authUrl: string;
  /** The gateway, then the others. By force what is not done in time; default 5,000 ms in all. */
  stop: (graceMilliseconds?: number) => Promise<void>;
};

/**
 * Starts the subgraphs, the gateway and the sign-in server and waits until all are ready. From then on one that dies is started
 * again. Throws a PlainError when one does not become ready, and has stopped the others then; but the sign-in server is only missed
 * by those who sign in with it, so that the others start without it.
 */
export async function startServices(options: StartServicesOptions): Promise<Services> {
  const { logsDir, reaper, log = () => {} } = options;
  const { authUrl, ...definitions } = await defineServices(options);
  const make = (definition: ServiceDefinition) => new Service(definition, { logsDir, reaper, log });
  const gateway = make(definitions.gateway);
  const auth = make(definitions.auth);
  const subgraphs = await forEachSubgraph(async (name) => make(definitions.subgraphs[name]));

  const stop = async (graceMilliseconds = 5_000) => {
    const deadline = Date.now() + graceMilliseconds;
    await gateway.stop(graceMilliseconds * GATEWAY_SHARE);
    const others = [...SUBGRAPHS.map((name) => subgraphs[name]), auth];
    await Promise.all(others.map((service) => service.stop(deadline - Date.now())));
  };
  const all = [...SUBGRAPHS.map((name) => subgraphs[name]), gateway];
  try {
    const startAuth = auth.start().catch((error: unknown) => log(`${messageOf(error)} Moim runs without it.`));
    await Promise.all([...all.map((service) => service.start()), startAuth]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { gateway, subgraphs, auth, authUrl, stop };
}

async function defineServices(options: StartServicesOptions) {
  const { host = '127.0.0.1', port: wanted, entry = entryOf } = options;
  const [free = 0, freeForAuth = 0, ...ports] = await freePorts(SUBGRAPHS.length + 2);
  const port = wanted ?? free;
  const publicUrl = options.publicUrl ?? `http://localhost:${port}`;
  const given = Object.entries(options.env ?? inheritedEnv());
  const shared: NodeJS.ProcessEnv = {
    ...(options.compiledDir ? { NODE_COMPILE_CACHE: options.compiledDir } : {}),
    ...Object.fromEntries(given.filter(([name]) => !isOfMedia(name) && !isOfMail(name))),
    REDIS_URL: options.redisUrl,
  };
  const metricsOf = metricsPorts(shared.METRICS_PORT);
  const platform = {
    INTERNAL_KEY_FILE: options.keys.internalKeyFile,
    NATS_URL: options.natsUrl,
    PUBLIC_URL: publicUrl,
  };
  const define = (name: DatabaseName | 'gateway', at: { host: string; port: number }, env: NodeJS.ProcessEnv) => {
    const listen = { HOST: at.host, PORT: String(at.port) };
    const layer = name === 'gateway' ? ('gateway' as const) : ('subgraphs' as const);
    return {
      name,
      layer,
      ...at,
      entry: entry(name),
      cwd: ROOT,
      env: { ...shared, ...listen, ...metricsOf(name), ...env },
    };
  };
  const bucket = Object.fromEntries(given.filter(([name]) => isOfMedia(name)));
  const mail = {
    MAIL_DIR: options.mailDir ?? join(options.logsDir, '../mail'),
    ...Object.fromEntries(given.filter(([name, value]) => isOfMail(name) && value)),
  };
  const signIn = defineSignIn(options, { host, port: options.auth?.port ?? freeForAuth, publicUrl });
  const portOf = (name: SubgraphName) => ports[SUBGRAPHS.indexOf(name)] ?? 0;
  const subgraphs = await forEachSubgraph(async (name) =>
    define(
      name,
      { host: '127.0.0.1', port: portOf(name) },
      {
        ...platform,
        DATABASE_URL: options.databaseUrls[name],
        ...(name === 'user' ? { ACCESS_KEYS_FILE: options.keys.accessKeysFile, ...signIn.ofUser, ...mail } : {}),
        ...(name === 'content' ? { MEDIA_DIR: options.mediaDir ?? join(options.logsDir, '../media'), ...bucket } : {}),
      },
    ),
  );
  const urls = SUBGRAPHS.map((name) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${portOf(name)}/graphql`]);
  const gateway = define(
    'gateway',
    { host, port },
    {
      ...platform,
      ...Object.fromEntries(urls),
      DEMO_MEDIA_DIR: join(ROOT, 'stack/demo-media'),
      WEB_DIR: join(ROOT, 'web/dist'),
      PLANS_DIR: join(options.logsDir, '../plans'),
    },
  );
  const auth = define('auth', signIn.at, { DATABASE_URL: options.databaseUrls.auth, ...signIn.ofAuth, ...mail });
  return { subgraphs, gateway, auth, authUrl: signIn.authUrl };
}

/** Where the sign-in server listens, and what it and the user subgraph are told of each other: in files, for it is secret. */
function defineSignIn(
  options: StartServicesOptions,
  { host, port, publicUrl }: { host: string; port: number; publicUrl: string },
) {
  const authUrl = options.auth?.url ?? `http://localhost:${port}`;
  const keys = options.keys.auth;
  const at = { host, port };
  const addresses = { publicUrl, authUrl, internalUrl: `http://${reachable(host)}:${port}` };
  const settings = signInSettings(addresses, keys, options.signIn ?? { clients: [], providers: [] });
  const directory = options.secretsDir ?? options.keys.directory;
  const clientsFile = join(directory, 'auth-clients.json');
  const providersFile = join(directory, 'sign-in-providers.json');
  replaceFile(clientsFile, settings.clients, 0o600);
  replaceFile(providersFile, settings.providers, 0o600);
  const ofAuth = {
    AUTH_URL: authUrl,
    AUTH_CLIENTS_FILE: clientsFile,
    AUTH_SIGNING_KEYS_FILE: keys.signingKeysFile,
    AUTH_COOKIE_KEYS_FILE: keys.cookieKeysFile,
  };
  return { at, authUrl, ofAuth, ofUser: { SIGN_IN_PROVIDERS_FILE: providersFile } };
}

function entryOf(name: DatabaseName | 'gateway'): string {
  return join(ROOT, folderOf(name), 'src/index.ts');
}

/** What is the launcher's own, or one service's alone, which gets it as a file. */
const NOT_INHERITED = /^(DATABASE_URL|AUTH_CLIENTS(_FILE)?|SIGN_IN_PROVIDERS(_FILE)?|npm_.*)$/i;

/** The bucket for photos, with its key, is the content subgraph's alone. */
const isOfMedia = (name: string) => name.startsWith('S3_');

/** The mail server, with its password, is of those who write to people: the user subgraph and the sign-in server. */
const isOfMail = (name: string) => /^(SMTP|MAIL)_/.test(name);

function inheritedEnv(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name));
  return Object.fromEntries(entries);
}
