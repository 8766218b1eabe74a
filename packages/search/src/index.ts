export { lettersOf } from './letters.ts';
export { type Reading, readingsOf, type Word } from './readings.ts';
export { isMatch, rankByName, rankByTitle } from './sql.ts';
