import { type ExecutionResult, transience } from './graphql.ts';
import type { SendFailure } from './outbox-store.ts';

/** What came of an attempt to send. */
export type SendOutcome<Message> =
  | { kind: 'sent'; message: Message }
  | { kind: 'failed'; failure: SendFailure }
  /** Again, with the same clientMessageId, in `waitMs` at the earliest. `isUnexpected`: the server failed in its inside; not without end, then. */
  | { kind: 'again'; waitMs: number; isUnexpected: boolean; failure: SendFailure };

/** What the mutation answers. */
export interface SendAnswer<Message> {
  sendMessage?: { message?: Message | null; userErrors?: readonly SendFailure[] } | null;
}

/** What an answer of `sendMessage` means. */
export function outcomeOf<Message>({ data, errors = [] }: ExecutionResult<SendAnswer<Message>>): SendOutcome<Message> {
  const { message, userErrors = [] } = data?.sendMessage ?? {};
  // Errors beside a message are about parts of the answer: it was said.
  if (message) return { kind: 'sent', message };
  const [userError] = userErrors;
  if (userError !== undefined) return { kind: 'failed', failure: { code: userError.code, message: userError.message } };
  const [first] = errors;
  const failure = { code: first?.extensions?.code ?? UNEXPECTED, message: first?.message ?? '' };
  const passing = transience(errors);
  if (passing !== null) return { kind: 'again', waitMs: passing.waitMs, isUnexpected: false, failure };
  if (failure.code === UNEXPECTED) return { kind: 'again', waitMs: 0, isUnexpected: true, failure };
  return { kind: 'failed', failure };
}

/** There was no answer: it may have been said, or not. */
export const NO_ANSWER: SendOutcome<never> = {
  kind: 'again',
  waitMs: 0,
  isUnexpected: false,
  failure: { code: 'NO_ANSWER', message: '' },
};

const UNEXPECTED = 'INTERNAL_SERVER_ERROR';
