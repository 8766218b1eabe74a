import { connection, type Page } from '@moim/subgraph-kit';
import type { CountedConnection } from '../rows.ts';

/** A page of a list by time, from the rows read for it. */
export function pageByTime<Row extends { id: string; createdAt: Date }>(
  rows: readonly Row[],
  page: Page<unknown>,
  totalCount: () => Promise<number>,
): CountedConnection<Row> {
  const key = (node: Row) => [node.createdAt.toISOString(), node.id];
  return { ...connection(rows, page, (node) => ({ node }), key), totalCount };
}
