import type { Locale } from '@moim/service-kit';
import { GraphQLError } from 'graphql';
import { messages } from '../messages.ts';
import { BusyError } from './batches.ts';
import { isOutOfTime } from './postgres-errors.ts';

/** Seconds after which it is worth trying again. */
const RETRY_AFTER = 1;

/** Does it, or tells the person that too many want the same at once: RATE_LIMITED with `retryAfter`; nothing has happened then. */
export async function orTellBusy<Result>(locale: Locale, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BusyError) && !isOutOfTime(error)) throw error;
    throw new GraphQLError(messages(locale).busy, { extensions: { code: 'RATE_LIMITED', retryAfter: RETRY_AFTER } });
  }
}
