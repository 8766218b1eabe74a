import pg from 'pg';
import { authTables } from './auth.ts';
import { chatTables } from './chat.ts';
import { communityTables } from './community.ts';
import { contentTables } from './content.ts';
import { scheduleTables } from './schedule.ts';
import type { Row, Tables } from './tables.ts';
import { userTables } from './user.ts';
import { buildWorld, type World } from './world.ts';

type DatabaseName = 'user' | 'community' | 'schedule' | 'content' | 'chat' | 'auth';

/** Each database's rows, as a function of the world. */
const tablesOf: Partial<Record<DatabaseName, (world: World) => Tables | Promise<Tables>>> = {
  schedule: scheduleTables,
  user: userTables,
  community: communityTables,
  chat: chatTables,
  content: contentTables,
  auth: authTables,
};

/**
 * Fills the databases with the demo world: each in one transaction, those that have data already not at all. A seeding that
 * was cut short is completed by the next one. `scale` makes its lists longer.
 */
export async function seedDemoWorld({
  databases,
  now,
  scale = 1,
}: {
  databases: Record<DatabaseName, string>;
  now: Date;
  scale?: number;
}): Promise<void> {
  const world = buildWorld({ now, scale });
  await Promise.all(
    Object.entries(tablesOf).map(async ([name, tables]) => fill(databases[name as DatabaseName], await tables(world))),
  );
}

async function fill(databaseUrl: string, tables: Tables): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const [first] = Object.keys(tables);
    const { rows } = await client.query(
      `select exists (select from ${client.escapeIdentifier(first as string)}) as filled`,
    );
    if (rows[0].filled) return;
    await client.query('begin');
    for (const [table, tableRows] of Object.entries(tables)) await insert(client, table, tableRows);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

const BATCH = 2_000;

async function insert(client: pg.Client, table: string, rows: Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const name = client.escapeIdentifier(table);
  const columns = Object.keys(first)
    .map((column) => client.escapeIdentifier(column))
    .join(', ');
  for (let at = 0; at < rows.length; at += BATCH) {
    await client.query(
      `insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
      [JSON.stringify(rows.slice(at, at + BATCH))],
    );
  }
}
