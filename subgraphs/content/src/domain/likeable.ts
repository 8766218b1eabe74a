import { badUserInput, isId } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { commentAuthor, commentColumns } from '../loaders/comments.ts';
import { photoColumns, photoUploader, shownPhotos } from '../loaders/photos.ts';
import { postAuthor, postColumns } from '../loaders/post-sql.ts';
import { isCommentHidden, isPostShown } from './policy.ts';
import { postCardSql } from './post-card-sql.ts';

export type LikeableKind = 'pst' | 'cmt' | 'pho';

/** How a kind of thing that one can like stands in the database, for statements on its row `t`. */
export interface Likeable {
  /** The table of `t`, with `like_count` and `version`. */
  table: Prisma.Sql;
  /** The table of its likes, and the column there that names it. */
  likes: Prisma.Sql;
  likedId: Prisma.Sql;
  /** The columns of its row for the viewer, with `club` and `cards` joined. */
  columns(viewerId: string): Prisma.Sql;
  cards(viewerId: string): Prisma.Sql;
  /** Joins what `communityId` and `post` take from elsewhere. */
  joins: Prisma.Sql;
  communityId: Prisma.Sql;
  /** Whether it is there, as far as a block lets the viewer see it. */
  exists(viewerId: string): Prisma.Sql;
  authorId: Prisma.Sql;
  /** The post it is or belongs to, as events carry it, and its author. */
  post: Prisma.Sql;
  postAuthorId: Prisma.Sql;
}

const likeables: Record<LikeableKind, Likeable> = {
  pst: {
    table: Prisma.sql`posts`,
    likes: Prisma.sql`post_likes`,
    likedId: Prisma.sql`post_id`,
    columns: postColumns,
    cards: () => postAuthor,
    joins: Prisma.empty,
    communityId: Prisma.sql`t.community_id`,
    exists: (viewerId) => Prisma.sql`t.deleted_at is null and ${isPostShown(viewerId, 't')}`,
    authorId: Prisma.sql`t.author_id`,
    post: postCardSql('t'),
    postAuthorId: Prisma.sql`t.author_id`,
  },
  cmt: {
    table: Prisma.sql`comments`,
    likes: Prisma.sql`comment_likes`,
    likedId: Prisma.sql`comment_id`,
    columns: commentColumns,
    cards: commentAuthor,
    joins: Prisma.sql`join posts p on p.id = t.post_id`,
    communityId: Prisma.sql`p.community_id`,
    exists: (viewerId) =>
      Prisma.sql`t.deleted_at is null and p.deleted_at is null and ${isPostShown(viewerId, 'p')} and not ${isCommentHidden(viewerId, 't')}`,
    authorId: Prisma.sql`t.author_id`,
    post: postCardSql('p'),
    postAuthorId: Prisma.sql`p.author_id`,
  },
  pho: {
    table: Prisma.sql`photos`,
    likes: Prisma.sql`photo_likes`,
    likedId: Prisma.sql`photo_id`,
    columns: photoColumns,
    cards: () => photoUploader,
    joins: Prisma.empty,
    communityId: Prisma.sql`t.community_id`,
    exists: (viewerId) => Prisma.sql`${shownPhotos(viewerId)} and t.community_id is not null`,
    authorId: Prisma.sql`t.uploader_id`,
    post: Prisma.sql`null::jsonb`,
    postAuthorId: Prisma.sql`null::text`,
  },
};

/** What kind of thing an id names. Throws BAD_USER_INPUT when it is none that one can like. */
export function likeableOf(subjectId: string): Likeable {
  const kind = (['pst', 'cmt', 'pho'] as const).find((prefix) => isId(prefix, subjectId));
  if (kind === undefined) throw badUserInput('subjectId: not the id of a post, a comment or a photo');
  return likeables[kind];
}
