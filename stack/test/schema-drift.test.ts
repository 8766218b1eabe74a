import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { connectAdmin, DATABASES, type DatabaseName, ROOT, SUBGRAPHS, type SubgraphName } from '../src/index.ts';
import { diffSchemas } from '../src/schema-engine.ts';

// What a database is after its migrations must be what its schema.prisma says. The migrations may hold more of what Prisma's language
// cannot say: checks, and indexes that are partial, on expressions, or of another kind than btree.
const { adminUrl, templates } = inject('moim');
const admin = await connectAdmin(adminUrl);
afterAll(() => admin.end());

const COLUMNS = `
  select table_name || '.' || column_name || ' ' || udt_name || coalesce('(' || coalesce(character_maximum_length, datetime_precision, numeric_precision) || ')', '')
    || case is_nullable when 'NO' then ' not null' else '' end || coalesce(' default ' || column_default, '') as line
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like '\\_prisma%'`;
const CONSTRAINTS = `
  select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
  where connamespace = 'public'::regnamespace and contype in ('p', 'f', 'u') and conrelid::regclass::text not like '\\_prisma%'`;
const INDEXES = `
  select pg_get_indexdef(i.indexrelid) as line from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
  where c.relnamespace = 'public'::regnamespace and i.indpred is null and i.indexprs is null and a.amname = 'btree'
    and i.indrelid::regclass::text not like '\\_prisma%'`;
const ENUMS = `
  select typname || ' ' || string_agg(enumlabel, ',' order by enumsortorder) as line from pg_enum e join pg_type t on t.oid = e.enumtypid group by typname`;

async function describeDatabase(client: pg.Client): Promise<Record<string, string[]>> {
  const lines = async (sql: string) => (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line).sort();
  return {
    columns: await lines(COLUMNS),
    constraints: await lines(CONSTRAINTS),
    indexes: await lines(INDEXES),
    enums: await lines(ENUMS),
  };
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A database made from schema.prisma alone, described. */
async function fromSchema(name: DatabaseName): Promise<Record<string, string[]>> {
  const database = `drift_${name}_${randomBytes(4).toString('hex')}`;
  await admin.query(`create database ${database} template template0`);
  try {
    const url = new URL(adminUrl);
    url.pathname = `/${database}`;
    return await withClient(url.href, async (client) => {
      await client.query('create extension citext');
      await client.query(await diffSchemas(null, readFileSync(join(ROOT, 'prisma', name, 'schema.prisma'), 'utf8')));
      return describeDatabase(client);
    });
  } finally {
    await admin.query(`drop database ${database} with (force)`);
  }
}

/** The migrated database of the test run, copied: nobody may be connected to a template. */
async function fromMigrations(name: DatabaseName): Promise<Record<string, string[]>> {
  const template = new URL(templates[1][name]);
  const database = `migrated_${name}_${randomBytes(4).toString('hex')}`;
  await admin.query(`create database ${database} template ${template.pathname.slice(1)} owner ${template.username}`);
  try {
    template.pathname = `/${database}`;
    return await withClient(template.href, describeDatabase);
  } finally {
    await admin.query(`drop database ${database} with (force)`);
  }
}

describe.each(DATABASES)('the %s database', (name) => {
  test('is after its migrations what schema.prisma says', async () => {
    const migrated = await fromMigrations(name);
    expect(migrated.columns?.length).toBeGreaterThan(10);
    expect(migrated).toEqual(await fromSchema(name));
  });
});

/** A model or enum of a schema, without its comments. */
function block(name: SubgraphName, kind: string, of: string): string | undefined {
  const schema = readFileSync(join(ROOT, 'prisma', name, 'schema.prisma'), 'utf8').replaceAll(/^\s*\/\/.*\n/gm, '');
  return new RegExp(`^${kind} ${of} \\{[^}]*\\}`, 'm').exec(schema)?.[0].replaceAll(/[ \t]+/g, ' ');
}

describe('what several databases have is alike in all of them', () => {
  test.each<[string, string, readonly SubgraphName[]]>([
    ['model', 'OutboxEvent', SUBGRAPHS],
    ['model', 'InboxEvent', SUBGRAPHS],
    ['model', 'DeadLetter', SUBGRAPHS],
    ['model', 'MemberCard', ['schedule', 'content', 'chat']],
    ['model', 'CommunityMemberCard', ['schedule', 'content', 'chat']],
    ['enum', 'MemberRole', ['schedule', 'content', 'chat']],
  ])('%s %s', (kind, of, names) => {
    const [first, ...others] = names.map((name) => block(name, kind, of));
    expect(first).toBeDefined();
    for (const other of others) expect(other).toBe(first);
  });

  test('the catalogue of interests', async () => {
    const interests = (name: SubgraphName) => {
      const migration = readFileSync(
        join(ROOT, 'prisma', name, 'migrations/20261121000000_initial/migration.sql'),
        'utf8',
      );
      return /INSERT INTO interests [^;]*;/.exec(migration)?.[0];
    };
    expect(interests('user')).toBeDefined();
    expect(interests('community')).toBe(interests('user'));
  });
});
