import { join, type Sql, sqltag } from '@prisma/client/runtime/client';
import { areFoundInName, isLong, isOneLetter, isReading, isWholeIn, POSTS } from './conditions.ts';
import type { Reading } from './readings.ts';

/**
 * SQL: how posts `s` fit that have what the readings look for, best first: what was typed before the other keyboard layout; then whole syllables before those that
 * go on, for that is another word (`커피`, then 커핑); then the title before the body. Each post fits one of them. Each condition is enough to find its posts by an
 * index, or by going through the newest where there are many.
 */
export function postFits(readings: readonly Reading[]): Sql[] {
  return readings.flatMap((reading, i) => {
    const others = readings.slice(0, i).map((earlier) => sqltag`not ${isReading(earlier, POSTS)}`);
    return fitsOf(reading).map((conditions) => sqltag`(${join([...conditions, ...others], ' and ')})`);
  });
}

function fitsOf(reading: Reading): Sql[][] {
  const found = isReading(reading, POSTS);
  // A single letter is looked for where the title begins.
  const inTitle = isOneLetter(reading) ? found : areFoundInName(reading, POSTS);
  if (reading.every((word) => word.isInitials)) return [[inTitle]];
  const wholeTitle = areWhole(reading, 'name');
  if (!reading.some(isLong))
    return [
      [inTitle, wholeTitle],
      [inTitle, sqltag`not ${wholeTitle}`],
    ];
  const whole = areWhole(reading, 'text');
  // What no index of texts finds is looked for in the title.
  const short = reading.filter((word) => !isLong(word));
  return [
    [inTitle, wholeTitle],
    [...(short.length === 0 ? [] : [areFoundInName(short, POSTS)]), whole, sqltag`not (${inTitle} and ${wholeTitle})`],
    [inTitle, sqltag`not ${whole}`],
    [found, sqltag`not ${whole}`, sqltag`not (${inTitle})`],
  ];
}

/** All words but initials stand there as whole syllables; short ones in the title. */
function areWhole(reading: Reading, column: 'name' | 'text'): Sql {
  const words = reading.filter((word) => !word.isInitials);
  const conditions = words.map((word) => isWholeIn(POSTS[isLong(word) ? column : 'name'], word));
  return sqltag`(${join(conditions, ' and ')})`;
}
