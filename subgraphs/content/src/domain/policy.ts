import type { VisibleCommunity } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import type { PostRow } from '../rows.ts';

/**
 * The clubs that the viewer may see, to join in SQL: `id`, and `card` as a VisibleCommunity. The same rule as `visibleCommunityLoader`
 * of the kit; a post, its comments, poll and photos, and an album are seen by those who may see the club, so every statement
 * that reads them starts here or from something that did.
 */
export function visibleCommunities(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`(
    select c.community_id as id, jsonb_build_object('id', c.community_id, 'name', c.name, 'coverUrl', c.cover_url,
      'isPrivate', c.is_private, 'viewerRole', m.role) as card
    from community_cards c
    left join community_member_cards m on m.community_id = c.community_id and m.user_id = ${viewerId}
    where c.closed_at is null and (not c.is_private or m.role is not null)
  )`;
}

/** Authors change their posts, as long as they are active members of the club. */
export function canEditPost(viewerId: string | null, post: Pick<PostRow, 'authorId' | 'community'>): boolean {
  return viewerId !== null && post.authorId === viewerId && post.community.viewerRole !== null;
}

/** Reports are for a club's leader and staff. */
export function canSeeReports(community: Pick<VisibleCommunity, 'viewerRole'>): boolean {
  return community.viewerRole === 'LEADER' || community.viewerRole === 'STAFF';
}
