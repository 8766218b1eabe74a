import { isEmail, normalizeEmail } from '@moim/credentials';
import { cleanLine } from '@moim/subgraph-kit';
import { checkProfile, MAX_NAME } from '../domain/profile-input.ts';

/** What a provider says of somebody: whatever it likes to. */
export type Claims = Readonly<Record<string, unknown>>;

/** What of it may be taken over here. */
export interface ProviderProfile {
  /** Null unless the provider vouches for it. */
  email: string | null;
  /** 1 to 30 characters. */
  name: string | null;
  /** https. */
  avatarUrl: string | null;
}

/** How providers call what others see of somebody: the standard's claims, in the order in which they are of use as a name. */
const NAMES = ['name', 'nickname', 'preferred_username'];

const graphemes = new Intl.Segmenter('ko');

/**
 * What of somebody's claims may be taken over. They come from several answers, the best first; each claim is taken from the first in which it is of
 * use. An address counts only with the `email_verified` of the same answer.
 */
export function profileFrom(answers: readonly Claims[]): ProviderProfile {
  return {
    email: first(answers, verifiedEmail),
    name: first(NAMES, (claim) => first(answers, (claims) => asName(claims[claim]))),
    avatarUrl: first(answers, ({ picture }) => asPicture(picture)),
  };
}

function first<From, To>(values: readonly From[], pick: (value: From) => To | null): To | null {
  for (const value of values) {
    const picked = pick(value);
    if (picked !== null) return picked;
  }
  return null;
}

/** Some providers send booleans as text. */
function verifiedEmail({ email, email_verified: isVerified }: Claims): string | null {
  if (typeof email !== 'string' || (isVerified !== true && isVerified !== 'true')) return null;
  const normalized = normalizeEmail(email);
  return isEmail(normalized) ? normalized : null;
}

/** Cleaned as names are, and cut between two characters as people see them: no half of an emoji. */
function asName(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  let name = '';
  // What is far too long is not even read to its end.
  for (const { segment } of graphemes.segment(cleanLine(value.slice(0, 1_000)))) {
    if ([...name, ...segment].length > MAX_NAME) break;
    name += segment;
  }
  // An address is nothing that others should see.
  return isEmail(name) ? null : name.trim() || null;
}

function asPicture(value: unknown): string | null {
  if (typeof value !== 'string' || !value.startsWith('https://')) return null;
  const { change, userErrors } = checkProfile({ avatarUrl: value }, 'en');
  return userErrors.length === 0 ? (change.avatarUrl ?? null) : null;
}
