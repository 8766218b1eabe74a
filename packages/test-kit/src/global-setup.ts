import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAdmin, type DatabaseName, ensureKeys, ROOT, startServers } from '@moim/stack';
import type { TestProject } from 'vitest/node';
import { seededDatabases } from './seeded-databases.ts';

/** How long the lists of the seeded databases are: once as in the demo, once ten times as long. */
export const SCALES = [1, 10] as const;
export type Scale = (typeof SCALES)[number];

declare module 'vitest' {
  interface ProvidedContext {
    /** The servers of this test run, and the seeded databases that tests copy. */
    moim: {
      adminUrl: string;
      natsUrl: string;
      redisUrl: string;
      keysDir: string;
      /** When the demo world was made, in milliseconds. */
      now: number;
      /** URLs of the databases to copy, by scale. Nobody else may be connected to them. */
      templates: Record<Scale, Record<DatabaseName, string>>;
    };
  }
}

/** Starts servers for a test run in a folder of its own, and seeds the databases that tests copy. Removes all of it at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'moim-test-'));
  const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
  const servers = await startServers({
    dataDir: directory,
    toolsDir,
    durable: false,
    // Statements are counted by database, and each test file has some of those.
    postgresSettings: { 'pg_stat_statements.max': '50000' },
  });
  const teardown = async () => {
    await servers.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const keysDir = join(directory, 'keys');
    const { databasePasswords: passwords } = await ensureKeys(keysDir);
    const now = Date.now();
    const seeded = (scale: Scale) =>
      seededDatabases({ adminUrl: servers.postgres.adminUrl, passwords, prefix: `template${scale}`, now, scale });
    const admin = await connectAdmin(servers.postgres.adminUrl);
    await admin.query('create extension if not exists pg_stat_statements');
    await admin.end();
    const templates = { 1: await seeded(1), 10: await seeded(10) };
    project.provide('moim', {
      adminUrl: servers.postgres.adminUrl,
      natsUrl: servers.nats.url,
      redisUrl: servers.redis.url,
      keysDir,
      now,
      templates,
    });
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}
