import { once } from 'node:events';
import { connect } from 'node:net';
import { prismaOptions } from '@moim/subgraph-kit/postgres';
import { AuthBrowser } from '@moim/test-kit/auth';
import { afterAll, expect, test } from 'vitest';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { pruneOidcRecords } from '../src/oidc/records.ts';
import { authAndProduct, sql } from './tools.ts';

const { auth, product } = await authAndProduct();
const db = new PrismaClient(prismaOptions(auth.database.url));
afterAll(() => db.$disconnect());

async function count(): Promise<number> {
  const [row] = await sql<{ count: number }>(auth, 'select count(*)::int as count from oidc_records');
  return row?.count ?? 0;
}

test('what has expired is removed an hour later, however much it is, and nothing else', async () => {
  await auth.signIn((await product.begin()).url);
  const before = await count();
  expect(before).toBeGreaterThan(2);
  expect(await pruneOidcRecords(db, new Date())).toBe(0);
  await sql(
    auth,
    `insert into oidc_records (model, id_hash, payload, expires_at)
     select 'AccessToken', sha256(i::text::bytea), '{}', now() - interval '61 minutes' from generate_series(1, 2500) i`,
  );
  await sql(
    auth,
    `insert into oidc_records (model, id_hash, payload, expires_at)
     values ('AccessToken', sha256('late'), '{}', now() - interval '59 minutes')`,
  );
  const removed = await Promise.all([pruneOidcRecords(db, new Date()), pruneOidcRecords(db, new Date())]);
  expect(removed.reduce((sum, each) => sum + each)).toBe(2_500);
  expect(await count()).toBe(before + 1);
});

test('it says that it serves, and what is away', async () => {
  const state = async (path: string) => {
    const response = await fetch(`${auth.url}${path}`);
    return [response.status, await response.json()];
  };
  expect(await state('/healthz')).toEqual([200, { status: 'ok' }]);
  expect(await state('/readyz')).toEqual([200, { status: 'ready', parts: { database: 'ok' } }]);
});

test('it stops within two seconds, also while browsers keep connections or have opened them for later', async () => {
  const unused = connect(Number(new URL(auth.url).port), '127.0.0.1');
  unused.on('error', () => {});
  await once(unused, 'connect');
  const browser = new AuthBrowser(auth.url);
  await browser.open((await product.begin()).url);
  const startedAt = Date.now();
  await auth.stop();
  expect(Date.now() - startedAt).toBeLessThan(2_000);
  await expect(fetch(auth.url)).rejects.toThrow();
  await auth.start();
  expect((await browser.open('/')).status).toBe(200);
});
