import { Sql, sqltag } from '@prisma/client/runtime/client';
import type pg from 'pg';

/** Who runs SQL: a Prisma client, its transaction, or the transaction in which an event takes effect. */
export interface SqlClient {
  $queryRaw<T = unknown>(query: TemplateStringsArray | Sql, ...values: unknown[]): PromiseLike<T>;
  $executeRaw(query: TemplateStringsArray | Sql, ...values: unknown[]): PromiseLike<number>;
}

/** A connection that is written to as Prisma's client is. */
export function sqlClient(client: pg.ClientBase): SqlClient {
  const run = (query: TemplateStringsArray | Sql, values: unknown[]) => {
    const sql = query instanceof Sql ? query : sqltag(query, ...values);
    return client.query(sql.text, sql.values);
  };
  return {
    async $queryRaw<T>(query: TemplateStringsArray | Sql, ...values: unknown[]) {
      return (await run(query, values)).rows as T;
    },
    async $executeRaw(query, ...values) {
      return (await run(query, values)).rowCount ?? 0;
    },
  };
}
