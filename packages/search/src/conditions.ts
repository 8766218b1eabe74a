import { join, type Sql, sqltag } from '@prisma/client/runtime/client';
import { beginningOf, syllablesOf, withNextSyllable } from './letters.ts';
import type { Reading, Word } from './readings.ts';

/** What is searched: columns, in SQL, with letters as `syllablesOf` has them. */
export interface Searched {
  /** Letters of the name or title. */
  name: Sql;
  initials: Sql;
  /** Letters of the name and the text. */
  text: Sql;
  /** Each two neighbours of the name. */
  pairs: Sql;
}

/** Clubs `c`, with the columns that the migrations `_search` and `_club_totals` made. */
export const CLUBS: Searched = {
  name: sqltag`c.search_name`,
  initials: sqltag`c.search_initials`,
  text: sqltag`c.search_text`,
  pairs: sqltag`c.search_pairs`,
};

/** Posts `s`, in the table that the migration `_post_search` made. */
export const POSTS: Searched = {
  name: sqltag`s.name`,
  initials: sqltag`s.initials`,
  text: sqltag`s.text`,
  pairs: sqltag`s.pairs`,
};

/**
 * SQL: whether a row is what one of the readings looks for. Each reading uses an index: trigrams of the whole text for words
 * of three letters (a syllable with its last consonant); for what is shorter, which nearly every long text has, and for initials the pairs of
 * the name alone; for a single letter the beginning of the name.
 */
export function isMatch(readings: readonly Reading[], searched: Searched): Sql {
  return sqltag`(${join(
    readings.map((reading) => isReading(reading, searched)),
    ' or ',
  )})`;
}

/** SQL: whether a row is what this reading looks for. */
export function isReading(reading: Reading, searched: Searched): Sql {
  // The word that an index finds best; the others are looked for in what it has found.
  const hasLong = reading.some(isLong);
  const conditions = reading.map((word, i) => {
    if (hasLong && !word.isInitials) return isIn(searched, 'text', word);
    if (!isOneLetter(reading) || i > 0) return isWord(word, searched);
    return sqltag`${searched.name} like ${`${escapeLike(beginningOf(word.letters))}%`}`;
  });
  return sqltag`(${join(conditions, ' and ')})`;
}

function isWord(word: Word, searched: Searched): Sql {
  const inName = sqltag`(${isFoundInName(word, searched)})`;
  // ㅋㅋㅋ may also stand there as it is.
  return hasTrigram(word.letters) ? sqltag`(${inName} or ${isIn(searched, 'text', word)})` : inName;
}

/** The same as `isInName`, with what an index of pairs finds it by. */
function isFoundInName(word: Word, searched: Searched): Sql {
  const next = withNextSyllable(word.letters);
  // What the next syllable begins with may stand for the last consonant: those two are no pair that has to be there.
  const sure = next === null || word.isInitials ? word.letters : word.letters.slice(0, -1);
  return sqltag`${searched.pairs} @> ${pairsOf(sure)}::text[] and ${isInName(word, searched)}`;
}

/** All words are in the name, as an index of pairs finds it. */
export function areFoundInName(reading: Reading, searched: Searched): Sql {
  return join(
    reading.map((word) => isFoundInName(word, searched)),
    ' and ',
  );
}

/** Words of which none has two letters. */
export function isOneLetter(reading: Reading): boolean {
  return reading.every((word) => word.letters.length === 1);
}

/** Long enough for the index of whole texts. */
export function isLong(word: Word): boolean {
  return !word.isInitials && hasTrigram(word.letters);
}

/** All words are in the name. */
export function areInName(reading: Reading, searched: Searched): Sql {
  return join(
    reading.map((word) => isInName(word, searched)),
    ' and ',
  );
}

function isInName(word: Word, searched: Searched): Sql {
  return word.isInitials ? sqltag`${searched.initials} like ${contains(word.letters)}` : isIn(searched, 'name', word);
}

function isIn(searched: Searched, column: 'name' | 'text', { letters }: Word): Sql {
  const has = (typed: string) => sqltag`${searched[column]} like ${contains(beginningOf(typed))}`;
  const next = withNextSyllable(letters);
  return next === null ? has(letters) : sqltag`(${has(letters)} or ${has(next)})`;
}

/** The word stands there, and nothing goes on where it ends. */
export function isWholeIn(column: Sql, { letters }: Word): Sql {
  return sqltag`${column} like ${contains(syllablesOf(letters))}`;
}

/** Whether an index of trigrams is of use: they are of three letters or digits in a row. */
function hasTrigram(letters: string): boolean {
  return /[\p{L}\p{N}]{3}/u.test(letters);
}

/** Each two neighbours, as in the database's `search_pairs`. */
function pairsOf(letters: string): string[] {
  const all = [...letters];
  return all.slice(1).map((letter, i) => `${all[i]}${letter}`);
}

/** The pattern of LIKE for whatever has this text in it. */
export function contains(text: string): string {
  return `%${escapeLike(text)}%`;
}

/** The text as LIKE takes it for itself. */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
