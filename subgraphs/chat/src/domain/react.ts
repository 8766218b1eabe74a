import { chatReactionsChanged } from '@moim/events';
import { texts } from '../texts.ts';
import { changeMessage } from './change-message.ts';
import { readEmoji } from './message-input.ts';
import { type Outcome, refused, type UseCase } from './use-case.ts';

const MAX_EMOJI = 20;

/** Somebody's reaction: there, or not any more. */
export interface ReactionChange {
  messageId: string;
  emoji: string;
  hasReacted: boolean;
}

/**
 * Reacts to a message or takes the reaction back, and says so to the other services. Twice is as once. Throws NOT_FOUND for a message that the
 * viewer may not see.
 */
export async function react(
  useCase: UseCase,
  viewerId: string,
  { messageId, emoji: input, hasReacted }: ReactionChange,
): Promise<Outcome> {
  const text = texts(useCase.locale);
  return await changeMessage<Outcome>(useCase, viewerId, messageId, async (tx, { isDeleted }, publish) => {
    if (isDeleted) return refused('messageId', 'NOT_FOUND', text.messageDeleted);
    const emoji = readEmoji(input);
    if (emoji === null) return refused('emoji', 'INVALID', text.notAnEmoji);
    if (!hasReacted) {
      const where = { messageId, emoji, userId: viewerId };
      const { count } = await tx.reaction.deleteMany({ where });
      if (count > 0) await publish(chatReactionsChanged);
      return { ok: true };
    }
    // The room is locked: nobody adds another emoji in between.
    const [found] = await tx.$queryRaw<{ isFull: boolean; isNew: boolean }[]>`
      with mine as (
        insert into reactions (message_id, emoji, user_id)
        select ${messageId}, ${emoji}, ${viewerId}
        where (select count(distinct emoji) from reactions where message_id = ${messageId} and emoji <> ${emoji}) < ${MAX_EMOJI}
        on conflict do nothing returning emoji
      )
      select exists (select from mine) as "isNew",
        not exists (select from reactions where message_id = ${messageId} and emoji = ${emoji} and user_id = ${viewerId}) as "isFull"`;
    if (found?.isNew) await publish(chatReactionsChanged);
    else if (found?.isFull) return refused('emoji', 'LIMIT_REACHED', text.tooManyEmoji(MAX_EMOJI));
    return { ok: true };
  });
}
