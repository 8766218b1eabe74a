import type { Context } from '../context.ts';

/**
 * What the viewer has just written, with its author: who has only just signed up has no card here yet, and the user service is asked
 * for it.
 */
export async function withAuthor<Row extends { author: unknown }>(row: Row | null, { loaders, viewer }: Context) {
  if (row === null || row.author !== null || viewer === null) return row;
  return { ...row, author: await loaders.user.load(viewer.userId) };
}
