import { chatMessageEdited } from '@moim/events';
import { forbidden } from '@moim/subgraph-kit';
import { texts } from '../texts.ts';
import { changeMessage } from './change-message.ts';
import { checkText } from './message-input.ts';
import { canEditMessage } from './policy.ts';
import { type Outcome, refused, type UseCase } from './use-case.ts';

/**
 * Changes what somebody's message says, and says so to the other services. Saying the same changes nothing. Throws NOT_FOUND for a message that the
 * viewer may not see, FORBIDDEN for somebody else's.
 */
export async function editMessage(
  useCase: UseCase,
  viewerId: string,
  { messageId, text: input }: { messageId: string; text: string },
): Promise<Outcome> {
  return await changeMessage<Outcome>(useCase, viewerId, messageId, async (tx, message, publish) => {
    const { locale } = useCase;
    if (!canEditMessage(viewerId, message)) throw forbidden('Only who wrote a message may change it.');
    if (message.isDeleted) return refused('id', 'NOT_FOUND', texts(locale).messageDeleted);
    const { text, userErrors } = checkText(input, message, locale);
    if (userErrors.length > 0) return { ok: false, userErrors };
    if (text === message.text) return { ok: true };
    await tx.$executeRaw`
      update messages set text = ${text}, edited_at = greatest(clock_timestamp(), sent_at) where id = ${message.id}`;
    await publish(chatMessageEdited);
    return { ok: true };
  });
}
