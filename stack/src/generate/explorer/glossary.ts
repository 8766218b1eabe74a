import { WHOLE, WORDS } from './words.ts';

const ASKING: ReadonlySet<string> = new Set(['is', 'has', 'can']);

/** `viewerHasLiked` in its words: viewer, has, liked. */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_]+/)
    .filter((word) => word !== '');
}

/** What a word is in Korean, also where it stands for several; undefined for one that is not in the glossary. */
export function koreanOfWord(word: string): string | undefined {
  return WORDS[word] ?? WORDS[word.replace(/s$/, '')];
}

/** What a name says, in Korean, and what people may say instead. Words that are not in the glossary are left out; a test names them. */
export interface KoreanName {
  /** `memberCount` is 멤버 수. */
  korean: string;
  /** And 회원. */
  also: string;
}

/** `isAction` for what begins with its verb: in Korean that comes last. */
export function koreanOf(name: string, { isAction = false } = {}): KoreanName {
  const words = WHOLE[name] === undefined ? inKoreanOrder(wordsOf(name), isAction).map(koreanOfWord) : [WHOLE[name]];
  const each = words.flatMap((word) => (word ? [word.split('/')] : []));
  const join = (parts: string[]) => [...new Set(parts)].join(' ');
  return { korean: join(each.map(([first = '']) => first)), also: join(each.flatMap(([, ...others]) => others)) };
}

/** Whether something is so is said at the end, and what is done is said after to what. */
function inKoreanOrder(words: readonly string[], isAction: boolean): string[] {
  const asks = words.filter((word) => ASKING.has(word));
  const [first = '', ...others] = words.filter((word) => !ASKING.has(word));
  const isWhole = words.length === 1 || !isAction;
  const kind = isWhole ? [] : others.filter((word) => /^(input|payload)$/.test(word));
  const objects = others.filter((word) => !kind.includes(word));
  return isWhole ? [first, ...others, ...asks] : [...objects, first, ...asks, ...kind];
}
