import { badUserInput, type Connection, encodeCursor, requirePageSize } from '@moim/subgraph-kit';
import type { MessagePage } from './loaders.ts';
import type { MessageRow, RoomRow } from './rows.ts';

/** Reads `last` and `beforeSeq`. Throws BAD_USER_INPUT when `last` is not 1 to 100 or `beforeSeq` is negative. */
export function historyPage({ last, beforeSeq }: { last: number; beforeSeq?: number | null }): MessagePage {
  if (beforeSeq != null && beforeSeq < 0) throw badUserInput('beforeSeq: must not be negative');
  return { limit: requirePageSize(last, 'last'), beforeSeq: beforeSeq ?? null };
}

/**
 * A page of a room's history, oldest first, of rows that come newest first. Messages are numbered without holes, so the numbers
 * alone tell whether there is more on either side.
 */
export function messageConnection(
  { lastSeq }: Pick<RoomRow, 'lastSeq'>,
  { beforeSeq }: MessagePage,
  newestFirst: readonly MessageRow[],
): Connection<{ cursor: string; node: MessageRow }> {
  const edges = newestFirst.toReversed().map((node) => ({ node, cursor: encodeCursor([node.seq]) }));
  const [first, last] = [edges[0], edges.at(-1)];
  const reached = last?.node.seq ?? (beforeSeq === null ? lastSeq : Math.max(0, beforeSeq - 1));
  return {
    edges,
    pageInfo: {
      hasPreviousPage: first !== undefined && first.node.seq > 1,
      hasNextPage: reached < lastSeq,
      startCursor: first?.cursor ?? null,
      endCursor: last?.cursor ?? null,
    },
  };
}
