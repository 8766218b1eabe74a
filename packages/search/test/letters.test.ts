import { disassemble, getChoseong } from 'es-hangul';
import { expect, test } from 'vitest';
import { lettersOf, withNextSyllable } from '../src/letters.ts';

/** First, middle and last letters as es-hangul has them: not told apart. */
const plain = (letters: string) => disassemble([...letters].map((letter) => COMPATIBLE.get(letter) ?? letter).join(''));
const series = (from: number, to: string) =>
  [...to].map((letter, i) => [String.fromCodePoint(from + i), letter] as const);
const COMPATIBLE = new Map([
  ...series(0x1100, 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'),
  ...series(0x1161, 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'),
  ...series(0x11a8, 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'),
]);

test('all 11,172 syllables have the letters that es-hangul has', () => {
  for (let code = 0xac00; code <= 0xd7a3; code++) {
    const syllable = String.fromCodePoint(code);
    const letters = lettersOf(syllable);
    expect(plain(letters)).toBe(disassemble(syllable));
    expect(plain(letters[0] ?? '')).toBe(getChoseong(syllable));
  }
});

test('what is half typed begins what it is on the way to', () => {
  for (const half of ['ㄷ', '드', '등', '등ㅅ', '등사', '등산'])
    expect(lettersOf('등산')).toMatch(new RegExp(`^${lettersOf(half)}`));
  expect(lettersOf('과')).toContain(lettersOf('고'));
  expect(lettersOf('값')).toContain(lettersOf('갑'));
});

test('a syllable is not found across two others', () => {
  expect(lettersOf('가나')).not.toContain(lettersOf('간'));
  expect(lettersOf('악어')).not.toContain(lettersOf('거'));
});

test('spaces, case and width make no difference', () => {
  expect(lettersOf(' 한강\n러닝 ')).toBe(lettersOf('한강러닝'));
  expect(lettersOf('ＲＵＮ Club')).toBe('runclub');
  expect(lettersOf('등산'.normalize('NFD'))).toBe(lettersOf('등산'));
});

test('a last consonant may begin the next syllable, of words of two', () => {
  expect(lettersOf('등사나')).toContain(withNextSyllable(lettersOf('등산')));
  expect(withNextSyllable(lettersOf('산'))).toBeNull();
  expect(withNextSyllable(lettersOf('커피'))).toBeNull();
});
