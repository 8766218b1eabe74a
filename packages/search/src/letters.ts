/** Double vowels and double last consonants, which are typed one after the other, with their parts. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ['\u116a', '\u1169\u1161'],
  ['\u116b', '\u1169\u1162'],
  ['\u116c', '\u1169\u1175'],
  ['\u116f', '\u116e\u1165'],
  ['\u1170', '\u116e\u1166'],
  ['\u1171', '\u116e\u1175'],
  ['\u1174', '\u1173\u1175'],
  ['\u11aa', '\u11a8\u11ba'],
  ['\u11ac', '\u11ab\u11bd'],
  ['\u11ad', '\u11ab\u11c2'],
  ['\u11b0', '\u11af\u11a8'],
  ['\u11b1', '\u11af\u11b7'],
  ['\u11b2', '\u11af\u11b8'],
  ['\u11b3', '\u11af\u11ba'],
  ['\u11b4', '\u11af\u11c0'],
  ['\u11b5', '\u11af\u11c1'],
  ['\u11b6', '\u11af\u11c2'],
  ['\u11b9', '\u11b8\u11ba'],
]);

/** Last consonants, and the same ones as first consonants. */
const LAST = [...'\u11a8\u11a9\u11ab\u11ae\u11af\u11b7\u11b8\u11ba\u11bb\u11bc\u11bd\u11be\u11bf\u11c0\u11c1\u11c2'];
const FIRST = [...'\u1100\u1101\u1102\u1103\u1105\u1106\u1107\u1109\u110a\u110b\u110c\u110e\u110f\u1110\u1111\u1112'];

/**
 * The letters of a text as they are typed one after the other, in lower case and without spaces: the database's `search_letters`. First and
 * last consonants are different characters (U+11xx), so what is looked for begins with a syllable; its last syllable may be half typed.
 * es-hangul's `disassemble` has the same letters, and does not tell first consonants from last ones.
 */
export function lettersOf(text: string): string {
  const apart = text.normalize('NFKD').toLowerCase().replaceAll(/\s+/gu, '');
  return apart.replaceAll(/[\u116a-\u1174\u11aa-\u11b9]/gu, (letter) => PARTS.get(letter) ?? letter);
}

/**
 * What else the same keys are on the way to: the last consonant begins the next syllable, `등산` being half of `등사나`. Null for words of
 * one syllable, of which too many are the beginning of something (`산` of `회사는`).
 */
export function withNextSyllable(letters: string): string | null {
  const first = FIRST[LAST.indexOf(letters.at(-1) ?? '')];
  const syllables = letters.match(/[\u1100-\u1112]/gu)?.length ?? 0;
  return first === undefined || syllables < 2 ? null : letters.slice(0, -1) + first;
}

/** Letters with a Q after each syllable, as the database's `search_syllables` has them: the last one is there only as a whole. */
export function syllablesOf(letters: string): string {
  return letters.replaceAll(/([\u1161-\u1175\u11a8-\u11c2])(?![\u1161-\u1175\u11a8-\u11c2])/gu, '$1Q');
}

/** The same of what may go on: whatever the last syllable becomes. */
export function beginningOf(letters: string): string {
  return syllablesOf(letters).replace(/Q$/, '');
}
