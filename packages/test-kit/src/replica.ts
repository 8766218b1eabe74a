// A Postgres with a streaming replica, for tests of processes that read the replica. Imported from `@moim/test-kit/replica`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseName, dataPaths, ensureKeys, Reaper, startPostgresReplica, startServers } from '@moim/stack';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { seededDatabases } from './seeded-databases.ts';

/** Two servers of one test file's own. */
export interface TestReplica {
  /** The superuser's addresses. */
  primaryUrl: string;
  replicaUrl: string;
  /** The databases of a platform there, with the demo world. */
  seeded(): Promise<Record<DatabaseName, string>>;
  /** The replica receives what is written and shows nothing of it, until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** For good. */
  stopPrimary(): Promise<void>;
}

/** Starts both; stops them when the test file is done. */
export async function testReplica(): Promise<TestReplica> {
  const dataDir = await mkdtemp(join(tmpdir(), 'moim-test-replica-'));
  const reaper = new Reaper(dataPaths(dataDir).processes);
  const { natsUrl, redisUrl, keysDir, now } = inject('moim');
  const servers = await startServers({ dataDir, reaper, durable: false, given: { natsUrl, redisUrl } });
  const context = { dataDir: join(dataDir, 'replica'), toolsDir: '', reaper, log: () => {}, durable: false };
  const replica = await startPostgresReplica(context, servers.postgres.adminUrl);
  afterAll(async () => {
    await replica.stop(3_000);
    await servers.stop();
    reaper.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const onReplica = async (statement: string) => {
    const client = new pg.Client({ connectionString: replica.url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  return {
    primaryUrl: servers.postgres.adminUrl,
    replicaUrl: replica.url,
    async seeded() {
      const { databasePasswords: passwords } = await ensureKeys(keysDir);
      return await seededDatabases({ adminUrl: servers.postgres.adminUrl, passwords, now });
    },
    pause: () => onReplica('select pg_wal_replay_pause()'),
    resume: () => onReplica('select pg_wal_replay_resume()'),
    stopPrimary: () => servers.stop(),
  };
}
