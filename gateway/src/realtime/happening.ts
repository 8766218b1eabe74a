import type { Made } from './run-event.ts';

/** Something that happened on a topic. */
export interface Happening {
  /** What it makes; null: the audience is another. */
  made: Made | null;
  /** The topic's version after it; null for what has no place in the order. */
  version: number | null;
}
