import { insertEventOfChanged } from '@moim/event-bus';
import { contentLiked, contentUnliked } from '@moim/events';
import { notFound } from '@moim/subgraph-kit';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import type { CommentRow, PhotoRow, PostRow } from '../rows.ts';
import { type Likeable, likeableOf } from './likeable.ts';
import { canLike, canLikeSql, seesCommunity, visibleCommunities } from './policy.ts';
import { authorize, type UseCase } from './use-case.ts';

export type LikeSubjectRow = PostRow | CommentRow | PhotoRow;
export type LikeChange = 'like' | 'unlike';

/**
 * Likes a post, a comment or a photo, or takes the like back, and says so to the other services. Twice is as once. Returns it as it is
 * then. Throws NOT_FOUND and FORBIDDEN as `authorize` does, BAD_USER_INPUT for an id of another kind.
 */
export async function setLike(
  useCase: UseCase,
  viewerId: string,
  subjectId: string,
  change: LikeChange,
): Promise<LikeSubjectRow> {
  const { db, outbox } = useCase;
  const likeable = likeableOf(subjectId);
  let written = await write(db, likeable, { viewerId, subjectId, change });
  if (written === null) throw notFound();
  if (!written.isAllowed) {
    // Perhaps the viewer has just joined, and the event is still on its way.
    await authorize(useCase, written.communityId, viewerId, (community) => canLike(community, change));
    written = await write(db, likeable, { viewerId, subjectId, change });
    if (!written?.isAllowed) throw notFound();
  }
  if (written.isChanged) outbox.nudge();
  return { ...written.row, likeCount: written.likeCount, viewerHasLiked: change === 'like' };
}

interface Written {
  communityId: string;
  /** Whether the policy, as the cards here are, lets the viewer do this. */
  isAllowed: boolean;
  isChanged: boolean;
  likeCount: number;
  row: LikeSubjectRow;
}

/**
 * One statement: the like, the count and the event; null when there is no such thing. The subject's row is locked first: likes of it come
 * one after the other, and its version and its count are those of its events and likes.
 */
async function write(
  db: PrismaClient,
  likeable: Likeable,
  { viewerId, subjectId, change }: { viewerId: string; subjectId: string; change: LikeChange },
): Promise<Written | null> {
  const { table, likes, likedId, communityId } = likeable;
  const isLike = change === 'like';
  const changeLikes = isLike
    ? Prisma.sql`insert into ${likes} (${likedId}, user_id) select id, ${viewerId} from subject where "isAllowed"
        on conflict do nothing returning ${likedId} as id`
    : Prisma.sql`delete from ${likes} l using subject
        where l.${likedId} = subject.id and l.user_id = ${viewerId} and subject."isAllowed" returning subject.id`;
  const [found] = await db.$queryRaw<
    (LikeSubjectRow & Omit<Written, 'row' | 'likeCount'> & { countAfter: number | null })[]
  >`
    with subject as (
      select ${likeable.columns(viewerId)}, ${communityId} as "communityId",
        ${canLikeSql(Prisma.sql`club.card`, change)} as "isAllowed", ${likeable.post} as "eventPost", ${likeable.postAuthorId} as "eventPostAuthorId",
        case when not exists (select from member_cards gone where gone.user_id = ${likeable.authorId} and gone.deleted_at is not null)
            and ${seesCommunity(likeable.authorId, communityId)}
          then ${likeable.authorId} end as "eventAuthorId"
      from ${table} t ${likeable.joins} left join ${visibleCommunities(viewerId)} club on club.id = ${communityId} ${likeable.cards(viewerId)}
      where t.id = ${subjectId} and ${likeable.exists(viewerId)}
      for no key update of t
    ), changed_like as (${changeLikes}), changed as (
      update ${table} set like_count = like_count + ${isLike ? 1 : -1}::int, version = version + 1
      where id = (select id from changed_like) returning id, like_count, version
    ), events as (${insertEvent(viewerId, change)})
    select subject.*, changed.id is not null as "isChanged", changed.like_count as "countAfter"
    from subject left join changed on true`;
  if (found === undefined) return null;
  const { communityId: club, isAllowed, isChanged, countAfter, ...row } = found;
  return { communityId: club, isAllowed, isChanged, likeCount: countAfter ?? found.likeCount, row };
}

/** The event of a change, from the rows `subject` and `changed`. */
function insertEvent(viewerId: string, change: LikeChange): Prisma.Sql {
  const [subjectId, userId, from] = [Prisma.sql`changed.id`, Prisma.sql`${viewerId}::text`, Prisma.sql`subject`];
  if (change === 'unlike') return insertEventOfChanged(contentUnliked, { subjectId, userId }, from);
  const [post, authorId] = [Prisma.sql`subject."eventPost"`, Prisma.sql`subject."eventAuthorId"`];
  const postAuthorId = Prisma.sql`subject."eventPostAuthorId"`;
  return insertEventOfChanged(contentLiked, { subjectId, post, userId, authorId, postAuthorId }, from);
}
