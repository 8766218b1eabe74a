import { join } from 'node:path';
import {
  type DatabaseName,
  forEachDatabase,
  migrate,
  type PrepareDatabasesOptions,
  prepareDatabases,
  ROOT,
} from '@moim/stack';
import { seedDemoWorld } from '@moim/stack/demo';

/** Makes the databases of a platform on a server and fills them with the demo world as of `now`, in milliseconds. Returns their addresses. */
export async function seededDatabases({
  now,
  scale = 1,
  ...server
}: PrepareDatabasesOptions & { now: number; scale?: number }): Promise<Record<DatabaseName, string>> {
  const databases = await prepareDatabases(server);
  await forEachDatabase((name) =>
    migrate({ databaseUrl: databases[name], migrationsDir: join(ROOT, 'prisma', name, 'migrations') }),
  );
  await seedDemoWorld({ databases, now: new Date(now), scale });
  return databases;
}
