import { randomBytes } from 'node:crypto';
import { connectAdmin, type DatabaseName } from '@moim/stack';
import { afterAll, inject } from 'vitest';
import type { Scale } from './global-setup.ts';

/** A database of the demo world for one test file. */
export interface DemoDatabase {
  /** For its own role. */
  url: string;
  /** How many SQL statements the service sends while `work` runs, as Postgres itself counts them. */
  countStatements(work: () => Promise<unknown>): Promise<number>;
}

/** Copies the seeded database of a subgraph or of the sign-in server; it is dropped when the test file is done. */
export async function demoDatabase(owner: DatabaseName, { scale = 1 }: { scale?: Scale } = {}): Promise<DemoDatabase> {
  const { adminUrl, templates } = inject('moim');
  const template = new URL(templates[scale][owner]);
  const templateName = template.pathname.slice(1);
  const name = `test_${owner}_${randomBytes(6).toString('hex')}`;
  const admin = await connectAdmin(adminUrl);
  await admin.query(`create database ${name} template ${templateName} owner ${template.username} strategy wal_log`);
  afterAll(async () => {
    // What was counted of it goes with it: Postgres forgets some of its counts when there are too many.
    await admin.query('select pg_stat_statements_reset(0, d.oid, 0) from pg_database d where d.datname = $1', [name]);
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  const url = new URL(template);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async countStatements(work) {
      const calls = async () => {
        const { rows } = await admin.query(
          `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements s join pg_database d on d.oid = s.dbid
           where d.datname = $1 and query not like '%/* idle event bus */%'`,
          [name],
        );
        return rows[0].calls as number;
      };
      const before = await calls();
      await work();
      return (await calls()) - before;
    },
  };
}
