import { byId, byParent, byParentAndArgs, countBy, type Page, type RequestDatabase } from '@moim/subgraph-kit';
import type { TimeAndId } from '../cursors.ts';
import { isDirectPhotoShown, isPhotoShown, visibleCommunities } from '../domain/policy.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PhotoRow } from '../rows.ts';
import { before, memberCard, parents } from './sql.ts';
import { albumTotal } from './totals.ts';

type Child = { parentId: string };

/** Photos `t` that are there; whether a block hides them is not said here. */
const ready = Prisma.sql`t.deleted_at is null and t.status = 'READY'`;

/** Photos `t` that the viewer is shown, of clubs that they may see. */
export function shownPhotos(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`${ready} and ${isPhotoShown(viewerId)}`;
}

/** A PhotoRow of the photo `t`, with `photoUploader` and its club as `club` joined; of a direct room, where there is none, it is private. */
export function photoColumns(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`t.id, t.storage_key as "storageKey", coalesce((club.card -> 'isPrivate')::boolean, true) as "isPrivate", t.width, t.height, t.caption, t.created_at as "createdAt",
      t.like_count as "likeCount", ${memberCard} as uploader,
      (select true from photo_likes l where l.photo_id = t.id and l.user_id = ${viewerId}) is not null as "viewerHasLiked"`;
}

/** Joins the uploader's card `a` of the photo `t`. */
export const photoUploader = Prisma.sql`left join member_cards a on a.user_id = t.uploader_id and a.deleted_at is null`;

/** Reads of photos. Each statement joins the clubs that the viewer may see; a photo of a direct room is had by its id alone. */
export function photoLoaders(db: RequestDatabase, viewerId: string | null) {
  const clubs = visibleCommunities(viewerId);
  const columns = photoColumns(viewerId);
  const shown = shownPhotos(viewerId);

  return {
    photo: byId<PhotoRow>(
      (ids) => db.$queryRaw`
        select ${columns} from photos t left join ${clubs} club on club.id = t.community_id ${photoUploader}
        where t.id = any(${ids}::text[]) and ((club.id is not null and ${shown}) or (${ready} and ${isDirectPhotoShown(viewerId)}))`,
      (photo) => photo.id,
    ),

    /** The viewer's profile pictures and covers, right after they were made: no list has them. */
    ownPicture: byId<PhotoRow>(
      (ids) => db.$queryRaw`
        select t.id, t.storage_key as "storageKey", false as "isPrivate", t.width, t.height, null as caption, t.created_at as "createdAt",
          0 as "likeCount", false as "viewerHasLiked", ${memberCard} as uploader
        from pictures t ${photoUploader} where t.id = any(${ids}::text[]) and t.uploader_id = ${viewerId}`,
      (picture) => picture.id,
    ),

    /** A page of a club's album, newest first. */
    communityPhotos: byParentAndArgs<Page<TimeAndId>, PhotoRow & Child>(
      (communityIds, page) => db.$queryRaw`
        select p.* from ${parents(communityIds)} join ${clubs} club on club.id = parent.id
        cross join lateral (
          select t.community_id as "parentId", ${columns} from photos t ${photoUploader}
          where t.community_id = parent.id and ${shown} and ${before(page)}
          order by t.created_at desc, t.id desc limit ${page.limit + 1}
        ) p`,
      (photo) => photo.parentId,
    ),

    communityPhotoCount: countBy(
      (communityIds) => db.$queryRaw`
        select parent.id, ${albumTotal(viewerId)} as count
        from ${parents(communityIds)} join ${clubs} club on club.id = parent.id`,
    ),

    /** The photos in a post that the viewer was shown, in their order. */
    postPhotos: byParent<PhotoRow & Child>(
      (postIds) => db.$queryRaw`
        select pp.post_id as "parentId", ${columns}
        from post_photos pp join photos t on t.id = pp.photo_id join ${clubs} club on club.id = t.community_id ${photoUploader}
        where pp.post_id = any(${postIds}::text[]) and ${ready} order by pp.post_id, pp.position`,
      (photo) => photo.parentId,
    ),
  };
}
