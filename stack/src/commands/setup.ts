import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { readStackConfig } from '../config.ts';
import { seedIfEmpty } from '../demo-world.ts';
import { replaceFile } from '../files.ts';
import { ensureKeys } from '../keys.ts';
import { PlainError } from '../plain-error.ts';
import { setUpDatabases } from '../set-up.ts';
import { SUBGRAPHS } from '../subgraphs.ts';

/**
 * For servers that somebody else runs, as docker compose does: makes the keys in MOIM_KEYS_DIR, brings the databases of
 * DATABASE_URL up to date, seeds the demo world where that is wanted, and ends. `database-<name>.url` beside the keys tells
 * each subgraph its DATABASE_URL.
 */
await runCommand(async () => {
  const config = readStackConfig();
  const adminUrl = config.given.databaseUrl;
  if (!adminUrl) throw new PlainError('DATABASE_URL is not set: setup needs a Postgres server that runs.');
  const keys = await ensureKeys(config.keysDir);
  const urls = await setUpDatabases({ adminUrl, keys, prefix: config.databasePrefix, log: console.log });
  for (const name of SUBGRAPHS) replaceFile(join(keys.directory, `database-${name}.url`), `${urls[name]}\n`, 0o600);
  if (config.seedsDemo && (await seedIfEmpty(urls, join(keys.directory, 'demo-seeding')))) {
    console.log('the demo world is there');
  }
  return 0;
});
