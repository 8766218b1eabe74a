import type { Locale } from '@moim/service-kit';
import { cleanLine, cleanText, lengthOf, pictureAddress } from '@moim/subgraph-kit';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { userError } from './user-error.ts';

const NAME = { min: 2, max: 40 };
/** Of every club, whatever limit it sets itself: its room has as many people. */
export const MEMBERS = { min: 2, max: 10_000 };
const MAX = { introduction: 2_000, region: 40, note: 500 };

/** What can be said of a club in words and numbers: undefined is not said. */
export interface CommunityText {
  name?: string | undefined;
  introduction?: string | undefined;
  region?: string | undefined;
  coverUrl?: string | null | undefined;
  memberLimit?: number | null | undefined;
}

/** What of the input may be kept, cleaned, with what is not said left out; and what the person has to put right. */
export function checkCommunity(input: CommunityText, locale: Locale): { text: CommunityText; userErrors: UserError[] } {
  const say = messages(locale);
  const userErrors: UserError[] = [];
  const refuse = (field: string, message: string) => void userErrors.push(userError('INVALID', message, field));
  const text: CommunityText = {};

  if (input.name !== undefined) {
    text.name = cleanLine(input.name);
    const length = lengthOf(text.name);
    if (length < NAME.min || length > NAME.max) refuse('name', say.nameLength(NAME.min, NAME.max));
  }
  if (input.introduction !== undefined) {
    text.introduction = cleanText(input.introduction);
    if (lengthOf(text.introduction) > MAX.introduction)
      refuse('introduction', say.introductionTooLong(MAX.introduction));
  }
  if (input.region !== undefined) {
    text.region = cleanLine(input.region);
    if (text.region === '') refuse('region', say.regionMissing);
    else if (lengthOf(text.region) > MAX.region) refuse('region', say.regionTooLong(MAX.region));
  }
  if (input.coverUrl !== undefined) {
    const typed = input.coverUrl?.trim() || null;
    text.coverUrl = typed === null ? null : pictureAddress(typed);
    if (typed !== null && text.coverUrl === null) refuse('coverUrl', say.pictureNotAnAddress);
  }
  if (input.memberLimit !== undefined) {
    text.memberLimit = input.memberLimit;
    const limit = input.memberLimit ?? MEMBERS.min;
    if (limit < MEMBERS.min || limit > MEMBERS.max)
      refuse('memberLimit', say.memberLimitRange(MEMBERS.min, MEMBERS.max));
  }
  return { text, userErrors };
}

/** A message or a reason as it may be kept: null when nothing is left of it. */
export function checkNote(
  input: string | null,
  field: 'message' | 'reason',
  locale: Locale,
): { note: string | null; userErrors: UserError[] } {
  const note = cleanText(input ?? '') || null;
  if (lengthOf(note ?? '') <= MAX.note) return { note, userErrors: [] };
  const say = messages(locale);
  const message = field === 'message' ? say.messageTooLong(MAX.note) : say.reasonTooLong(MAX.note);
  return { note, userErrors: [userError('INVALID', message, field)] };
}
