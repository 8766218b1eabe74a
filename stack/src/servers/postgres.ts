import { existsSync, readFileSync, rmSync } from 'node:fs';
import pg from 'pg';
import { dataPaths } from '../paths.ts';
import { codeOf, PlainError } from '../plain-error.ts';
import { identify } from '../supervisor/identity.ts';
import { initialiseCluster, MAJOR_VERSION, postgresPrograms } from './postgres-cluster.ts';
import { isPostgres, unprivilegedUser } from './postgres-user.ts';
import type { RunningServer, ServerContext } from './server.ts';
import { startServer } from './start-server.ts';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // A socket file's path may have 107 bytes at most, which a data folder's can exceed: TCP alone.
  unix_socket_directories: '',
  max_connections: '200',
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'top',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Compiling a plan costs more than the short statements of an interactive service take.
  jit: 'off',
};

/** Safe when a process crashes, not when the machine does. */
const NOT_DURABLE = { fsync: 'off', full_page_writes: 'off' };

/**
 * Starts Postgres on the cluster in `<dataDir>/postgres`, which is made first where there is none. The URL is the
 * superuser's. Throws a PlainError when that cannot be.
 */
export async function startPostgres(context: ServerContext, adminPassword: string): Promise<RunningServer> {
  const directory = dataPaths(context.dataDir).postgres;
  const programs = postgresPrograms();
  const user = await unprivilegedUser([programs.postgres], context.dataDir);
  if (existsSync(directory)) refuseOtherVersion(directory);
  else {
    context.log('making the database cluster');
    await initialiseCluster({ directory, adminPassword, user, durable: context.durable });
  }
  removeStalePidFile(directory);

  const command = user.command(programs.postgres, ['-D', directory, ...postgresFlags(context)]);
  return await startServer(
    {
      name: 'postgres',
      command: command.command,
      args: (port) => [...command.args, '-p', String(port)],
      user: command.user,
      // "Fast": breaks connections off, rolls their transactions back, and leaves a clean cluster.
      stopSignal: 'SIGINT',
      url: (port) => `postgresql://postgres:${adminPassword}@127.0.0.1:${port}/postgres`,
      check: (url) => checkPassword(url, directory),
    },
    context,
  );
}

/** How every Postgres that is started here is set. */
export function postgresFlags(
  { durable, postgresSettings }: ServerContext,
  more: Record<string, string> = {},
): string[] {
  const settings = { ...SETTINGS, ...(durable ? {} : NOT_DURABLE), ...postgresSettings, ...more };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function checkPassword(url: string, directory: string): Promise<void> {
  try {
    await checkPostgres(url);
  } catch (error) {
    if (codeOf(error) !== '28P01') throw error;
    throw new PlainError(
      `The password in keys/database-admin.password does not open ${directory}: restore the keys folder that belongs to it.`,
      { cause: error },
    );
  }
}

/** Rejects unless the server answers a query. */
export async function checkPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end().catch(() => {});
  }
}

function refuseOtherVersion(directory: string): void {
  const version = readFileSync(`${directory}/PG_VERSION`, 'utf8').trim();
  if (version === MAJOR_VERSION) return;
  throw new PlainError(
    `${directory} was made by Postgres ${version}, and this is ${MAJOR_VERSION}: move its data with pg_dump, or move the folder away.`,
  );
}

/**
 * After a crash the cluster keeps the file of a server that is gone. Postgres copes with that, unless its process id is still
 * taken: by another program, or by the dead server itself as long as nobody has asked how it ended. Then it takes that for a
 * running server. A real one would be ours, and has been ended before.
 */
function removeStalePidFile(directory: string): void {
  const path = `${directory}/postmaster.pid`;
  if (!existsSync(path)) return;
  const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
  if (identify(pid) && isPostgres(pid)) {
    throw new PlainError(`Another Postgres (process ${pid}) runs on ${directory}: stop that one first.`);
  }
  rmSync(path);
}
