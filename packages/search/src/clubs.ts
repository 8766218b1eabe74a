import { join, type Sql, sqltag } from '@prisma/client/runtime/client';
import { areInName, CLUBS, escapeLike, isReading, isWholeIn } from './conditions.ts';
import { beginningOf, syllablesOf } from './letters.ts';
import type { Reading } from './readings.ts';

/**
 * SQL: how well a club fits, from 0, higher is better. What fits as it was typed comes before the other keyboard layout; then the name itself,
 * its beginning, the beginning of a word of it, its middle, the introduction; then whole syllables before those that go on (`커피`, then 커핑). `name`: as people read it.
 */
export function rankByName(readings: readonly Reading[], name: Sql): Sql {
  return best(readings, (reading) => {
    const letters = reading.map((word) => word.letters).join('');
    const of = reading.every((word) => word.isInitials) ? CLUBS.initials : CLUBS.name;
    const startsWords = reading.map((word) => sqltag`' ' || ${name} ilike ${`% ${escapeLike(word.typed)}%`}`);
    const [all, start] = of === CLUBS.name ? [syllablesOf(letters), beginningOf(letters)] : [letters, letters];
    // What stands in the introduction alone, as most does that is in many clubs, is told first of what takes longer.
    return sqltag`case when ${of} = ${all} then 0 when ${of} like ${`${escapeLike(start)}%`} then 2
      when not (${areInName(reading, CLUBS)}) then 8 when ${join(startsWords, ' and ')} then 4 else 6 end + ${isHalf(reading)}`;
  });
}

/** The best rank of the readings that the row fits. `distance` is from 0, the best, to 9. */
function best(readings: readonly Reading[], distance: (reading: Reading) => Sql): Sql {
  const ranks = readings.map((reading, i) => {
    const rank = sqltag`19 - ${i * 10}::int - (${distance(reading)})`;
    return readings.length === 1 ? rank : sqltag`case when ${isReading(reading, CLUBS)} then ${rank} end`;
  });
  return sqltag`greatest(${join(ranks)})`;
}

/** 1 when a word is there only as the beginning of other syllables. Initials are as good as whole. */
function isHalf(reading: Reading): Sql {
  const whole = reading.filter((word) => !word.isInitials).map((word) => isWholeIn(CLUBS.text, word));
  return whole.length === 0 ? sqltag`0` : sqltag`case when ${join(whole, ' and ')} then 0 else 1 end`;
}
