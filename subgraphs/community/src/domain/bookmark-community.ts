import { joinViewer } from '../community-sql.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { viewerSees } from './policy.ts';

/** Keeps a club in mind, if the viewer sees it; one that is kept stays. One statement, so the club's count is exact. */
export async function bookmarkCommunity(db: PrismaClient, viewerId: string, communityId: string): Promise<void> {
  await db.$executeRaw`
    with added as (
      insert into bookmarks (user_id, community_id)
      select ${viewerId}, c.id from communities c ${joinViewer(viewerId)} where c.id = ${communityId} and ${viewerSees}
      on conflict do nothing returning community_id
    )
    update communities set bookmark_count = bookmark_count + 1 from added where id = added.community_id`;
}

/** Keeps a club in mind no more, if the viewer sees it. One statement, so the club's count is exact. */
export async function unbookmarkCommunity(db: PrismaClient, viewerId: string, communityId: string): Promise<void> {
  await db.$executeRaw`
    with removed as (
      delete from bookmarks k using communities c ${joinViewer(viewerId)}
      where k.user_id = ${viewerId} and k.community_id = ${communityId} and c.id = k.community_id and ${viewerSees}
      returning k.community_id
    )
    update communities set bookmark_count = bookmark_count - 1 from removed where id = removed.community_id`;
}
