import { IDLE, type SqlClient } from '@moim/event-bus';
import { Prisma } from '../generated/prisma/client.ts';
import type { PhotoPurpose } from '../generated/prisma/enums.ts';

// Profile pictures and covers. The user and the community service keep an address, and say by their events which; the cards here have it. So the
// cards alone decide whether a picture is in use, and whatever no card names goes, with its files.

/** What a picture can be for. */
export type PicturePurpose = Extract<PhotoPurpose, 'AVATAR' | 'COVER'>;

/** Of purposes, those whose photos are pictures. */
export function isPicture(purpose: PhotoPurpose): purpose is PicturePurpose {
  return purpose === 'AVATAR' || purpose === 'COVER';
}

/** SQL: whether a card names the picture `p`, at whichever of its sizes. */
const NAMED = `(case p.purpose
    when 'AVATAR' then exists (
      select from member_cards c where c.user_id = p.subject_id and starts_with(c.avatar_url, '/media/' || p.storage_key || '/'))
    else exists (
      select from community_cards c where c.community_id = p.subject_id and starts_with(c.cover_url, '/media/' || p.storage_key || '/'))
    end)`;

/** SQL: how long a picture that was sent waits to become somebody's. */
export const UNCLAIMED_FOR = Prisma.sql`interval '1 day'`;
/** SQL: how long one that was claimed waits for the event that says so. */
const CLAIMED_FOR = Prisma.sql`interval '7 days'`;
/** SQL: one that was claimed so lately is not taken away by an event: somebody went back to it, and the event of that comes after this one. */
const HELD_FOR = Prisma.sql`interval '10 minutes'`;
/** SQL: a closed club can be opened again within seven days, and then has its cover. */
const CLOSED_FOR = Prisma.sql`interval '8 days'`;

const ADDRESS = /^\/media\/(photos\/[0-9a-f]{40})\/(?:screen|thumb)$/;

/**
 * Says that a picture is about to be somebody's or a club's, so that it stays until the card says so, too. False for what is no picture for that purpose
 * by this person, or is another club's.
 */
export async function claimPicture(
  db: SqlClient,
  {
    purpose,
    claimantId,
    subjectId,
    address,
  }: { purpose: PicturePurpose; claimantId: string; subjectId: string; address: string },
): Promise<boolean> {
  const storageKey = ADDRESS.exec(address)?.[1];
  if (storageKey === undefined || (purpose === 'AVATAR' && subjectId !== claimantId)) return false;
  // Claimed before and named by no card, it may be for a club that was refused: then it is free for the next.
  const claimed = await db.$executeRaw`
    update pictures set subject_id = ${subjectId}, claimed_at = now(), review_at = now() + ${CLAIMED_FOR}
    where storage_key = ${storageKey} and uploader_id = ${claimantId} and purpose = ${purpose}::photo_purpose
      and (subject_id = ${subjectId} or review_at is not null)`;
  return claimed > 0;
}

/**
 * Brings the pictures of people or clubs in line with their cards: what a card names stays, and what none names any more is up for removal, a closed club's
 * once it cannot be opened again. Goes by the cards alone, so events may come twice, late and in any order.
 */
export async function settlePictures(tx: SqlClient, subjectId: string): Promise<void> {
  const isNamed = Prisma.raw(NAMED);
  await tx.$executeRaw`
    update pictures p set review_at = case when ${isNamed} then null else greatest(now(), p.claimed_at + ${HELD_FOR}, (
      select c.closed_at + ${CLOSED_FOR} from community_cards c where c.community_id = p.subject_id)) end
    where p.subject_id = ${subjectId} and ${isNamed} = (p.review_at is not null)`;
}

/** Removes somebody's profile pictures, and covers that are no club's yet, with the deletion of the account. How many there were. */
export async function erasePictures(tx: SqlClient, userId: string): Promise<number> {
  const gone = await tx.$queryRaw<unknown[]>`
    with gone as (
      delete from pictures where uploader_id = ${userId} and (purpose = 'AVATAR' or subject_id is null) returning storage_key
    ), files as (
      insert into files_to_remove (folder) select storage_key from gone on conflict do nothing
    )
    select storage_key from gone`;
  return gone.length;
}

/** SQL: takes away so many pictures whose time is over and which no card names, with their files; what one names after all stays. */
export function reviewOf(batch: number): string {
  return `
    with due as (
      select ${IDLE} p.id, ${NAMED} as is_named from pictures p
      where p.review_at <= now() order by p.review_at limit ${batch} for update skip locked
    ), kept as (
      update pictures set review_at = null where id in (select id from due where is_named)
    ), gone as (
      delete from pictures where id in (select id from due where not is_named) returning storage_key
    )
    insert into files_to_remove (folder) select storage_key from gone on conflict do nothing`;
}
