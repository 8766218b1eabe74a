import type { Locale } from '@moim/service-kit';
import { cleanLine, cleanText, lengthOf, pictureAddress } from '@moim/subgraph-kit';
import type { Mbti } from '../generated/prisma/enums.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';

/** Characters. */
export const MAX_NAME = 30;
const MAX = { name: MAX_NAME, bio: 300, region: 40 };

/** What somebody wants of a profile: undefined stays, null clears. */
export interface ProfileInput {
  name?: string | null;
  avatarUrl?: string | null;
  bio?: string | null;
  mbti?: Mbti | null;
  region?: string | null;
}

/** A profile as it may be kept. */
export interface ProfileChange extends ProfileInput {
  name?: string;
}

/** What of the input may be kept, cleaned; and what the person has to put right. */
export function checkProfile(input: ProfileInput, locale: Locale): { change: ProfileChange; userErrors: UserError[] } {
  const text = messages(locale);
  const userErrors: UserError[] = [];
  const refuse = (field: string, message: string) => void userErrors.push({ field: [field], message, code: 'INVALID' });
  const change: ProfileChange = {};

  if (input.name !== undefined) {
    const name = cleanLine(input.name ?? '');
    if (name === '') refuse('name', text.nameMissing);
    else if (lengthOf(name) > MAX.name) refuse('name', text.nameTooLong(MAX.name));
    change.name = name;
  }
  if (input.bio !== undefined) {
    change.bio = cleanText(input.bio ?? '') || null;
    if (change.bio !== null && lengthOf(change.bio) > MAX.bio) refuse('bio', text.bioTooLong(MAX.bio));
  }
  if (input.region !== undefined) {
    change.region = cleanLine(input.region ?? '') || null;
    if (change.region !== null && lengthOf(change.region) > MAX.region)
      refuse('region', text.regionTooLong(MAX.region));
  }
  if (input.avatarUrl !== undefined) {
    const typed = input.avatarUrl?.trim() || null;
    change.avatarUrl = typed === null ? null : pictureAddress(typed);
    if (typed !== null && change.avatarUrl === null) refuse('avatarUrl', text.pictureNotAnAddress);
  }
  if (input.mbti !== undefined) change.mbti = input.mbti;
  return { change, userErrors };
}
