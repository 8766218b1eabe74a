import { DependencyUnavailableError } from '@moim/event-bus';
import { chatMessages } from '@moim/events';
import { badUserInput, communityForMember, isId, memberCardLoader, notFound, requireId } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import type { ReportSubjectKind } from '../generated/prisma/enums.ts';
import { shownPhotos } from '../loaders/photos.ts';
import { messages } from '../messages.ts';
import { isCommentHidden, isPostShown } from './policy.ts';
import { type Outcome, refused, type UseCase } from './use-case.ts';

/** What somebody is about to report, as it is now. */
export interface Reportable {
  kind: ReportSubjectKind;
  id: string;
  /** Whose leader and staff are to look at it. */
  communityId: string;
  /** Who wrote it, or the person. */
  authorId: string;
  text: string;
  photoIds: string[];
}

type Found = Pick<Reportable, 'communityId' | 'authorId' | 'text' | 'photoIds'>;

const KINDS = { pst: 'POST', cmt: 'COMMENT', pho: 'PHOTO', msg: 'MESSAGE', usr: 'PERSON' } as const;

/**
 * What an id names, if a block does not hide it from the viewer; whether they may see its club is for the caller to ask. A person needs the
 * club to whom they are reported. Throws NOT_FOUND for what is not there, or not any more, BAD_USER_INPUT for an id of another kind.
 */
export async function findReportable(
  useCase: UseCase,
  viewerId: string,
  { subjectId, communityId }: { subjectId: string; communityId?: string | null },
): Promise<Outcome<{ reportable: Reportable }>> {
  const prefix = (['pst', 'cmt', 'pho', 'msg', 'usr'] as const).find((one) => isId(one, subjectId));
  if (prefix === undefined) throw badUserInput('subjectId: not the id of a post, comment, photo, message or person');
  const text = messages(useCase.locale);
  const found = (one: Found): Outcome<{ reportable: Reportable }> => ({
    ok: true,
    reportable: { kind: KINDS[prefix], id: subjectId, ...one },
  });
  if (prefix === 'usr') {
    if (communityId == null) return refused('communityId', 'INVALID', text.reportNeedsClub);
    return found(await findPerson(useCase, subjectId, requireId('com', communityId, 'communityId')));
  }
  if (prefix !== 'msg') return found(await findHere(useCase, viewerId, subjectId, prefix));
  const message = await findMessage(useCase, viewerId, subjectId);
  if (message === null) return refused('subjectId', 'TRY_AGAIN', text.chatIsAway);
  const { communityId: club, senderId } = message;
  if (club === null) return refused('subjectId', 'NOT_REPORTABLE', text.directMessageNotReportable);
  if (senderId === null) return refused('subjectId', 'NOT_REPORTABLE', text.nobodysMessage);
  return found({ ...message, communityId: club, authorId: senderId });
}

async function findHere({ db }: UseCase, viewerId: string, id: string, prefix: 'pst' | 'cmt' | 'pho'): Promise<Found> {
  const [found] = await db.$queryRaw<Found[]>(statements[prefix](viewerId, id));
  if (found === undefined) throw notFound();
  return found;
}

const statements = {
  // With its poll: that is the author's, too.
  pst: (viewerId: string, id: string) => Prisma.sql`
    select t.community_id as "communityId", t.author_id as "authorId",
      concat_ws(chr(10) || chr(10), t.title, nullif(t.body, ''), (
        select concat_ws(chr(10), l.question, (
          select string_agg(o.text, chr(10) order by o.position) from poll_options o where o.poll_id = l.id))
        from polls l where l.post_id = t.id)) as text,
      array(select h.photo_id from post_photos h where h.post_id = t.id order by h.position) as "photoIds"
    from posts t where t.id = ${id} and t.deleted_at is null and ${isPostShown(viewerId, 't')}`,
  cmt: (viewerId: string, id: string) => Prisma.sql`
    select p.community_id as "communityId", c.author_id as "authorId", c.body as text, array[]::text[] as "photoIds"
    from comments c join posts p on p.id = c.post_id
    where c.id = ${id} and c.deleted_at is null and p.deleted_at is null
      and ${isPostShown(viewerId, 'p')} and not ${isCommentHidden(viewerId, 'c')}`,
  // A photo without a club was sent into a direct room.
  pho: (viewerId: string, id: string) => Prisma.sql`
    select t.community_id as "communityId", t.uploader_id as "authorId", coalesce(t.caption, '') as text, array[t.id] as "photoIds"
    from photos t where t.id = ${id} and t.community_id is not null and ${shownPhotos(viewerId)}`,
};

/** A member of the club. The chat rooms and lists show members to each other whoever has blocked whom, so blocks hide nothing here. */
async function findPerson({ db, asker }: UseCase, userId: string, communityId: string): Promise<Found> {
  const club = await communityForMember({ db, asker }, communityId, userId);
  const card = await memberCardLoader({ db, asker }).load(userId);
  if (club === null || club.viewerRole === null || card === null) throw notFound();
  return { communityId, authorId: userId, text: card.name, photoIds: [] };
}

/** Null when the chat service, which has the messages, does not answer. */
async function findMessage({ asker }: UseCase, viewerId: string, id: string) {
  try {
    const [message] = (await asker.ask(chatMessages, { viewerId, ids: [id] })).messages;
    if (message === undefined) throw notFound();
    const { communityId, senderId, text, photoIds } = message;
    return { communityId, senderId, text, photoIds };
  } catch (error) {
    if (error instanceof DependencyUnavailableError) return null;
    throw error;
  }
}
