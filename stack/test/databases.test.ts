import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareDatabases } from '../src/databases.ts';
import { ensureKeys, type Keys } from '../src/keys.ts';
import { dataPaths } from '../src/paths.ts';
import { type Servers, startServers } from '../src/servers/index.ts';
import { DATABASES, type DatabaseName } from '../src/subgraphs.ts';
import { makeFolder, query, removeFolder, toolsDir } from './helpers.ts';

const dataDir = makeFolder();
let servers: Servers;
let keys: Keys;
let urls: Record<DatabaseName, string>;

beforeAll(async () => {
  servers = await startServers({ dataDir, toolsDir, durable: false });
  keys = await ensureKeys(dataPaths(dataDir).keys);
  urls = await prepareDatabases({ adminUrl: servers.postgres.adminUrl, passwords: keys.databasePasswords });
}, 60_000);

afterAll(async () => {
  await servers?.stop();
  removeFolder(dataDir);
});

test.each(DATABASES)('%s has a role that owns its database and may do nothing else', async (name) => {
  const rows = await query(
    urls[name],
    `SELECT current_database() AS database, current_user AS role, r.rolsuper, r.rolcreatedb, r.rolcreaterole,
       pg_get_userbyid(d.datdba) AS owner
     FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()`,
  );
  const own = `moim_${name}`;
  const rights = { rolsuper: false, rolcreatedb: false, rolcreaterole: false };
  expect(rows).toEqual([{ database: own, role: own, owner: own, ...rights }]);
});

test('no role can connect to the database of another', async () => {
  const attempts = DATABASES.flatMap((role) =>
    DATABASES.filter((other) => other !== role).map(async (other) => {
      const url = new URL(urls[role]);
      url.pathname = `/moim_${other}`;
      await expect(query(url.href, 'SELECT 1'), `${role} to ${other}`).rejects.toMatchObject({ code: '42501' });
    }),
  );
  expect(attempts).toHaveLength(DATABASES.length * (DATABASES.length - 1));
  await Promise.all(attempts);
});

test('a role needs its password', async () => {
  const url = new URL(urls.user);
  url.password = 'wrong';
  await expect(query(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
});

test('the extensions are there, and count Korean letters as letters', async () => {
  const rows = await query<{ extname: string }>(urls.content, 'SELECT extname FROM pg_extension');
  expect(rows.map((row) => row.extname)).toEqual(expect.arrayContaining(['citext', 'pg_trgm', 'pg_stat_statements']));
  const [row] = await query<{ trigrams: string[] }>(urls.content, `SELECT show_trgm('등산') AS trigrams`);
  expect(row?.trigrams.length).toBeGreaterThan(0);
});

test('preparing again keeps the data and puts a changed password right', async () => {
  await query(urls.chat, 'CREATE TABLE kept AS SELECT 1 AS value');
  await query(servers.postgres.adminUrl, `ALTER ROLE moim_chat PASSWORD 'changed'`);
  const again = await prepareDatabases({ adminUrl: servers.postgres.adminUrl, passwords: keys.databasePasswords });
  expect(again).toEqual(urls);
  expect(await query(urls.chat, 'SELECT value FROM kept')).toEqual([{ value: 1 }]);
});

test('two can prepare at once, and a prefix makes databases beside the others', async () => {
  const prepare = () =>
    prepareDatabases({ adminUrl: servers.postgres.adminUrl, passwords: keys.databasePasswords, prefix: 'other' });
  const [one, two] = await Promise.all([prepare(), prepare()]);
  expect(two).toEqual(one);
  expect(await query(one.user, 'SELECT current_database() AS name')).toEqual([{ name: 'other_user' }]);
});

test('a server that is not there is named in one line', async () => {
  const adminUrl = 'postgresql://postgres:secret@127.0.0.1:1/postgres';
  const failure = prepareDatabases({ adminUrl, passwords: keys.databasePasswords });
  await expect(failure).rejects.toThrow(
    /^Postgres at 127\.0\.0\.1:1 \(DATABASE_URL\) cannot be used: [^\n]*ECONNREFUSED/,
  );
  await expect(failure).rejects.not.toThrow(/secret/);
});

test('an admin who is no superuser will do, where the extensions are trusted', async () => {
  await query(servers.postgres.adminUrl, `CREATE ROLE builder LOGIN CREATEDB CREATEROLE PASSWORD 'builder'`);
  const url = new URL(servers.postgres.adminUrl);
  url.username = 'builder';
  url.password = 'builder';
  const options = { adminUrl: url.href, passwords: keys.databasePasswords, prefix: 'built' };
  const built = await prepareDatabases(options).catch((error: unknown) => error);
  expect(built).toMatchObject({ user: expect.stringContaining('/built_user') });
  const client = new pg.Client({ connectionString: (built as Record<DatabaseName, string>).user });
  await client.connect();
  await client.end();
});
