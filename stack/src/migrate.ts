import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { messageOf, PlainError } from './plain-error.ts';

/** The lock that Prisma Migrate itself takes, so that the two never run at once on one database. */
const PRISMA_ADVISORY_LOCK = 72_707_369;
const LOCK_TIMEOUT = '30s';

/** Prisma Migrate's own table, as schema-engine creates it for Postgres. */
const MIGRATIONS_TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
  )`;

/** Scripts that manage transactions themselves, or hold what Postgres refuses inside one. */
const NOT_IN_A_TRANSACTION = /^\s*(BEGIN|COMMIT|START\s+TRANSACTION|VACUUM)\b|\bCONCURRENTLY\b/im;

type Migration = { name: string; script: string; checksum: string };
type Recorded = { migration_name: string; checksum: string; finished_at: Date | null };

export type MigrateOptions = {
  /** Of the role that owns the database: migrations never run as superuser. */
  databaseUrl: string;
  /** A folder in Prisma Migrate's layout: `<timestamp>_<name>/migration.sql`. */
  migrationsDir: string;
};

/**
 * Applies the migrations that the database does not have yet, in the order of their names, and records them in
 * `_prisma_migrations` as Prisma Migrate does, so that `prisma migrate deploy` can take over at any time. Returns the names
 * applied. Throws a PlainError when an applied migration's file has changed, a failed one is on record, or one fails now.
 */
export async function migrate({ databaseUrl, migrationsDir }: MigrateOptions): Promise<string[]> {
  const migrations = readMigrations(migrationsDir);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_ADVISORY_LOCK]);
    await client.query('RESET lock_timeout');
    await client.query('SET client_min_messages = warning');
    await client.query(MIGRATIONS_TABLE);
    const pending = await findPending(client, migrations, migrationsDir);
    for (const migration of pending) await apply(client, migration, migrationsDir);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

function readMigrations(migrationsDir: string): Migration[] {
  if (!existsSync(migrationsDir)) return [];
  const folders = readdirSync(migrationsDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = folders.map((entry) => entry.name).sort();
  return names.map((name) => {
    const path = join(migrationsDir, name, 'migration.sql');
    if (!existsSync(path)) throw new PlainError(`${join(migrationsDir, name)} has no migration.sql.`);
    const script = readFileSync(path, 'utf8');
    return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
  });
}

async function findPending(client: pg.Client, migrations: Migration[], directory: string): Promise<Migration[]> {
  // Those rolled back stay on record, and count for nothing: Prisma applies them again too.
  const { rows } = await client.query<Recorded>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const failed = rows.find((row) => row.finished_at === null);
  if (failed) {
    throw new PlainError(
      `The migration ${failed.migration_name} in ${directory} failed half-way at an earlier start: put the database right, ` +
        `then mark the migration with "prisma migrate resolve --applied" or "--rolled-back".`,
    );
  }
  const recorded = new Map(rows.map((row) => [row.migration_name, row]));
  return migrations.filter((migration) => {
    const record = recorded.get(migration.name);
    if (record && record.checksum !== migration.checksum) {
      throw new PlainError(
        `The migration ${migration.name} in ${directory} was changed after it had been applied: ` +
          'restore its file, and put the change into a new migration.',
      );
    }
    return record === undefined;
  });
}

async function apply(client: pg.Client, migration: Migration, directory: string): Promise<void> {
  const transactional = !NOT_IN_A_TRANSACTION.test(migration.script);
  const id = randomUUID();
  if (transactional) await client.query('BEGIN');
  await recordStarted(client, id, migration);
  try {
    await client.query(migration.script);
    await client.query(
      'UPDATE _prisma_migrations SET applied_steps_count = 1, finished_at = clock_timestamp() WHERE id = $1',
      [id],
    );
    if (transactional) await client.query('COMMIT');
  } catch (error) {
    await recordFailed(client, id, migration, messageOf(error), transactional);
    throw new PlainError(`The migration ${migration.name} in ${directory} failed: ${messageOf(error)}.`, {
      cause: error,
    });
  }
}

async function recordStarted(client: pg.Client, id: string, { checksum, name }: Migration): Promise<void> {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())`,
    [id, checksum, name],
  );
}

/** A transaction leaves nothing behind, so its failure is on record as rolled back, and the next start tries it again. */
async function recordFailed(
  client: pg.Client,
  id: string,
  migration: Migration,
  logs: string,
  transactional: boolean,
): Promise<void> {
  await client.query('ROLLBACK');
  if (transactional) await recordStarted(client, id, migration);
  await client.query('UPDATE _prisma_migrations SET logs = $2, rolled_back_at = $3 WHERE id = $1', [
    id,
    logs,
    transactional ? new Date() : null,
  ]);
}
