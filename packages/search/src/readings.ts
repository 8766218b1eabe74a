import { convertHangulToQwerty, convertQwertyToHangul, disassemble } from 'es-hangul';
import { lettersOf } from './letters.ts';

/** A word that is looked for. */
export interface Word {
  /** As it was typed (or would have been, on the other layout), composed. */
  typed: string;
  letters: string;
  /** Only first consonants: `ㄷㅅ` for 등산. */
  isInitials: boolean;
}

/** What a search may mean: each of its words is there, in any order. Never empty. */
export type Reading = Word[];

/**
 * What somebody may have meant by what they typed, the likeliest first: the words as they are, then as the same keys give on the other
 * keyboard layout, when they make words there (`emdtks` is 등산, `겨ㅜㅜㅑㅜㅎ` is running). None of a text without words.
 */
export function readingsOf(text: string): Reading[] {
  const words = [...new Set(text.normalize('NFC').split(/[\s\p{Cc}]+/u))].filter((word) => lettersOf(word) !== '');
  if (words.length === 0) return [];
  const switched = words.map((word) => onOtherLayout(word) ?? word);
  const isSwitched = switched.some((word, i) => word !== words[i]);
  return (isSwitched ? [words, switched] : [words]).map((reading) => reading.map(toWord));
}

function toWord(typed: string): Word {
  // Keyboards join ㄱ and ㅅ to ㄳ, which begins no syllable.
  const letters = lettersOf(/^[ㄱ-ㅎ]+$/u.test(typed) ? disassemble(typed) : typed);
  return { typed, letters, isInitials: /^[\u1100-\u1112]+$/u.test(letters) };
}

/** Null when the keys make no word there: nearly all of English would be vowels without a consonant (`club` is 치ㅕㅠ). */
function onOtherLayout(word: string): string | null {
  if (/^[a-z]+$/iu.test(word)) {
    // Shift makes other letters, Caps Lock was not meant.
    const hangul = convertQwertyToHangul(word === word.toUpperCase() ? word.toLowerCase() : word);
    return /^[가-힣]+[ㄱ-ㅎ]?$/u.test(hangul) ? hangul : null;
  }
  const isNoKorean = /^[가-힣ㄱ-ㅎㅏ-ㅣ]+$/u.test(word) && /[ㅏ-ㅣ]/u.test(word);
  return isNoKorean ? convertHangulToQwerty(word) : null;
}
