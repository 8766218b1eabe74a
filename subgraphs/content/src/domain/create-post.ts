import { insertEvents, outboxRow } from '@moim/event-bus';
import { contentPostCreated } from '@moim/events';
import { newId } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import type { Board } from '../generated/prisma/enums.ts';
import { messages } from '../messages.ts';
import { excerptOf } from './excerpt.ts';
import { mentionedMembers } from './mentions.ts';
import { canCreatePost } from './policy.ts';
import { checkPhotoIds, checkPoll, checkPostText, type PollInput } from './post-input.ts';
import { arePhotosOf } from './post-photos.ts';
import { authorize, type Outcome, refused, type UseCase } from './use-case.ts';

/** What somebody wants to post. */
export interface NewPost {
  communityId: string;
  board: Board;
  title: string;
  body?: string;
  photoIds?: readonly string[];
  poll?: PollInput | null;
  isPinned?: boolean;
}

/**
 * Writes a post on a club's board, with its photos and its poll, and says so to the other services. A draft that says just that has become it, and goes. Throws NOT_FOUND and FORBIDDEN as
 * `authorize` does.
 */
export async function createPost(
  useCase: UseCase,
  authorId: string,
  input: NewPost,
): Promise<Outcome<{ postId: string }>> {
  const { db, outbox, locale, now } = useCase;
  const { communityId, board, photoIds = [], isPinned = false } = input;
  await authorize(useCase, communityId, authorId, (community) => canCreatePost(community, { board, isPinned }));

  const texts = checkPostText(input, locale);
  const poll = input.poll ? checkPoll(input.poll, now, locale) : null;
  const userErrors = [...texts.userErrors, ...checkPhotoIds(photoIds, locale), ...(poll?.userErrors ?? [])];
  if (userErrors.length > 0) return { ok: false, userErrors };
  if (!(await arePhotosOf(db, { personId: authorId, communityId }, photoIds)))
    return refused('photoIds', 'NOT_FOUND', messages(locale).photoMissing);

  const { title = '', body = '' } = texts.value;
  const mentionedIds = await mentionedMembers(db, communityId, authorId, `${title}\n${body}`);
  const id = newId('pst');
  const event = outboxRow(contentPostCreated, {
    aggregateId: id,
    aggregateVersion: 1,
    data: { post: { id, communityId, title }, authorId, mentionedIds },
  });
  // Nobody else knows the post yet, so one statement writes all of it; foreign keys are checked at its end.
  await db.$executeRaw`
    with post as (
      insert into posts (id, community_id, author_id, board, title, body, excerpt, is_pinned)
      values (${id}, ${communityId}, ${authorId}, ${board}::board, ${title}, ${body}, ${excerptOf(body)}, ${isPinned})
    ), mentions as (
      insert into post_mentions (post_id, user_id) select ${id}, unnest(${mentionedIds}::text[])
    ), photos as (
      insert into post_photos (post_id, photo_id, community_id, position)
      select ${id}, photo.id, ${communityId}, photo.n - 1 from unnest(${[...photoIds]}::text[]) with ordinality photo(id, n)
    ), draft as (
      delete from drafts where author_id = ${authorId} and community_id = ${communityId} and title = ${title} and body = ${body}
    ), ${poll === null ? Prisma.empty : insertPoll(id, poll.value, now)} events as (${insertEvents([event])})
    select`;
  outbox.nudge();
  return { ok: true, postId: id };
}

/** Parts of a statement, each with a comma at its end. */
function insertPoll(
  postId: string,
  { question, options, isMultipleChoice = false, closesAt }: PollInput,
  now: Date,
): Prisma.Sql {
  const id = newId('pol');
  return Prisma.sql`poll as (
      insert into polls (id, post_id, question, is_multiple_choice, created_at, closes_at)
      values (${id}, ${postId}, ${question}, ${isMultipleChoice}, ${now}, ${closesAt ?? null})
    ), options as (
      insert into poll_options (id, poll_id, position, text)
      select option.id, ${id}, option.n - 1, option.text
      from unnest(${options.map(() => newId('opt'))}::text[], ${[...options]}::text[]) with ordinality option(id, text, n)
    ),`;
}
