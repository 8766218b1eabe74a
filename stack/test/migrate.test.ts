import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrate } from '../src/migrate.ts';
import { type Servers, startServers } from '../src/servers/index.ts';
import { makeFolder, query, removeFolder, testFolder, toolsDir } from './helpers.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures/migrations');
const dataDir = makeFolder();
let servers: Servers;
let databaseUrl: string;
let databases = 0;

beforeAll(async () => {
  servers = await startServers({ dataDir, toolsDir, durable: false });
}, 60_000);

afterAll(async () => {
  await servers?.stop();
  removeFolder(dataDir);
});

beforeEach(async () => {
  databases += 1;
  await query(servers.postgres.adminUrl, `CREATE DATABASE migrated_${databases}`);
  const url = new URL(servers.postgres.adminUrl);
  url.pathname = `/migrated_${databases}`;
  databaseUrl = url.href;
});

/** The fixtures, in a folder that the test may change. */
function migrations(): string {
  const folder = testFolder();
  cpSync(FIXTURES, folder, { recursive: true });
  return folder;
}

function addMigration(migrationsDir: string, name: string, script: string): void {
  mkdirSync(join(migrationsDir, name));
  writeFileSync(join(migrationsDir, name, 'migration.sql'), script);
}

const records = () => query(databaseUrl, 'SELECT * FROM _prisma_migrations ORDER BY started_at');

test('migrations are applied in the order of their names, and once', async () => {
  const migrationsDir = migrations();
  expect(await migrate({ databaseUrl, migrationsDir })).toEqual(['20260101000000_clubs', '20260102000000_club_names']);
  expect(await migrate({ databaseUrl, migrationsDir })).toEqual([]);
  addMigration(migrationsDir, '20260103000000_more', 'ALTER TABLE clubs ADD COLUMN more text;');
  expect(await migrate({ databaseUrl, migrationsDir })).toEqual(['20260103000000_more']);
  expect(await query(databaseUrl, 'SELECT name, more FROM clubs')).toEqual([{ name: '북한산 등산회', more: null }]);
});

test('what is on record is what Prisma Migrate would have recorded', async () => {
  await migrate({ databaseUrl, migrationsDir: FIXTURES });
  const script = readFileSync(join(FIXTURES, '20260101000000_clubs/migration.sql'));
  expect((await records())[0]).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    checksum: createHash('sha256').update(script).digest('hex'),
    finished_at: expect.any(Date),
    migration_name: '20260101000000_clubs',
    logs: null,
    rolled_back_at: null,
    started_at: expect.any(Date),
    applied_steps_count: 1,
  });
  const columns = await query(
    databaseUrl,
    `SELECT column_name || ' ' || udt_name || coalesce('(' || character_maximum_length || ')', '') || ' ' || is_nullable
       || coalesce(' ' || column_default, '') AS "column"
     FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`,
  );
  expect(columns.map(({ column }) => column)).toEqual([
    'id varchar(36) NO',
    'checksum varchar(64) NO',
    'finished_at timestamptz YES',
    'migration_name varchar(255) NO',
    'logs text YES',
    'rolled_back_at timestamptz YES',
    'started_at timestamptz NO now()',
    'applied_steps_count int4 NO 0',
  ]);
});

test('an applied migration that was changed afterwards is refused', async () => {
  const migrationsDir = migrations();
  await migrate({ databaseUrl, migrationsDir });
  writeFileSync(join(migrationsDir, '20260101000000_clubs/migration.sql'), 'CREATE TABLE others (id int);');
  addMigration(migrationsDir, '20260103000000_more', 'ALTER TABLE clubs ADD COLUMN more text;');
  const failure = migrate({ databaseUrl, migrationsDir });
  await expect(failure).rejects.toThrow(/^The migration 20260101000000_clubs in \S+ was changed after/);
  expect(await records()).toHaveLength(2);
});

test('a migration that fails leaves nothing behind, and can be corrected', async () => {
  const migrationsDir = migrations();
  addMigration(migrationsDir, '20260103000000_broken', 'CREATE TABLE half (id int);\nSELECT nonsense;');
  const failure = migrate({ databaseUrl, migrationsDir });
  await expect(failure).rejects.toThrow(
    /^The migration 20260103000000_broken in \S+ failed: column "nonsense" does not/,
  );
  expect(await query(databaseUrl, `SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
  expect((await records())[2]).toMatchObject({
    finished_at: null,
    rolled_back_at: expect.any(Date),
    logs: expect.stringContaining('nonsense'),
    applied_steps_count: 0,
  });

  writeFileSync(join(migrationsDir, '20260103000000_broken/migration.sql'), 'CREATE TABLE half (id int);');
  expect(await migrate({ databaseUrl, migrationsDir })).toEqual(['20260103000000_broken']);
});

test('a migration that fails outside a transaction blocks the next ones until somebody has looked', async () => {
  const migrationsDir = migrations();
  addMigration(
    migrationsDir,
    '20260103000000_index',
    'CREATE UNIQUE INDEX CONCURRENTLY twice ON clubs ((1), (nonsense));',
  );
  await expect(migrate({ databaseUrl, migrationsDir })).rejects.toThrow(/nonsense/);
  expect((await records())[2]).toMatchObject({ finished_at: null, rolled_back_at: null });
  await expect(migrate({ databaseUrl, migrationsDir })).rejects.toThrow(
    /^The migration 20260103000000_index in \S+ failed half-way/,
  );
});

test('what cannot run in a transaction runs without one', async () => {
  const migrationsDir = migrations();
  addMigration(migrationsDir, '20260103000000_index', 'CREATE INDEX CONCURRENTLY by_name ON clubs (name);');
  expect(await migrate({ databaseUrl, migrationsDir })).toContain('20260103000000_index');
});

test('two at once apply each migration once', async () => {
  const migrationsDir = migrations();
  const applied = await Promise.all([migrate({ databaseUrl, migrationsDir }), migrate({ databaseUrl, migrationsDir })]);
  expect(applied.flat()).toHaveLength(2);
  expect(await records()).toHaveLength(2);
});
