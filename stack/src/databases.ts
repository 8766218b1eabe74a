import pg from 'pg';
import { codeOf, messageOf, PlainError } from './plain-error.ts';
import { type DatabaseName, databaseName, forEachDatabase } from './subgraphs.ts';

/** Extensions that only a superuser may create, and that migrations count on. */
const EXTENSIONS = ['pg_trgm', 'citext'];
/** Two launchers may prepare one server at once; the number only has to be the same in both. */
const ADVISORY_LOCK = 6_046_001;

export type PrepareDatabasesOptions = {
  /** A superuser, or a role that may create roles, databases and the extensions. */
  adminUrl: string;
  passwords: Record<DatabaseName, string>;
  /** Default `moim`. */
  prefix?: string;
};

/**
 * Makes sure that each subgraph and the sign-in server have a role and a database of their own, `<prefix>_<name>`, that nobody else may connect to,
 * with the password given and the extensions installed. Returns each one's DATABASE_URL. Safe to call again; then it only
 * puts right what differs. Throws a PlainError when the server cannot be reached or the admin's rights do not suffice.
 */
export async function prepareDatabases(options: PrepareDatabasesOptions): Promise<Record<DatabaseName, string>> {
  const { adminUrl, passwords, prefix = 'moim' } = options;
  const admin = await connectAdmin(adminUrl);
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    // Roles and databases live in catalogues that all databases share: made one after the other, on one connection.
    const names = await forEachDatabase(async (owner) => databaseName(prefix, owner));
    for (const [owner, name] of Object.entries(names)) {
      await prepareRole(admin, name, passwords[owner as DatabaseName]);
      await prepareDatabase(admin, name);
    }
    await forEachDatabase((owner) => prepareExtensions(withDatabase(adminUrl, names[owner])));
    return await forEachDatabase(async (owner) => serviceUrl(adminUrl, names[owner], passwords[owner]));
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    throw new PlainError(
      `The role in DATABASE_URL may not make the databases: ${messageOf(error)}. Give one with CREATEDB and CREATEROLE.`,
      { cause: error },
    );
  } finally {
    await admin.end();
  }
}

/** Connects to the admin's database. Throws a PlainError that names the server and what it said. */
export async function connectAdmin(adminUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
  // A connection that breaks while idle must not end the process: the next query on it fails anyway.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    const { host } = new URL(adminUrl);
    throw new PlainError(`Postgres at ${host} (DATABASE_URL) cannot be used: ${messageOf(error)}`, { cause: error });
  }
}

async function prepareRole(admin: pg.Client, name: string, password: string): Promise<void> {
  const role = admin.escapeIdentifier(name);
  const exists = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (exists.rowCount === 0) await admin.query(`CREATE ROLE ${role}`);
  const rights = 'LOGIN NOCREATEDB NOCREATEROLE';
  await admin.query(`ALTER ROLE ${role} ${rights} PASSWORD ${admin.escapeLiteral(password)}`);
}

async function prepareDatabase(admin: pg.Client, name: string): Promise<void> {
  const identifier = admin.escapeIdentifier(name);
  const exists = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (exists.rowCount === 0) {
    // An admin who is no superuser may give a database only to a role that it is a member of.
    await admin.query(`GRANT ${identifier} TO CURRENT_USER`);
    await admin.query(`CREATE DATABASE ${identifier} OWNER ${identifier} TEMPLATE template0 ENCODING 'UTF8'`);
  }
  await admin.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${identifier} FROM PUBLIC`);
}

async function prepareExtensions(adminUrl: string): Promise<void> {
  const client = await connectAdmin(adminUrl);
  try {
    for (const name of EXTENSIONS) await client.query(`CREATE EXTENSION IF NOT EXISTS ${name}`);
    // Tests count statements with it. It needs the server's preload list, which a server given to us may not have.
    // An admin who is no superuser sees no such setting, and could not create the extension either.
    const preloaded = await client.query<{ setting: string }>(
      `SELECT setting FROM pg_settings WHERE name = 'shared_preload_libraries'`,
    );
    if (preloaded.rows[0]?.setting.includes('pg_stat_statements')) {
      await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    }
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** The URL by which a service reaches its own database on a server. */
export function serviceUrl(adminUrl: string, name: string, password: string): string {
  const url = new URL(withDatabase(adminUrl, name));
  url.username = name;
  url.password = password;
  return url.href;
}
