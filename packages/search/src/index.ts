export { rankByName } from './clubs.ts';
export { CLUBS, isMatch, POSTS } from './conditions.ts';
export { lettersOf, syllablesOf } from './letters.ts';
export { postFits } from './posts.ts';
export { type Reading, readingsOf, type Word } from './readings.ts';
