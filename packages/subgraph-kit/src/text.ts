// What people type, as it is kept: Unicode in NFC, so that equal texts are equal; no halves of characters, which JSON in Postgres
// refuses; no characters that cannot be seen or that turn the
// direction of what follows; no markup means anything.

/** Controls, zero-width and direction marks; the joiners of emoji and of some scripts stay. */
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const EXCEPT_NEWLINES = new RegExp(INVISIBLE.source.replace('\\p{Cc}', '\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f'), 'gu');

/** One line: runs of blanks are one blank, none at the ends. */
export function cleanLine(text: string): string {
  return text.toWellFormed().normalize('NFC').replaceAll(/\s+/gu, ' ').replaceAll(INVISIBLE, '').trim();
}

/** Several lines: at most one empty line between two, no blanks at the ends. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?|\u2028|\u2029/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(EXCEPT_NEWLINES, '')
    .replaceAll(/[^\S\n]+\n/gu, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** Characters (code points), as the database counts them. */
export function lengthOf(text: string): number {
  return [...text].length;
}
