import { z } from 'zod';
import { badUserInput } from './errors.ts';
import { type IdKind, isId } from './ids.ts';

/** The arguments of a list that is read forwards. */
export interface ForwardArgs {
  first: number;
  after?: string | null | undefined;
}

/** A page to read: up to `limit` rows after the key. Read one row more than `limit`: it tells whether there is more. */
export interface Page<Key> {
  limit: number;
  /** The sort key of the last row the client has, null for the first page. */
  after: Key | null;
}

/** A Relay connection, as resolvers return it. `totalCount` is asked for only when it is selected. */
export interface Connection<Edge> {
  edges: Edge[];
  pageInfo: PageInfo;
}

export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

const MAX_PAGE = 100;

/** An opaque cursor from a row's sort key. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key in a cursor; throws BAD_USER_INPUT when the cursor is not one of ours for this list. */
export function decodeCursor<Key>(cursor: string, key: z.ZodType<Key>, argument = 'after'): Key {
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw badUserInput(`${argument}: not a cursor of this list`);
  }
}

/** Throws BAD_USER_INPUT unless it is 1 to `max`. */
export function requirePageSize(size: number, argument: 'first' | 'last' = 'first', max = MAX_PAGE): number {
  if (Number.isInteger(size) && size >= 1 && size <= max) return size;
  throw badUserInput(`${argument}: must be 1 to ${max}`);
}

/**
 * Reads `first` and `after`. `key` says what a cursor of this list holds, so that a cursor of another list is refused.
 * Throws BAD_USER_INPUT.
 */
export function forwardPage<Key>(args: ForwardArgs, key: z.ZodType<Key>): Page<Key> {
  return { limit: requirePageSize(args.first), after: args.after == null ? null : decodeCursor(args.after, key) };
}

/** Makes a connection of the rows that were read for a page (one more than its limit, when there is more). */
export function connection<Row, Edge extends object>(
  rows: readonly Row[],
  page: Page<unknown>,
  toEdge: (row: Row) => Edge,
  keyOf: (row: Row) => readonly (string | number | null)[],
): Connection<Edge & { cursor: string }> {
  const edges = rows.slice(0, page.limit).map((row) => ({ ...toEdge(row), cursor: encodeCursor(keyOf(row)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.limit,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A time in a cursor: ISO with milliseconds, as the database keeps it, in a year that it has. Such strings sort as the times do. */
const time = z.iso.datetime({ precision: 3 }).regex(/^[1-9]/);

/** An id in a cursor. */
const id = (kind: IdKind) => z.string().refine((text) => isId(kind, text));

/**
 * What cursors of lists are made of, strictly: a forged one is refused here and not by Postgres, and so is one of another
 * list.
 */
export const cursorKeys = { time, id, timeAndId: (kind: IdKind) => z.tuple([time, id(kind)]) };
