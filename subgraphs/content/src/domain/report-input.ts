import type { Locale } from '@moim/service-kit';
import { cleanText, lengthOf } from '@moim/subgraph-kit';
import { messages } from '../messages.ts';
import { type Outcome, refused } from './use-case.ts';

const MAX = 500;

/** Why somebody reports something, as it may be kept. */
export function checkReason(given: string, locale: Locale): Outcome<{ reason: string }> {
  const text = messages(locale);
  const reason = cleanText(given);
  if (reason === '') return refused('reason', 'INVALID', text.reasonMissing);
  if (lengthOf(reason) > MAX) return refused('reason', 'INVALID', text.reasonTooLong(MAX));
  return { ok: true, reason };
}

/** What those who decide on a report leave for each other, as it may be kept; null for nothing. */
export function checkNote(given: string | null | undefined, locale: Locale): Outcome<{ note: string | null }> {
  const note = cleanText(given ?? '');
  if (lengthOf(note) > MAX) return refused('note', 'INVALID', messages(locale).noteTooLong(MAX));
  return { ok: true, note: note === '' ? null : note };
}
