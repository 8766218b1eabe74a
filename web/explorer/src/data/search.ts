import { lettersOf } from '@moim/search/letters';
import { type Reading, readingsOf } from '@moim/search/readings';

/** Something that can be looked for. */
export interface Searchable<Entry> {
  entry: Entry;
  /** In letters, as they are typed. */
  name: string;
  all: string;
  /** The first consonants of its Korean words, each word apart. */
  initials: string[];
}

/** Makes an entry findable by its name, by what it is in Korean, and by what is said of it. */
export function searchable<Entry>(entry: Entry, name: string, texts: readonly (string | null)[]): Searchable<Entry> {
  const all = [name, ...texts].filter((text) => text !== null).join(' ');
  const words = all.split(/[^가-힣]+/u).filter((word) => word !== '');
  return { entry, name: lettersOf(name), all: lettersOf(all), initials: words.map(initialsOf) };
}

/**
 * What somebody may mean by a text: as clubs and posts are searched (packages/search), so `ㄷㄱ` finds 댓글, and `eotrmf` what those keys are on the Korean
 * keyboard. Those whose name has it come first, in the order given; all of them for no text.
 */
export function search<Entry>(entries: readonly Searchable<Entry>[], text: string): Entry[] {
  const [first, ...others] = readingsOf(text);
  if (first === undefined) return entries.map(({ entry }) => entry);
  const matches = (reading: Reading) => entries.filter((candidate) => isMatch(candidate, reading));
  // What the keys are on the other layout is only meant where they mean nothing as they are.
  const found = [first, ...others].map(matches).find((some) => some.length > 0) ?? [];
  const rank = ({ name }: Searchable<Entry>) => {
    const [word] = first;
    if (word === undefined || !name.includes(word.letters)) return 3;
    return name === word.letters ? 0 : name.startsWith(word.letters) ? 1 : 2;
  };
  return found.toSorted((a, b) => rank(a) - rank(b)).map(({ entry }) => entry);
}

function isMatch<Entry>({ all, initials }: Searchable<Entry>, reading: Reading): boolean {
  return reading.every(({ letters, isInitials }) =>
    isInitials ? initials.some((word) => word.includes(letters)) : all.includes(letters),
  );
}

function initialsOf(word: string): string {
  return [...word].map((syllable) => syllable.normalize('NFD').charAt(0)).join('');
}
