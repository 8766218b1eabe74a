import { contentPostUpdated } from '@moim/events';
import { notFound } from '@moim/subgraph-kit';
import type { Prisma } from '../generated/prisma/client.ts';
import { messages } from '../messages.ts';
import { excerptOf } from './excerpt.ts';
import { findPost } from './find.ts';
import { mentionedMembers } from './mentions.ts';
import { canEditPost } from './policy.ts';
import { checkPhotoIds, checkPostText } from './post-input.ts';
import { arePhotosOf, replacePhotos } from './post-photos.ts';
import { authorize, type Outcome, refused, type UseCase } from './use-case.ts';

/** What is to change: undefined stays. */
export interface PostPatch {
  title?: string | null;
  body?: string | null;
  /** Null stays, too; else these and no others, in this order. */
  photoIds?: readonly string[] | null;
}

/**
 * Changes a post's title, body and photos, keeps what it said before, and says so to the other services. What is said already changes nothing.
 * Throws NOT_FOUND and FORBIDDEN as `authorize` does.
 */
export async function updatePost(
  useCase: UseCase,
  editorId: string,
  postId: string,
  input: PostPatch,
): Promise<Outcome<unknown>> {
  const { db, outbox, locale } = useCase;
  const { communityId, authorId } = await findPost(db, editorId, postId);
  await authorize(useCase, communityId, editorId, (community) => canEditPost(editorId, { authorId, community }));
  const { value, userErrors } = checkPostText(input, locale);
  const { photoIds = null } = input;
  if (photoIds !== null) userErrors.push(...checkPhotoIds(photoIds, locale));
  if (userErrors.length > 0) return { ok: false, userErrors };
  if (photoIds !== null && !(await arePhotosOf(db, { personId: editorId, communityId, postId }, photoIds)))
    return refused('photoIds', 'NOT_FOUND', messages(locale).photoMissing);

  return await outbox.transaction(db, async (tx: Prisma.TransactionClient, emit) => {
    const [before] = await tx.$queryRaw<{ title: string; body: string }[]>`
      select title, body from posts where id = ${postId} and deleted_at is null for no key update`;
    if (before === undefined) throw notFound();
    const { title, body } = { ...before, ...value };
    const isSaidAnew = title !== before.title || body !== before.body;
    const areOthers = photoIds !== null && (await replacePhotos(tx, { postId, communityId }, photoIds));
    if (!isSaidAnew && !areOthers) return { ok: true };

    const named = await mentionedMembers(tx, communityId, authorId, `${title}\n${body}`);
    const [after] = await tx.$queryRaw<{ version: number; mentionedIds: string[] }[]>`
      with before as (
        insert into post_edits (post_id, revision, title, body, editor_id)
        select ${postId}, count(*) + 1, ${before.title}, ${before.body}, ${editorId} from post_edits where post_id = ${postId}
        having ${isSaidAnew}
      ), unnamed as (
        delete from post_mentions where post_id = ${postId} and user_id <> all(${named}::text[])
      ), named as (
        insert into post_mentions (post_id, user_id) select ${postId}, unnest(${named}::text[])
        on conflict do nothing returning user_id
      )
      update posts set title = ${title}, body = ${body}, excerpt = ${excerptOf(body)}, edited_at = now(), version = version + 1
      where id = ${postId} returning version, array(select user_id from named order by 1) as "mentionedIds"`;
    if (after === undefined) throw new Error(`${postId} is locked, and gone`);
    emit(contentPostUpdated, {
      aggregateId: postId,
      aggregateVersion: after.version,
      data: { post: { id: postId, communityId, title }, authorId, mentionedIds: after.mentionedIds },
    });
    return { ok: true };
  });
}
