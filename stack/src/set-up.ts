import { join } from 'node:path';
import { prepareDatabases } from './databases.ts';
import type { Keys } from './keys.ts';
import { migrate } from './migrate.ts';
import { ROOT } from './paths.ts';
import { type DatabaseName, forEachDatabase } from './subgraphs.ts';

export type SetUpOptions = { adminUrl: string; keys: Keys; prefix: string; log: (line: string) => void };

/**
 * Brings all databases up to date: roles, databases, extensions, migrations. Returns their URLs. Safe to call again.
 * Throws a PlainError when that cannot be.
 */
export async function setUpDatabases(options: SetUpOptions): Promise<Record<DatabaseName, string>> {
  const { adminUrl, keys, prefix, log } = options;
  const urls = await prepareDatabases({ adminUrl, passwords: keys.databasePasswords, prefix });
  const applied = await forEachDatabase((name) =>
    migrate({ databaseUrl: urls[name], migrationsDir: join(ROOT, 'prisma', name, 'migrations') }),
  );
  const count = Object.values(applied).flat().length;
  log(count === 0 ? 'databases are up to date' : `databases are up to date (${count} migrations applied)`);
  return urls;
}
