import { expect, test } from 'vitest';
import { readingsOf } from '../src/index.ts';

const typed = (text: string) => readingsOf(text).map((reading) => reading.map((word) => word.typed).join(' '));

test.each([
  ['등산', ['등산']],
  ['한강  러닝\n한강', ['한강 러닝']],
  ['등산'.normalize('NFD'), ['등산']],
  ['emdtks', ['emdtks', '등산']],
  ['EMDTKS', ['EMDTKS', '등산']],
  ['emdt', ['emdt', '등ㅅ']],
  ['Qkd', ['Qkd', '빵']],
  ['gksrkd 러닝', ['gksrkd 러닝', '한강 러닝']],
  ['겨ㅜㅜㅑㅜㅎ', ['겨ㅜㅜㅑㅜㅎ', 'running']],
  // English stays English where its keys make no Korean word.
  ['running', ['running']],
  ['club', ['club']],
  ['5km', ['5km']],
  ['', []],
  [' \n\u0000', []],
])('%j may mean %j', (text, readings) => {
  expect(typed(text)).toEqual(readings);
});

test.each([
  ['ㄷㅅ', true],
  ['ㄳ', true],
  ['등ㅅ', false],
  ['ㅠㅠ', false],
  ['ab', false],
])('%j is initials: %j', (text, isInitials) => {
  expect(readingsOf(text)[0]?.[0]?.isInitials).toBe(isInitials);
});

test('joined consonants are two initials', () => {
  expect(readingsOf('ㄳ')[0]?.[0]?.letters).toBe(readingsOf('ㄱㅅ')[0]?.[0]?.letters);
});
