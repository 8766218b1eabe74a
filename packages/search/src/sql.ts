import { join, type Sql, sqltag } from '@prisma/client/runtime/client';
import { withNextSyllable } from './letters.ts';
import type { Reading, Word } from './readings.ts';

// Conditions on rows with the columns search_name, search_initials, search_text and search_pairs, as the migrations `_search` make them.

/** The columns of what is searched, in SQL. */
interface Searched {
  name: Sql;
  initials: Sql;
  text: Sql;
  pairs: Sql;
}

/** What people read: a name or title, and the text. */
interface Columns {
  name: Sql;
  text: Sql;
}

const COLUMNS: Record<'c' | 't', Searched> = {
  c: {
    name: sqltag`c.search_name`,
    initials: sqltag`c.search_initials`,
    text: sqltag`c.search_text`,
    pairs: sqltag`c.search_pairs`,
  },
  t: {
    name: sqltag`t.search_name`,
    initials: sqltag`t.search_initials`,
    text: sqltag`t.search_text`,
    pairs: sqltag`t.search_pairs`,
  },
};

/**
 * SQL: whether the row by this alias is what one of the readings looks for. Each reading uses an index: trigrams of the whole text for words
 * of three letters (a syllable with its last consonant); for what is shorter, which nearly every long text has, and for initials the pairs of
 * the name alone; for a single letter the beginning of the name.
 */
export function isMatch(readings: readonly Reading[], alias: 'c' | 't'): Sql {
  return sqltag`(${join(
    readings.map((reading) => isReading(reading, COLUMNS[alias])),
    ' or ',
  )})`;
}

/**
 * SQL: how well a club fits, from 0, higher is better. What fits as it was typed comes before the other keyboard layout; then the name itself,
 * its beginning, the beginning of a word of it, its middle, the introduction; then whole syllables before those that go on (`커피`, then 커핑).
 */
export function rankByName(readings: readonly Reading[], columns: Columns): Sql {
  const searched = COLUMNS.c;
  return best(readings, searched, (reading) => {
    const letters = reading.map((word) => word.letters).join('');
    const of = reading.every((word) => word.isInitials) ? searched.initials : searched.name;
    const startsWords = reading.map((word) => sqltag`' ' || ${columns.name} ilike ${`% ${escapeLike(word.typed)}%`}`);
    return sqltag`case when ${of} = ${letters} then 0 when ${of} like ${`${escapeLike(letters)}%`} then 2
      when ${join(startsWords, ' and ')} then 4 when ${areInName(reading, searched)} then 6 else 8 end + ${isHalf(reading, columns)}`;
  });
}

/**
 * SQL: how well a post fits, from 0, higher is better. Again what was typed comes first; then whole syllables, as a word that goes on
 * differently is another one; then the title before the body.
 */
export function rankByTitle(readings: readonly Reading[], columns: Columns): Sql {
  const searched = COLUMNS.t;
  return best(
    readings,
    searched,
    (reading) => sqltag`${isHalf(reading, columns)} * 2 + case when ${areInName(reading, searched)} then 0 else 1 end`,
  );
}

/** The best rank of the readings that the row fits. `distance` is from 0, the best, to 9. */
function best(readings: readonly Reading[], searched: Searched, distance: (reading: Reading) => Sql): Sql {
  const ranks = readings.map((reading, i) => {
    const rank = sqltag`19 - ${i * 10}::int - (${distance(reading)})`;
    return readings.length === 1 ? rank : sqltag`case when ${isReading(reading, searched)} then ${rank} end`;
  });
  return sqltag`greatest(${join(ranks)})`;
}

/** 1 when a word is there only as the beginning of other syllables. Initials are as good as whole. */
function isHalf(reading: Reading, { name, text }: Columns): Sql {
  const whole = reading
    .filter((word) => !word.isInitials)
    .map((word) => sqltag`replace(${name} || ${text}, ' ', '') ilike ${contains(word.typed)}`);
  return whole.length === 0 ? sqltag`0` : sqltag`case when ${join(whole, ' and ')} then 0 else 1 end`;
}

function isReading(reading: Reading, searched: Searched): Sql {
  // The word that an index finds best; the others are looked for in what it has found.
  const hasLong = reading.some((word) => !word.isInitials && hasTrigram(word.letters));
  const hasPair = reading.some((word) => word.letters.length > 1);
  const conditions = reading.map((word, i) => {
    if (hasLong && !word.isInitials) return isIn(searched.text, word);
    if (hasPair || i > 0) return isWord(word, searched);
    return sqltag`${searched.name} like ${`${escapeLike(word.letters)}%`}`;
  });
  return sqltag`(${join(conditions, ' and ')})`;
}

function isWord(word: Word, searched: Searched): Sql {
  const inName = sqltag`(${searched.pairs} @> ${pairsOf(word.letters)}::text[] and ${isInName(word, searched)})`;
  // ㅋㅋㅋ may also stand there as it is.
  return hasTrigram(word.letters) ? sqltag`(${inName} or ${isIn(searched.text, word)})` : inName;
}

function areInName(reading: Reading, searched: Searched): Sql {
  return join(
    reading.map((word) => isInName(word, searched)),
    ' and ',
  );
}

function isInName(word: Word, { name, initials }: Searched): Sql {
  return word.isInitials ? sqltag`${initials} like ${contains(word.letters)}` : isIn(name, word);
}

function isIn(column: Sql, { letters }: Word): Sql {
  const next = withNextSyllable(letters);
  const asTyped = sqltag`${column} like ${contains(letters)}`;
  return next === null ? asTyped : sqltag`(${asTyped} or ${column} like ${contains(next)})`;
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

function contains(text: string): string {
  return `%${escapeLike(text)}%`;
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
