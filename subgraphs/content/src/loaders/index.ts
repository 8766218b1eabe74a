import type { Asker } from '@moim/event-bus';
import { memberCardLoader, type RequestDatabase, visibleCommunityLoader } from '@moim/subgraph-kit';
import { commentLoaders } from './comments.ts';
import { draftLoaders } from './drafts.ts';
import { photoLoaders } from './photos.ts';
import { pollLoaders } from './polls.ts';
import { postLoaders } from './posts.ts';
import { reportLoaders } from './reports.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** A request's loaders: whatever is asked for many things in one tick becomes one statement. */
export function createLoaders({ db, asker }: { db: RequestDatabase; asker: Asker }, viewerId: string | null) {
  return {
    user: memberCardLoader({ db, asker }),
    community: visibleCommunityLoader({ db, asker }, viewerId),
    ...postLoaders(db, viewerId),
    ...commentLoaders(db, viewerId),
    ...draftLoaders(db, viewerId),
    ...photoLoaders(db, viewerId),
    ...pollLoaders(db, viewerId),
    ...reportLoaders(db, viewerId),
  };
}
