import { notFound } from '@moim/subgraph-kit';
import type { Prisma } from '../generated/prisma/client.ts';
import { messages } from '../messages.ts';
import { findPoll } from './find.ts';
import { canVote } from './policy.ts';
import { authorize, type Outcome, refused, type UseCase } from './use-case.ts';

/**
 * Makes these options somebody's choice in a poll, whatever it was before. The votes of one poll come one after the other, so that its
 * numbers are those of its votes. Other services do not show polls, so nothing is published. Throws NOT_FOUND and FORBIDDEN as
 * `authorize` does.
 */
export async function votePoll(
  useCase: UseCase,
  voterId: string,
  pollId: string,
  optionIds: readonly string[],
): Promise<Outcome<{ postId: string }>> {
  const { db, locale, now } = useCase;
  const text = messages(locale);
  const { postId, communityId } = await findPoll(db, voterId, pollId);
  await authorize(useCase, communityId, voterId, canVote);
  const chosen = [...new Set(optionIds)];

  return await db.$transaction(async (tx) => {
    const [poll] = await tx.$queryRaw<{ isMultipleChoice: boolean; closesAt: Date | null }[]>`
      select l.is_multiple_choice as "isMultipleChoice", l.closes_at as "closesAt"
      from polls l join posts p on p.id = l.post_id where l.id = ${pollId} and p.deleted_at is null for no key update of l`;
    if (poll === undefined) throw notFound();
    if (poll.closesAt !== null && poll.closesAt <= now) return refused('pollId', 'POLL_CLOSED', text.pollClosed);
    if (chosen.length > 1 && !poll.isMultipleChoice) return refused('optionIds', 'INVALID', text.pollTakesOne);

    const options = await readOptions(tx, pollId, voterId);
    const known = new Set(options.map(({ id }) => id));
    if (!chosen.every((id) => known.has(id))) return refused('optionIds', 'NOT_FOUND', text.optionUnknown);
    const before = options.filter(({ isChosen }) => isChosen).map(({ id }) => id);
    const added = chosen.filter((id) => !before.includes(id));
    const removed = before.filter((id) => !chosen.includes(id));
    if (added.length + removed.length > 0) {
      await write(tx, pollId, voterId, poll.isMultipleChoice, { added, removed });
      const voters = Number(chosen.length > 0) - Number(before.length > 0);
      if (voters !== 0)
        await tx.$executeRaw`update polls set voter_count = voter_count + ${voters}::int where id = ${pollId}`;
    }
    return { ok: true, postId };
  });
}

async function readOptions(tx: Prisma.TransactionClient, pollId: string, voterId: string) {
  return await tx.$queryRaw<{ id: string; isChosen: boolean }[]>`
    select o.id, v.user_id is not null as "isChosen"
    from poll_options o left join poll_votes v on v.option_id = o.id and v.user_id = ${voterId} where o.poll_id = ${pollId}`;
}

async function write(
  tx: Prisma.TransactionClient,
  pollId: string,
  voterId: string,
  isMultipleChoice: boolean,
  { added, removed }: { added: string[]; removed: string[] },
): Promise<void> {
  // First away, then there: `poll_votes_single` lets nobody have two votes, not even within a statement.
  if (removed.length > 0) {
    await tx.$executeRaw`
      delete from poll_votes where poll_id = ${pollId} and user_id = ${voterId} and option_id = any(${removed}::text[])`;
  }
  if (added.length > 0) {
    await tx.$executeRaw`
      insert into poll_votes (poll_id, user_id, option_id, is_multiple_choice)
      select ${pollId}, ${voterId}, unnest(${added}::text[]), ${isMultipleChoice}`;
  }
  await tx.$executeRaw`
    update poll_options set vote_count = vote_count + case when id = any(${added}::text[]) then 1 else -1 end
    where id = any(${[...added, ...removed]}::text[])`;
}
