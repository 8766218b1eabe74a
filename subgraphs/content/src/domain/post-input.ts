import type { Locale } from '@moim/service-kit';
import { cleanLine, cleanText, lengthOf, requireId } from '@moim/subgraph-kit';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';

const MAX = { title: 100, body: 20_000, comment: 2_000, photos: 10, question: 200, option: 100, options: 20 };
const MIN_OPTIONS = 2;

interface Checked<Value> {
  value: Value;
  userErrors: UserError[];
}

/** A poll as a client asks for it. */
export interface PollInput {
  question: string;
  options: readonly string[];
  isMultipleChoice?: boolean;
  closesAt?: Date | null;
}

type Refuse = (field: string[], message: string) => void;

function collect(): { userErrors: UserError[]; refuse: Refuse } {
  const userErrors: UserError[] = [];
  return { userErrors, refuse: (field, message) => void userErrors.push({ field, message, code: 'INVALID' }) };
}

/** A post's title and body as they may be kept; what is undefined stays so. */
export function checkPostText(
  input: { title?: string | null; body?: string | null },
  locale: Locale,
): Checked<{ title?: string; body?: string }> {
  const text = messages(locale);
  const { userErrors, refuse } = collect();
  const value: { title?: string; body?: string } = {};
  if (input.title !== undefined) {
    value.title = cleanLine(input.title ?? '');
    if (value.title === '') refuse(['title'], text.titleMissing);
    else if (lengthOf(value.title) > MAX.title) refuse(['title'], text.titleTooLong(MAX.title));
  }
  if (input.body !== undefined) {
    value.body = cleanText(input.body ?? '');
    if (lengthOf(value.body) > MAX.body) refuse(['body'], text.bodyTooLong(MAX.body));
  }
  return { value, userErrors };
}

/** A draft's title and body as they may be kept: as a post's, but either may be missing still. */
export function checkDraftText(
  input: { title?: string; body?: string },
  locale: Locale,
): Checked<{ title: string; body: string }> {
  const text = messages(locale);
  const { userErrors, refuse } = collect();
  const value = { title: cleanLine(input.title ?? ''), body: cleanText(input.body ?? '') };
  if (lengthOf(value.title) > MAX.title) refuse(['title'], text.titleTooLong(MAX.title));
  if (lengthOf(value.body) > MAX.body) refuse(['body'], text.bodyTooLong(MAX.body));
  return { value, userErrors };
}

/** A comment's text as it may be kept. */
export function checkCommentText(body: string, locale: Locale): Checked<string> {
  const text = messages(locale);
  const { userErrors, refuse } = collect();
  const value = cleanText(body);
  if (value === '') refuse(['body'], text.commentMissing);
  else if (lengthOf(value) > MAX.comment) refuse(['body'], text.commentTooLong(MAX.comment));
  return { value, userErrors };
}

/** Whether a post can have that many photos. Throws BAD_USER_INPUT for what are no ids of photos. */
export function checkPhotoIds(ids: readonly string[], locale: Locale): UserError[] {
  const text = messages(locale);
  const { userErrors, refuse } = collect();
  for (const id of ids) requireId('pho', id, 'photoIds');
  if (ids.length > MAX.photos) refuse(['photoIds'], text.tooManyPhotos(MAX.photos));
  else if (new Set(ids).size < ids.length) refuse(['photoIds'], text.photoTwice);
  return userErrors;
}

/** A poll as it may be kept. */
export function checkPoll(input: PollInput, now: Date, locale: Locale): Checked<PollInput> {
  const text = messages(locale);
  const { userErrors, refuse } = collect();
  const question = cleanLine(input.question);
  if (question === '') refuse(['poll', 'question'], text.questionMissing);
  else if (lengthOf(question) > MAX.question) refuse(['poll', 'question'], text.questionTooLong(MAX.question));

  const options = input.options.map((option) => cleanLine(option));
  if (options.length < MIN_OPTIONS || options.length > MAX.options)
    refuse(['poll', 'options'], text.optionCount(MIN_OPTIONS, MAX.options));
  else {
    for (const [index, option] of options.entries()) {
      const field = ['poll', 'options', String(index)];
      if (option === '') refuse(field, text.optionMissing);
      else if (lengthOf(option) > MAX.option) refuse(field, text.optionTooLong(MAX.option));
      else if (options.indexOf(option) < index) refuse(field, text.optionTwice);
    }
  }
  const closesAt = input.closesAt ?? null;
  if (closesAt !== null && closesAt <= now) refuse(['poll', 'closesAt'], text.closesInThePast);
  return { value: { ...input, question, options, closesAt }, userErrors };
}
