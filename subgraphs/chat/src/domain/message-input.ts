import type { Locale } from '@moim/service-kit';
import { badUserInput, cleanText, lengthOf } from '@moim/subgraph-kit';
import type { UserError } from '../generated/resolver-types.ts';
import { texts } from '../texts.ts';

const MAX_TEXT = 5_000;
const MAX_PHOTOS = 10;
/** What a client may call a message: 1 to 100 characters that Postgres can keep. */
const CLIENT_MESSAGE_ID = /^[^\p{Cc}\p{Cs}]{1,100}$/u;

/** A message's text, cleaned; and what the person has to put right. Only with photos it may be empty. */
export function checkText(
  input: string,
  { hasPhotos }: { hasPhotos: boolean },
  locale: Locale,
): { text: string; userErrors: UserError[] } {
  const text = cleanText(input);
  const refuse = (message: string) => ({ text, userErrors: [{ field: ['text'], message, code: 'INVALID' as const }] });
  if (text === '' && !hasPhotos) return refuse(texts(locale).textMissing);
  if (lengthOf(text) > MAX_TEXT) return refuse(texts(locale).textTooLong(MAX_TEXT));
  return { text, userErrors: [] };
}

/** Photos of a message, each once; and what the person has to put right. */
export function checkPhotos(ids: readonly string[], locale: Locale): { photoIds: string[]; userErrors: UserError[] } {
  const photoIds = [...new Set(ids)];
  if (photoIds.length <= MAX_PHOTOS) return { photoIds, userErrors: [] };
  const message = texts(locale).tooManyPhotos(MAX_PHOTOS);
  return { photoIds, userErrors: [{ field: ['photoIds'], message, code: 'INVALID' }] };
}

/** The id that a client gives a message. Throws BAD_USER_INPUT when it cannot be one. */
export function requireClientMessageId(id: string): string {
  if (CLIENT_MESSAGE_ID.test(id)) return id;
  throw badUserInput('clientMessageId: 1 to 100 characters, no control characters');
}

/** One emoji as Unicode recommends it for interchange, with the selector that clients like to leave out; null for anything else. */
export function readEmoji(input: string): string | null {
  return [input, `${input}\ufe0f`].find((candidate) => /^\p{RGI_Emoji}$/v.test(candidate)) ?? null;
}
