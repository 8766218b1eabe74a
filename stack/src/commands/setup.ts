import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { readStackConfig } from '../config.ts';
import { seedIfEmpty } from '../demo-world.ts';
import { ensureKeys, withKeysLock } from '../keys.ts';
import { PlainError } from '../plain-error.ts';
import { giveKeysToServices, giveSignIn, giveToService, serviceFolder } from '../service-folders.ts';
import { setUpDatabases } from '../set-up.ts';
import { signInSettings } from '../sign-in.ts';
import { DATABASES } from '../subgraphs.ts';

/**
 * For servers that somebody else runs, as docker compose does: makes the keys in MOIM_KEYS_DIR, brings the databases of
 * DATABASE_URL up to date, seeds the demo world where that is wanted, and ends. `services/<name>` beside the keys then holds just
 * what that service is to be given: `internal.key`, its `database.url`, the user subgraph's `access-token.jwks` and
 * `sign-in-providers.json`, the sign-in server's `auth-signing.jwks`, `auth-cookies.key` and `auth-clients.json`.
 */
await runCommand(async () => {
  const config = readStackConfig();
  const adminUrl = config.given.databaseUrl;
  if (!adminUrl) throw new PlainError('DATABASE_URL is not set: setup needs a Postgres server that runs.');
  const keys = await ensureKeys(config.keysDir);
  const urls = await setUpDatabases({ adminUrl, keys, prefix: config.databasePrefix, log: console.log });
  for (const name of DATABASES) giveToService(keys.directory, name, { 'database.url': `${urls[name]}\n` });
  await withKeysLock(keys.directory, async () => giveKeysToServices(keys));
  const authUrl = config.auth.url ?? `http://localhost:${config.auth.port ?? config.port + 1}`;
  const addresses = { publicUrl: config.publicUrl, authUrl, internalUrl: config.auth.internalUrl ?? authUrl };
  giveSignIn(keys.directory, keys.auth, signInSettings(addresses, keys.auth, config.signIn));
  // From before keys could rotate.
  rmSync(join(serviceFolder(keys.directory, 'user'), 'access-token.jwk'), { force: true });
  if (config.seedsDemo && (await seedIfEmpty(urls, join(keys.directory, 'demo-seeding')))) {
    console.log('the demo world is there');
  }
  return 0;
});
