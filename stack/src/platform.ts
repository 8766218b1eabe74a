import type { StackConfig } from './config.ts';
import { forgetConnections, rememberConnections } from './connections.ts';
import { ensureDataDir, lockDataDir } from './data-dir.ts';
import { hasDemoAuthAccount, hasDemoPeople, seedIfEmpty } from './demo-world.ts';
import { generateForStart } from './generate/prisma.ts';
import { ensureKeys } from './keys.ts';
import { dataPaths } from './paths.ts';
import { PlainError } from './plain-error.ts';
import { startServers } from './servers/index.ts';
import { setUpDatabases } from './set-up.ts';
import { freePort, listenError } from './supervisor/ports.ts';
import { endLeftovers, Reaper } from './supervisor/reaper.ts';
import { type StartServicesOptions, startServices } from './supervisor/services.ts';
import { buildWeb } from './web-build.ts';

/** Everything that runs is to be gone by then. */
const STOP_MILLISECONDS = 4_700;

/** What tests put in the place of the real services. */
export type PlatformOptions = Pick<StartServicesOptions, 'entry'>;

type Log = (line: string) => void;

/** What there is to say of a platform that runs. */
export type StartedPlatform = {
  hasDemo: boolean;
  hasDemoAuthAccount: boolean;
  /** The sign-in server's address; null when it did not start. */
  authUrl: string | null;
};

/** The whole platform on this machine, from nothing to ready, and back. */
export class Platform {
  readonly #config: StackConfig;
  readonly #log: Log;
  readonly #options: PlatformOptions;
  #unlock: (() => void) | undefined;
  #reaper: Reaper | undefined;

  constructor(config: StackConfig, log: Log, options: PlatformOptions = {}) {
    this.#options = options;
    this.#config = config;
    this.#log = log;
  }

  /**
   * Starts everything and resolves when it is ready. Throws a PlainError when something cannot be; `stop` then ends what had
   * been started until then.
   */
  async start(): Promise<StartedPlatform> {
    const config = this.#config;
    const log = this.#log;
    const paths = dataPaths(config.dataDir);
    ensureDataDir(config.dataDir);
    this.#unlock = await lockDataDir(config.dataDir);
    const leftovers = await endLeftovers(paths.processes);
    if (leftovers.length > 0) log(`ended what an earlier start had left running: ${leftovers.join(', ')}`);
    await refuseBusyPort(config);
    const authPort = await authPortOf(config, log);
    const reaper = new Reaper(paths.processes);
    this.#reaper = reaper;

    const { dataDir, toolsDir, given } = config;
    const keys = await ensureKeys(config.keysDir);
    const [servers, generated, builtWeb] = await Promise.all([
      startServers({ dataDir, toolsDir, keys, given, reaper, log }),
      generateForStart(),
      buildWeb(),
    ]);
    if (builtWeb) log('built the web app');
    if (generated.length > 0) log(`generated ${generated.length} database clients`);
    const { adminUrl } = servers.postgres;
    const databaseUrls = await setUpDatabases({ adminUrl, keys, prefix: config.databasePrefix, log });
    if (config.seedsDemo && (await seedIfEmpty(databaseUrls, paths.seeding))) log('the demo world is there');

    const { auth: authDatabaseUrl, ...subgraphDatabaseUrls } = databaseUrls;
    rememberConnections(config, { databaseUrls: subgraphDatabaseUrls, natsUrl: servers.nats.url });
    const { auth, authUrl } = await startServices({
      ...{ host: config.host, port: config.port, publicUrl: config.publicUrl, keys, databaseUrls },
      ...{ natsUrl: servers.nats.url, redisUrl: servers.redis.url, logsDir: paths.logs, reaper, log },
      ...{ auth: { port: authPort, url: config.auth.url }, signIn: config.signIn },
      mediaDir: paths.media,
      ...(config.mailDir === null ? {} : { mailDir: config.mailDir }),
      compiledDir: paths.compiled,
      ...this.#options,
    });
    return {
      hasDemo: config.seedsDemo && (await hasDemoPeople(databaseUrls.user)),
      hasDemoAuthAccount: config.seedsDemo && (await hasDemoAuthAccount(authDatabaseUrl)),
      authUrl: auth.pid === undefined ? null : authUrl,
    };
  }

  /** Ends everything, the gateway first and Postgres last, within 5 s. Works at any moment of `start`, too. */
  async stop(): Promise<void> {
    const forced = (await this.#reaper?.end(STOP_MILLISECONDS)) ?? [];
    for (const name of forced) this.#log(`${name} did not end in time, and was ended by force`);
    this.#leave();
  }

  /** Ends everything by force, at once. */
  kill(): void {
    this.#reaper?.kill();
    this.#leave();
  }

  /** Gives the data folder back. Only to be called by who has it. */
  #leave(): void {
    if (this.#unlock === undefined) return;
    forgetConnections(this.#config);
    this.#unlock();
  }
}

/** AUTH_PORT, or the port after the gateway's; where nobody has asked for that one or counts on it, any other will do as well. */
async function authPortOf({ host, port, auth }: StackConfig, log: Log): Promise<number> {
  const wanted = auth.port ?? port + 1;
  const error = await listenError(host, wanted);
  if (error === undefined) return wanted;
  if (auth.port !== undefined || auth.url !== undefined) {
    throw new PlainError(
      `The sign-in server cannot listen on port ${wanted} (${error}): choose another with AUTH_PORT.`,
    );
  }
  const free = await freePort();
  log(`port ${wanted} is in use (${error}): the sign-in server takes ${free}; AUTH_PORT chooses one for good`);
  return free;
}

async function refuseBusyPort({ host, port }: StackConfig): Promise<void> {
  const error = await listenError(host, port);
  if (error === undefined) return;
  if (error === 'EADDRINUSE') {
    throw new PlainError(`Port ${port} is in use: stop what uses it, or choose another with PORT=4100 npm start.`);
  }
  throw new PlainError(`Moim cannot listen on ${host}:${port} (${error}): choose others with HOST and PORT.`);
}
