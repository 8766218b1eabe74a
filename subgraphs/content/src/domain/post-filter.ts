import { type Reading, readingsOf } from '@moim/search';
import { badUserInput } from '@moim/subgraph-kit';
import type { Board } from '../generated/prisma/enums.ts';
import type { PostFilter } from '../generated/resolver-types.ts';

/** Which posts a list has; null and no readings do not filter. */
export interface PostConditions {
  board: Board | null;
  pinned: boolean | null;
  /** What the text may mean, one of which the title and the body have. */
  readings: Reading[];
}

const MAX_TEXT = 100;

/** Reads a filter as a client sends it. Throws BAD_USER_INPUT when its text is longer than 100 characters or holds U+0000. */
export function parsePostFilter(filter: PostFilter | null | undefined): PostConditions {
  const text = filter?.text?.trim() ?? '';
  if ([...text].length > MAX_TEXT) throw badUserInput(`filter.text: at most ${MAX_TEXT} characters`);
  // Postgres cannot hold it, so nothing contains it.
  if (text.includes('\0')) throw badUserInput('filter.text: must not contain U+0000');
  return {
    board: filter?.board ?? null,
    pinned: filter?.pinned ?? null,
    readings: readingsOf(text),
  };
}
