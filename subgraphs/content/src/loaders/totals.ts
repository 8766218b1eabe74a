import { estrangedFrom } from '@moim/subgraph-kit';
import { isCommentHidden, isPhotoShown, isPostShown, visibleCommunities } from '../domain/policy.ts';
import type { PostConditions } from '../domain/post-filter.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { Board } from '../generated/prisma/enums.ts';

// SQL: how many things a list of `parent.id` has for a viewer. What it has for everybody is kept (`list_totals`); what a block hides is found by whom it
// is about, and counted: a few people's few things, however long the list is.

/** The posts of a club, without a text that is looked for. */
export function boardTotal(viewerId: string | null, { board, pinned }: Omit<PostConditions, 'readings'>): Prisma.Sql {
  const of = (kind: 'posts' | 'pinned') =>
    kept((board === null ? Object.values(Board) : [board]).map((one) => `${kind} ${one}`));
  // Everybody sees what is pinned.
  if (pinned) return of('pinned');
  const ofBoard = board === null ? Prisma.empty : Prisma.sql`and t.board = ${board}::board`;
  const hidden = Prisma.sql`from posts t where t.author_id = any(${estranged(viewerId)}) and t.community_id = parent.id
    and t.deleted_at is null and not ${isPostShown(viewerId, 't')} ${ofBoard}`;
  return Prisma.sql`(${of('posts')} ${pinned === false ? Prisma.sql`- ${of('pinned')}` : Prisma.empty} ${less(viewerId, hidden)})`;
}

/** The posts of a person in the clubs that the viewer may see. */
export function authorTotal(viewerId: string | null): Prisma.Sql {
  const clubs = visibleCommunities(viewerId);
  const hidden = Prisma.sql`from posts t join ${clubs} club on club.id = t.community_id
    where parent.id = any(${estranged(viewerId)}) and t.author_id = parent.id and t.deleted_at is null and not ${isPostShown(viewerId, 't')}`;
  const total = Prisma.sql`coalesce((
    select sum(total) from list_totals kept join ${clubs} club on club.id = substr(kept.list, 4) where kept.parent_id = parent.id), 0)::int`;
  return Prisma.sql`(${total} ${less(viewerId, hidden)})`;
}

/** The photos of a club's album. */
export function albumTotal(viewerId: string | null): Prisma.Sql {
  const hidden = Prisma.sql`from photos t where t.uploader_id = any(${estranged(viewerId)}) and t.community_id = parent.id
    and t.deleted_at is null and t.status = 'READY' and not ${isPhotoShown(viewerId)}`;
  return Prisma.sql`(${kept(['photos'])} ${less(viewerId, hidden)})`;
}

/** The comments on a post itself. Of hidden ones those are listed that have replies. */
export function threadTotal(viewerId: string | null): Prisma.Sql {
  const hidden = Prisma.sql`from comments t where t.author_id = any(${estranged(viewerId)}) and t.post_id = parent.id
    and t.parent_id is null and t.deleted_at is null and t.reply_count = 0 and ${isCommentHidden(viewerId, 't')}`;
  return Prisma.sql`(${kept(['comments'])} ${less(viewerId, hidden)})`;
}

function kept(lists: readonly string[]): Prisma.Sql {
  return Prisma.sql`coalesce((
    select sum(total) from list_totals kept where kept.parent_id = parent.id and kept.list = any(${lists}::text[])), 0)::int`;
}

function less(viewerId: string | null, hidden: Prisma.Sql): Prisma.Sql {
  return viewerId === null ? Prisma.empty : Prisma.sql`- (select count(*) ${hidden})::int`;
}

/** An array, and no subquery: so an index finds what they wrote. */
function estranged(viewerId: string | null): Prisma.Sql {
  return viewerId === null ? Prisma.sql`'{}'::text[]` : Prisma.sql`array(${estrangedFrom(viewerId)})`;
}
