import { isEstranged, isHidden, type VisibleCommunity } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import type { Board, MemberRole, ReportSubjectKind } from '../generated/prisma/enums.ts';
import type { PostRow } from '../rows.ts';

/** What the viewer is in a club. */
type Standing = Pick<VisibleCommunity, 'viewerRole'>;

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

/** SQL: whether somebody (an SQL expression) may see a club now, by the same rule: who may not is told of nothing that happens there. */
export function seesCommunity(personId: Prisma.Sql, communityId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (
    select from community_cards seen
    where seen.community_id = ${communityId} and seen.closed_at is null and (not seen.is_private or exists (
      select from community_member_cards seer
      where seer.community_id = seen.community_id and seer.user_id = ${personId} and seer.role is not null)))`;
}

/** SQL: whether a post, by its alias, is what the club says: leader and staff write the notices, and choose what is pinned. */
function isAnnouncement(alias: 't' | 'p' | 'announcement'): Prisma.Sql {
  const post = Prisma.raw(alias);
  return Prisma.sql`(${post}.board = 'NOTICE' or ${post}.is_pinned)`;
}

/**
 * SQL: whether the viewer is shown a post, by its alias, of a club that they may see: not what a block hides. What the club says reaches
 * everybody. docs/blocking.md says why.
 */
export function isPostShown(viewerId: string | null, alias: 't' | 'p'): Prisma.Sql {
  const post = Prisma.raw(alias);
  const [authorId, communityId] = [Prisma.sql`${post}.author_id`, Prisma.sql`${post}.community_id`];
  return Prisma.sql`(${isAnnouncement(alias)} or not ${isHidden(viewerId, { authorId, communityId })})`;
}

/** SQL: whether a block hides a comment, by its alias, from the viewer: then it is to them as a deleted one. */
export function isCommentHidden(viewerId: string | null, alias: 't' | 'c'): Prisma.Sql {
  const comment = Prisma.raw(alias);
  const communityId = Prisma.sql`(select of.community_id from posts of where of.id = ${comment}.post_id)`;
  return isHidden(viewerId, { authorId: Prisma.sql`${comment}.author_id`, communityId });
}

/** SQL: whether the viewer is shown a photo `t` of a club that they may see: not what a block hides, unless the club shows it. */
export function isPhotoShown(viewerId: string | null): Prisma.Sql {
  const [authorId, communityId] = [Prisma.sql`t.uploader_id`, Prisma.sql`t.community_id`];
  return Prisma.sql`(not ${isHidden(viewerId, { authorId, communityId })} or exists (
      select from post_photos in_post join posts announcement on announcement.id = in_post.post_id
      where in_post.photo_id = t.id and ${isAnnouncement('announcement')} and announcement.deleted_at is null))`;
}

/**
 * SQL: whether the viewer is shown a photo `t` of a direct room: one of its two people, unless one of them has blocked the other. The chat service says the
 * same of the room.
 */
export function isDirectPhotoShown(viewerId: string | null): Prisma.Sql {
  if (viewerId === null) return Prisma.sql`false`;
  const other = Prisma.sql`case t.uploader_id when ${viewerId} then t.recipient_id else t.uploader_id end`;
  return Prisma.sql`(t.recipient_id is not null and ${viewerId} in (t.uploader_id, t.recipient_id) and not ${isEstranged(viewerId, other)})`;
}

/** Authors change their posts, as long as they are active members of the club. */
export function canEditPost(viewerId: string | null, post: Pick<PostRow, 'authorId' | 'community'>): boolean {
  return viewerId !== null && post.authorId === viewerId && post.community.viewerRole !== null;
}

/** Reports are for a club's leader and staff. */
export function canSeeReports(community: Standing): boolean {
  return isStaff(community);
}

/** SQL: whether one of those who see a club's reports is shown the report `t`: not whom it is about, who is not to know who made it. */
export function isReportShown(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`t.subject_author_id is distinct from ${viewerId}::text`;
}

/** The same of one report. */
export function canSeeReport(
  viewerId: string,
  community: Standing,
  { subjectAuthorId }: { subjectAuthorId: string | null },
): boolean {
  return canSeeReports(community) && subjectAuthorId !== viewerId;
}

/** Whoever sees a thing reports it; people are reported by who is in the club with them. */
export function canReport(community: Standing, kind: ReportSubjectKind): boolean {
  return kind !== 'PERSON' || isMember(community);
}

/**
 * Leader and staff settle the reports they see. What the leader wrote they can take away in any case; about the leader as a person staff
 * decides nothing: that report waits until somebody else leads the club.
 */
export function canResolveReport(
  viewerId: string,
  community: Standing,
  report: { subjectKind: ReportSubjectKind; subjectAuthorId: string | null; subjectAuthorRole: MemberRole | null },
): boolean {
  const isAboutLeader = report.subjectKind === 'PERSON' && report.subjectAuthorRole === 'LEADER';
  return canSeeReport(viewerId, community, report) && !isAboutLeader;
}

/** Members write on the boards; notices, and what is pinned, are for leader and staff. */
export function canCreatePost(community: Standing, post: { board: Board; isPinned: boolean }): boolean {
  return post.board === 'NOTICE' || post.isPinned ? isStaff(community) : isMember(community);
}

/** Members keep drafts of what they may write. */
export function canSaveDraft(community: Standing): boolean {
  return isMember(community);
}

/** Drafts are for who writes them, while a member; everybody else has none. */
export function canSeeDraft(community: Standing): boolean {
  return isMember(community);
}

/** Leader and staff say what stands at the top. */
export function canPinPost(community: Standing): boolean {
  return isStaff(community);
}

/** Members comment. */
export function canComment(community: Standing): boolean {
  return isMember(community);
}

/** Members add photos to the album. */
export function canAddPhotos(community: Standing): boolean {
  return isMember(community);
}

/** Members vote. */
export function canVote(community: Standing): boolean {
  return isMember(community);
}

/** Members like; whoever may see a thing may take the own like back. */
export function canLike(community: Standing, change: 'like' | 'unlike'): boolean {
  return change === 'unlike' || isMember(community);
}

/** `canLike` in SQL, of a VisibleCommunity `card` as jsonb; null when the viewer may not see the club. */
export function canLikeSql(card: Prisma.Sql, change: 'like' | 'unlike'): Prisma.Sql {
  return change === 'unlike'
    ? Prisma.sql`${card} is not null`
    : Prisma.sql`${card} is not null and ${card} ->> 'viewerRole' is not null`;
}

/** Posts, comments and photos are taken away by whose they are, and by leader and staff. */
export function canDelete(viewerId: string, authorId: string, community: Standing): boolean {
  return viewerId === authorId || isStaff(community);
}

function isMember({ viewerRole }: Standing): boolean {
  return viewerRole !== null;
}

function isStaff({ viewerRole }: Standing): boolean {
  return viewerRole === 'LEADER' || viewerRole === 'STAFF';
}
