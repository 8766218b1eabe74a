import { byId, type RequestDatabase } from '@moim/subgraph-kit';
import type { DraftRow } from '../rows.ts';

/** Reads of drafts: nobody's but the viewer's. */
export function draftLoaders(db: RequestDatabase, viewerId: string | null) {
  return {
    /** What the viewer has begun to write for a club, by the club's id. */
    draft: byId<DraftRow>(
      (communityIds) => db.$queryRaw`
        select community_id as "communityId", board::text, title, body, updated_at as "updatedAt"
        from drafts where author_id = ${viewerId} and community_id = any(${communityIds}::text[])`,
      (draft) => draft.communityId,
    ),
  };
}
