import type { Locale } from '@moim/service-kit';
import { badUserInput, cleanLine, lengthOf, requireId } from '@moim/subgraph-kit';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { MAX_UPLOAD_BYTES } from './photo-files.ts';

const MAX = { files: 100, caption: 200 };
const TYPES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif']);

/** A file as a client says that it will send it. */
export interface AnnouncedFile {
  contentType: string;
  byteSize: number;
}

/** What is wrong with files, of which there may be `most`, before one byte of them has come. */
export function checkFiles(files: readonly AnnouncedFile[], locale: Locale, most = MAX.files): UserError[] {
  const text = messages(locale);
  if (files.length === 0 || files.length > most)
    return [{ field: ['files'], code: 'INVALID', message: most === 1 ? text.oneFile : text.fileCount(most) }];
  return files.flatMap(({ contentType, byteSize }, index): UserError[] => {
    const wrong = (field: string, message: string) => [
      { field: ['files', String(index), field], code: 'INVALID' as const, message },
    ];
    if (!TYPES.has(contentType.toLowerCase())) return wrong('contentType', text.notAPicture);
    if (byteSize < 1) return wrong('byteSize', text.fileEmpty);
    return byteSize > MAX_UPLOAD_BYTES ? wrong('byteSize', text.fileTooLarge(MAX_UPLOAD_BYTES / 1024 ** 2)) : [];
  });
}

/**
 * Which uploads are to be added, each once, and what is to stand under which. Throws BAD_USER_INPUT for what are no ids, none or too many of
 * them, and for captions of others.
 */
export function checkAdditions(
  {
    uploadIds,
    captions = [],
  }: { uploadIds: readonly string[]; captions?: readonly { uploadId: string; caption: string }[] },
  locale: Locale,
): { ids: string[]; captionOf: Map<string, string>; userErrors: UserError[] } {
  const ids = [...new Set(uploadIds.map((id) => requireId('pho', id, 'uploadIds')))];
  if (ids.length === 0 || ids.length > MAX.files) throw badUserInput(`uploadIds: 1 to ${MAX.files} ids`);
  const captionOf = new Map<string, string>();
  const userErrors: UserError[] = [];
  for (const [index, { uploadId, caption }] of captions.entries()) {
    if (!ids.includes(uploadId)) throw badUserInput('captions: only of what is in uploadIds');
    const cleaned = cleanLine(caption);
    if (cleaned !== '') captionOf.set(uploadId, cleaned);
    if (lengthOf(cleaned) > MAX.caption) {
      const message = messages(locale).captionTooLong(MAX.caption);
      userErrors.push({ field: ['captions', String(index), 'caption'], code: 'INVALID', message });
    }
  }
  return { ids, captionOf, userErrors };
}
