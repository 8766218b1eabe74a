import { UnreadableEventError } from '@moim/events';
import { DependencyUnavailableError } from './handlers.ts';

/** SQLSTATE classes of a database that is going, gone, or out of means: the event is not to blame. */
const OUTAGE_CLASSES = ['08', '53', '57'];
/** Of those, a statement that took too long: that may well be the event's own doing. */
const QUERY_CANCELED = '57014';
const NETWORK = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
];
/** Serialization failures and deadlocks: the same thing works when it is done again. */
const AGAIN = ['40001', '40P01'];

/** Whether something else than the event is at fault: nothing is to be counted, and trying later helps. */
export function isOutage(error: unknown): boolean {
  if (error instanceof DependencyUnavailableError) return true;
  if (!(error instanceof Error) || error instanceof UnreadableEventError) return false;
  const code = (error as { code?: unknown }).code;
  if (code === QUERY_CANCELED) return false;
  if (typeof code === 'string')
    return NETWORK.includes(code) || OUTAGE_CLASSES.includes(code.slice(0, 2)) || AGAIN.includes(code);
  // What `pg` itself says of a connection that is gone has no code.
  return /^(Connection terminated|Client (was closed|has encountered a connection error))/.test(error.message);
}
