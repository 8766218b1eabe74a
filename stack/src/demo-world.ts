import { existsSync, rmSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { DEMO_ACCOUNTS, DEMO_AUTH_ACCOUNT, DEMO_PASSWORD } from './demo/accounts.ts';
import { seedDemoWorld } from './demo/seed.ts';
import type { DatabaseName } from './subgraphs.ts';

/**
 * Seeds the demo world when there are no people yet. `markerFile` is there while it does: a seeding that was cut short is
 * finished by the next call, and data that people made is never mixed with it. Returns whether it seeded.
 */
export async function seedIfEmpty(databases: Record<DatabaseName, string>, markerFile: string): Promise<boolean> {
  if (!existsSync(markerFile) && (await hasPeople(databases.user))) return false;
  writeFileSync(markerFile, 'The demo world is being seeded.\n');
  await seedDemoWorld({ databases, now: new Date() });
  rmSync(markerFile);
  return true;
}

/** Whether the first of the demo's people is there: then its sign-ins work. */
export async function hasDemoPeople(userDatabaseUrl: string): Promise<boolean> {
  return await exists(userDatabaseUrl, 'SELECT FROM users WHERE email = $1', [DEMO_ACCOUNTS[0].email]);
}

/** Whether the demo account of the sign-in server is there; not where the demo world is older than that server. */
export async function hasDemoAuthAccount(authDatabaseUrl: string): Promise<boolean> {
  return await exists(authDatabaseUrl, 'SELECT FROM accounts WHERE email = $1', [DEMO_AUTH_ACCOUNT.email]);
}

async function hasPeople(userDatabaseUrl: string): Promise<boolean> {
  return await exists(userDatabaseUrl, 'SELECT FROM users', []);
}

async function exists(databaseUrl: string, query: string, values: string[]): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(`${query} LIMIT 1`, values)).rowCount === 1;
  } finally {
    await client.end();
  }
}

/** The lines that tell a newcomer who they can be; `withAuth`: also by the sign-in server. */
export function describeDemoSignIns(withAuth: boolean): string[] {
  const width = Math.max(...DEMO_ACCOUNTS.map((account) => account.email.length));
  const line = (email: string, rest: string) => `  ${email.padEnd(width)}  ${rest}`;
  const { email: authEmail, name: authName } = DEMO_AUTH_ACCOUNT;
  return [
    `sign in with the password ${DEMO_PASSWORD} as`,
    ...DEMO_ACCOUNTS.map(({ email, name, who }) => line(email, `${name}, ${who}`)),
    ...(withAuth
      ? ['or with the same password, through the sign-in server, as', line(authEmail, `${authName}, new to Moim`)]
      : []),
  ];
}
