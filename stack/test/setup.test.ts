import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../src/paths.ts';
import { startServers } from '../src/servers/index.ts';
import { query, runScript, testFolder, toolsDir } from './helpers.ts';

const SETUP = join(ROOT, 'stack/src/commands/setup.ts');

test('setup prepares a given server and says where the databases are; a second one changes nothing', async () => {
  const servers = await startServers({ dataDir: testFolder(), toolsDir, durable: false });
  onTestFinished(() => servers.stop());
  const keysDir = join(testFolder(), 'keys');
  const env = { DATABASE_URL: servers.postgres.adminUrl, MOIM_KEYS_DIR: keysDir, MOIM_DEMO: '0' };

  const first = runScript(SETUP, [], env);
  expect(await first.exited, first.output()).toBe(0);
  const file = join(keysDir, 'services/chat/database.url');
  const url = readFileSync(file, 'utf8').trim();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await query(url, 'SELECT current_user AS role')).toEqual([{ role: 'moim_chat' }]);
  const given = (service: string) => readdirSync(join(keysDir, 'services', service)).sort();
  expect(given('chat')).toEqual(['database.url', 'internal.key']);
  expect(given('user')).toEqual(['access-token.jwks', 'database.url', 'internal.key', 'sign-in-providers.json']);
  expect(given('auth')).toEqual(['auth-clients.json', 'auth-cookies.key', 'auth-signing.jwks', 'database.url']);
  expect(given('gateway')).toEqual(['internal.key']);
  const [applied] = await query<{ count: number }>(url, 'SELECT count(*)::int AS count FROM _prisma_migrations');
  expect(applied?.count).toBeGreaterThan(0);

  const second = runScript(SETUP, [], env);
  expect(await second.exited).toBe(0);
  expect(second.output()).toBe('databases are up to date\n');
  expect(readFileSync(file, 'utf8').trim()).toBe(url);
}, 60_000);

test('setup without a server says so', async () => {
  const run = runScript(SETUP, [], { DATABASE_URL: '', MOIM_KEYS_DIR: testFolder() });
  expect(await run.exited).toBe(1);
  expect(run.output()).toBe('moim: DATABASE_URL is not set: setup needs a Postgres server that runs.\n');
});
