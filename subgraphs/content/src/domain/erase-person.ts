import type { EventTransaction } from '@moim/event-bus';
import { type ErasureCounts, removeBlocks } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { removeDirectPhotos } from './direct-photos.ts';
import { UPLOAD_TIMEOUT_MS } from './photo-files.ts';
import { erasePictures } from './pictures.ts';

// What somebody published stays where it stands, for the discussions hang on it, without a name: the member card is gone, and with it
// the author of posts, comments and photos. All that was not for everybody to read goes.

/**
 * Removes what somebody had not published or has taken back, and every trace of theirs at what others published; counts stay exact.
 * Done twice, it changes nothing the second time.
 */
export async function erasePerson(tx: EventTransaction, userId: string): Promise<ErasureCounts> {
  return {
    // First: who settles a report holds it before what it is about.
    ...(await emptyReports(tx, userId)),
    likes: await removeLikes(tx, userId),
    pollVotes: await removeVotes(tx, userId),
    mentions: await removeMentions(tx, userId),
    drafts: await tx.$executeRaw`delete from drafts where author_id = ${userId}`,
    earlierTexts: await tx.$executeRaw`
      delete from post_edits e using posts p where p.id = e.post_id and p.author_id = ${userId}`,
    uploads: await removeUploads(tx, userId),
    pictures: await erasePictures(tx, userId),
    // The messages that showed them go, too.
    directPhotos: await removeDirectPhotos(tx, Prisma.sql`t.uploader_id = ${userId}`),
    deletedTexts: await emptyWhatWasDeleted(tx, userId),
    blocks: await removeBlocks(tx, userId),
  };
}

/** What is counted is locked before, in the order of ids, as many as there are: so two such transactions cannot wait for each other. */
async function removeLikes(tx: EventTransaction, userId: string): Promise<number> {
  await tx.$executeRaw`
    select from posts where id in (select post_id from post_likes where user_id = ${userId}) order by id for no key update`;
  const posts = await tx.$executeRaw`
    with gone as (delete from post_likes where user_id = ${userId} returning post_id)
    update posts set like_count = like_count - 1 where id in (select post_id from gone)`;
  await tx.$executeRaw`
    select from comments where id in (select comment_id from comment_likes where user_id = ${userId})
    order by id for no key update`;
  const comments = await tx.$executeRaw`
    with gone as (delete from comment_likes where user_id = ${userId} returning comment_id)
    update comments set like_count = like_count - 1 where id in (select comment_id from gone)`;
  await tx.$executeRaw`
    select from photos where id in (select photo_id from photo_likes where user_id = ${userId}) order by id for no key update`;
  const photos = await tx.$executeRaw`
    with gone as (delete from photo_likes where user_id = ${userId} returning photo_id)
    update photos set like_count = like_count - 1 where id in (select photo_id from gone)`;
  return posts + comments + photos;
}

async function removeVotes(tx: EventTransaction, userId: string): Promise<number> {
  await tx.$executeRaw`
    select from polls where id in (select poll_id from poll_votes where user_id = ${userId}) order by id for no key update`;
  const gone = await tx.$queryRaw<{ pollId: string; optionId: string }[]>`
    delete from poll_votes where user_id = ${userId} returning poll_id as "pollId", option_id as "optionId"`;
  await tx.$executeRaw`
    update poll_options set vote_count = vote_count - 1 where id = any(${gone.map(({ optionId }) => optionId)}::text[])`;
  await tx.$executeRaw`
    update polls set voter_count = voter_count - 1 where id = any(${gone.map(({ pollId }) => pollId)}::text[])`;
  return gone.length;
}

async function removeMentions(tx: EventTransaction, userId: string): Promise<number> {
  const posts = await tx.$executeRaw`delete from post_mentions where user_id = ${userId}`;
  const comments = await tx.$executeRaw`delete from comment_mentions where user_id = ${userId}`;
  return posts + comments;
}

/** With their files, once bytes that are just coming can have come no more. */
async function removeUploads(tx: EventTransaction, userId: string): Promise<number> {
  const gone = await tx.$queryRaw<unknown[]>`
    with gone as (
      delete from photo_uploads where uploader_id = ${userId} returning storage_key, used_at
    ), files as (
      insert into files_to_remove (folder, remove_after)
      select storage_key, now() + ${UPLOAD_TIMEOUT_MS / 1_000} * interval '1.5 seconds' from gone where used_at is null
      on conflict do nothing
    )
    select storage_key from gone`;
  return gone.length;
}

/** Reports stay with how they were settled, without the words of who is gone: why they reported, what they noted, what of theirs was reported. */
async function emptyReports(tx: EventTransaction, userId: string): Promise<ErasureCounts> {
  return {
    reports: await tx.$executeRaw`
      update reports set reason = '-', snapshot_text = null, snapshot_photo_ids = '{}'
      where reporter_id = ${userId} and (reason <> '-' or snapshot_text is not null)`,
    reportSnapshots: await tx.$executeRaw`
      update reports set snapshot_text = null, snapshot_photo_ids = '{}'
      where subject_author_id = ${userId} and snapshot_text is not null`,
    reportNotes: await tx.$executeRaw`
      update report_actions set note = null where actor_id = ${userId} and note is not null`,
  };
}

/** What the person had deleted was kept for those who handle reports: its place stays, its text goes. */
async function emptyWhatWasDeleted(tx: EventTransaction, userId: string): Promise<number> {
  const posts = await tx.$executeRaw`
    update posts set title = '-', body = '', excerpt = ''
    where author_id = ${userId} and deleted_at is not null and (title, body, excerpt) <> ('-', '', '')`;
  const comments = await tx.$executeRaw`
    update comments set body = '-' where author_id = ${userId} and deleted_at is not null and body <> '-'`;
  const photos = await tx.$executeRaw`
    update photos set caption = null where uploader_id = ${userId} and deleted_at is not null and caption is not null`;
  return posts + comments + photos;
}
