/** The longest excerpt, in characters (code points), as the database checks it. */
export const MAX_EXCERPT = 140;

const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/**
 * A text's beginning in one line, at most 140 characters: white space becomes single spaces, what is cut off becomes `…`, and no
 * letter or emoji is cut in half.
 */
export function excerptOf(body: string): string {
  const line = body.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  // Only the beginning is looked at: a code point is at most two units long.
  if (line.length <= 2 * MAX_EXCERPT && [...line].length <= MAX_EXCERPT) return line;
  let excerpt = '';
  let length = 0;
  for (const { segment } of graphemes.segment(line.slice(0, 4 * MAX_EXCERPT))) {
    length += [...segment].length;
    if (length > MAX_EXCERPT - 1) break;
    excerpt += segment;
  }
  return `${excerpt.trimEnd()}…`;
}
