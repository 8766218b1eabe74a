import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { readStackConfig } from '../config.ts';
import { seedIfEmpty } from '../demo-world.ts';
import { replaceFile } from '../files.ts';
import { ensureKeys, type Keys } from '../keys.ts';
import { PlainError } from '../plain-error.ts';
import { setUpDatabases } from '../set-up.ts';
import { SUBGRAPHS, type SubgraphName } from '../subgraphs.ts';

/**
 * For servers that somebody else runs, as docker compose does: makes the keys in MOIM_KEYS_DIR, brings the databases of
 * DATABASE_URL up to date, seeds the demo world where that is wanted, and ends. `services/<name>` beside the keys then holds just
 * what that service is to be given: `internal.key`, a subgraph's `database.url`, the user subgraph's `access-token.jwk`.
 */
await runCommand(async () => {
  const config = readStackConfig();
  const adminUrl = config.given.databaseUrl;
  if (!adminUrl) throw new PlainError('DATABASE_URL is not set: setup needs a Postgres server that runs.');
  const keys = await ensureKeys(config.keysDir);
  const urls = await setUpDatabases({ adminUrl, keys, prefix: config.databasePrefix, log: console.log });
  const internalKey = readFileSync(keys.internalKeyFile, 'utf8');
  for (const name of SUBGRAPHS) give(keys, name, { 'internal.key': internalKey, 'database.url': `${urls[name]}\n` });
  give(keys, 'user', { 'access-token.jwk': readFileSync(keys.accessKeyFile, 'utf8') });
  give(keys, 'gateway', { 'internal.key': internalKey });
  if (config.seedsDemo && (await seedIfEmpty(urls, join(keys.directory, 'demo-seeding')))) {
    console.log('the demo world is there');
  }
  return 0;
});

function give(keys: Keys, service: SubgraphName | 'gateway', files: Record<string, string>): void {
  const folder = join(keys.directory, 'services', service);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, content] of Object.entries(files)) replaceFile(join(folder, name), content, 0o600);
}
