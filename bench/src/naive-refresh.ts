import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** The table of the control: no constraint keeps a token from having several successors. */
export async function prepareNaive(pool: pg.Pool): Promise<void> {
  await pool.query(
    'create table naive_tokens (token uuid primary key, parent uuid, used boolean not null default false)',
  );
}

/**
 * Rotation as it is often written: look whether the token is unused, then mark it and make the next one. Runs so many at once with one token and
 * returns how many successors it got: more than one means that the races of this bench are races.
 */
export async function naiveRefresh(pool: pg.Pool, parallel: number): Promise<number> {
  const token = randomUUID();
  await pool.query('insert into naive_tokens (token) values ($1)', [token]);
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      const { rows } = await pool.query('select used from naive_tokens where token = $1', [token]);
      if (rows[0].used) return;
      await pool.query('update naive_tokens set used = true where token = $1', [token]);
      await pool.query('insert into naive_tokens (token, parent) values ($1, $2)', [randomUUID(), token]);
    }),
  );
  const { rows } = await pool.query('select count(*)::int as count from naive_tokens where parent = $1', [token]);
  return rows[0].count;
}
