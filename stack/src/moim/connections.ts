import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { eventEnv } from '@moim/event-bus';
import { ConfigError, readConfig } from '@moim/service-kit';
import { z } from 'zod';
import { readStackConfig, type StackConfig } from '../config.ts';
import type { Connections } from '../connections.ts';
import { isLocked } from '../data-dir.ts';
import { serviceUrl } from '../databases.ts';
import { dataPaths } from '../paths.ts';
import { PlainError } from '../plain-error.ts';
import { databaseName, SUBGRAPHS, type SubgraphName } from '../subgraphs.ts';

const remembered = z.object({
  databaseUrls: z.record(z.enum(SUBGRAPHS), z.string()),
  natsUrls: z.array(z.string()),
  eventsNamespace: z.string().nullable(),
});

type FoundConnections = Connections & { eventsNamespace: string };

const eventVariables = { NATS_URL: eventEnv.NATS_URL.optional(), EVENTS_NAMESPACE: eventEnv.EVENTS_NAMESPACE };

/**
 * Finds the platform that a command is for: the databases that DATABASE_URL names, else the platform that runs on the data folder, else
 * the databases whose URLs `setup` has put beside the keys. Throws a PlainError when there is none.
 */
export function findConnections(env: NodeJS.ProcessEnv = process.env): FoundConnections {
  const { NATS_URL: natsUrls = null, EVENTS_NAMESPACE: eventsNamespace } = readEventVariables(env);
  // The launcher's own NATS_URL is one address; this one may be a cluster's.
  const config = readStackConfig({ ...env, NATS_URL: undefined });
  const running = readRunning(config);
  const given = givenDatabases(config);
  if (running !== null && (given === null || isDeepStrictEqual(given, running.databaseUrls))) {
    return {
      ...{ databaseUrls: running.databaseUrls, natsUrls: natsUrls ?? running.natsUrls },
      eventsNamespace: eventVariables.EVENTS_NAMESPACE.parse(running.eventsNamespace ?? undefined),
    };
  }
  return { databaseUrls: given ?? databasesOfSetup(config), natsUrls, eventsNamespace };
}

function readEventVariables(env: NodeJS.ProcessEnv) {
  try {
    return readConfig(eventVariables, env);
  } catch (error) {
    if (error instanceof ConfigError) throw new PlainError(`${error.lines.join('; ')}.`, { cause: error });
    throw error;
  }
}

function readRunning(config: StackConfig): Connections | null {
  const file = dataPaths(config.dataDir).connections;
  return isLocked(config.dataDir) && existsSync(file) ? remembered.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** The databases on the server of DATABASE_URL; null when that is not set. */
function givenDatabases({ given, keysDir, databasePrefix }: StackConfig): Record<SubgraphName, string> | null {
  const { databaseUrl } = given;
  if (databaseUrl === undefined) return null;
  return ofEach((name) =>
    serviceUrl(databaseUrl, databaseName(databasePrefix, name), readKey(join(keysDir, `database-${name}.password`))),
  );
}

function databasesOfSetup({ keysDir, dataDir }: StackConfig): Record<SubgraphName, string> {
  const file = (name: SubgraphName) => join(keysDir, 'services', name, 'database.url');
  if (existsSync(file('user'))) return ofEach((name) => readKey(file(name)));
  throw new PlainError(
    `Moim is not running on ${dataDir}: start it with npm start, or name another platform with DATABASE_URL, NATS_URL and MOIM_KEYS_DIR.`,
  );
}

function ofEach(of: (name: SubgraphName) => string): Record<SubgraphName, string> {
  return Object.fromEntries(SUBGRAPHS.map((name) => [name, of(name)])) as Record<SubgraphName, string>;
}

function readKey(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new PlainError(`${file} is not there: MOIM_KEYS_DIR must name the keys that setup or npm start has made.`);
}
