import { lettersOf, syllablesOf } from '@moim/search';
import { demoId } from '@moim/stack/demo';
import { beforeAll, describe, expect, test } from 'vitest';
import { databaseOf, testContent } from './start.ts';

// What is in many posts is found rank by rank, among the newest and then by indexes: the same pages as if all were ranked together.
const content = await testContent();
const db = databaseOf(content);
const [bukhansan, secret] = [demoId('com', 'bukhansan'), demoId('com', 'secret-reading')];

/** How a post fits `가람`, best first; those that are not found, or not shown to everybody. */
const KINDS = [
  { kind: 'whole in the title', title: '큰 가람 모임', body: '안내' },
  { kind: 'whole in the body', title: '안내', body: '그 가람 이야기' },
  { kind: 'goes on in the title', title: '가랒 모임', body: '안내' },
  { kind: 'goes on in the body', title: '안내', body: '그 가랒 이야기' },
  { kind: 'not at all', title: '다른 글', body: '안내' },
  { kind: 'deleted', title: '가람 가람', body: '안내', deleted: true },
  { kind: 'of a private club', title: '가람 가람', body: '안내', club: secret },
];
/** 가라 is typed: 가람 and 가랒 go on. 가람 is typed: 가람 is whole. */
const SHOWN = 4;

interface Written {
  id: string;
  rank: number;
  at: number;
}

let written: Written[] = [];

/** So many posts of each kind, in turn, newest last. */
async function write(counts: readonly number[], prefix: string) {
  const kinds = counts.flatMap((count, kind) => Array<number>(count).fill(kind));
  // One order for all runs, that mixes the kinds.
  kinds.sort((a, b) => ((a * 7 + 3) % 5) - ((b * 7 + 3) % 5));
  const rows = kinds.map((kind, i) => {
    const { title = '', body = '', club = bukhansan, deleted = false } = KINDS[kind] ?? {};
    // Several at one instant, so that ids decide.
    const createdAt = new Date(Date.UTC(2026, 0, 1) + Math.floor(((i * 37) % kinds.length) / 3) * 60_000);
    const id = `pst_${prefix}${String(i).padStart(25, '0')}`;
    return {
      kind,
      row: {
        id,
        communityId: club,
        authorId: demoId('usr', 'harin'),
        board: 'FREE' as const,
        title,
        body,
        excerpt: body,
        createdAt,
        deletedAt: deleted ? createdAt : null,
      },
    };
  });
  await db.post.createMany({ data: rows.map(({ row }) => row) });
  return rows.flatMap(({ kind, row }) =>
    kind < SHOWN ? [{ id: row.id, rank: SHOWN - 1 - kind, at: row.createdAt.getTime() }] : [],
  );
}

/** Not one of the demo world's. */
const isOurs = (id: string) => id.startsWith('pst_00');
const inOrder = (posts: readonly Written[]) =>
  posts.toSorted((a, b) => b.rank - a.rank || b.at - a.at || (a.id < b.id ? 1 : -1)).map(({ id }) => id);

async function page(text: string, first: number, after: string | null) {
  const query = `query ($text: String!, $first: Int!, $after: String) {
    posts(filter: { text: $text }, first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
  const { data, errors } = await content.ask(query, { text, first, after });
  expect(errors).toBeUndefined();
  return {
    ids: data.posts.edges.map(({ node }: { node: { id: string } }) => node.id) as string[],
    next: data.posts.pageInfo.hasNextPage ? (data.posts.pageInfo.endCursor as string) : null,
  };
}

async function walk(text: string, first: number): Promise<string[]> {
  const ids: string[] = [];
  let next: string | null = null;
  do {
    const read = await page(text, first, next);
    ids.push(...read.ids);
    next = read.next;
  } while (next !== null);
  return ids;
}

describe('what is found in many posts', () => {
  beforeAll(async () => {
    // The best are few, and among the oldest for the most part.
    written = await write([12, 150, 40, 90, 2_300, 20, 20], '0');
  });

  test.each([7, 50, 100])('is shown in one order, %i a page', async (first) => {
    expect(await walk('가람', first)).toEqual(inOrder(written.filter(({ rank }) => rank >= 2)));
  });

  test('so is what is typed half', async () => {
    // Nothing is whole: the title comes before the body.
    const half = written.map((post) => ({ ...post, rank: post.rank % 2 }));
    expect((await walk('가라', 33)).filter(isOurs)).toEqual(inOrder(half));
  });

  test('by initials, in titles alone', async () => {
    const titles = written.filter(({ rank }) => rank % 2 === 1).map((post) => ({ ...post, rank: 0 }));
    expect((await walk('ㄱㄹ', 30)).filter(isOurs)).toEqual(inOrder(titles));
  });

  test('on the other keyboard layout', async () => {
    expect(await walk('rkfka', 40)).toEqual(inOrder(written.filter(({ rank }) => rank >= 2)));
  });

  test('goes on where a page ended while new ones come', async () => {
    const first = await page('가람', 5, null);
    const more = await write([30], '1');
    const rest: string[] = [];
    for (let next = first.next; next !== null; ) {
      const read = await page('가람', 60, next);
      rest.push(...read.ids);
      next = read.next;
    }
    const before = inOrder(written.filter(({ rank }) => rank >= 2));
    const others = new Set(more.map(({ id }) => id));
    expect([...first.ids, ...rest.filter((id) => !others.has(id))]).toEqual(before);
    written.push(...more);
    expect(await walk('가람', 60)).toEqual(inOrder(written.filter(({ rank }) => rank >= 2)));
  });

  test('follows an edit and a deletion', async () => {
    const [best = '', second = ''] = await walk('가람', 100);
    await db.post.update({ where: { id: best }, data: { title: '바뀐 제목' } });
    await db.post.update({ where: { id: second }, data: { deletedAt: new Date() } });
    expect(await walk('가람', 100)).toEqual(
      inOrder(written.filter(({ id, rank }) => rank >= 2 && id !== best && id !== second)),
    );
    expect((await page('바뀐제목', 5, null)).ids).toEqual([best]);
    await db.post.update({ where: { id: second }, data: { deletedAt: null } });
    expect((await walk('가람', 100)).includes(second)).toBe(true);
  });
});

test('the database marks syllables as the service does', async () => {
  const syllables = Array.from({ length: 11_172 }, (_, i) => String.fromCodePoint(0xac00 + i));
  const texts = [...syllables, '가나다', '과일 값', 'ㅋㅋㅋ', 'ㅏㅏ', '등ㅅ', 'Run 러닝 Q', '각ㄱ악', ''].map(
    lettersOf,
  );
  const rows = await db.$queryRaw<{ marked: string }[]>`
    select public.search_syllables(typed) as marked from unnest(${texts}::text[]) with ordinality as t(typed, position) order by position`;
  expect(rows.map(({ marked }) => marked)).toEqual(texts.map(syllablesOf));
  expect(new Set(rows.slice(0, syllables.length).map(({ marked }) => marked.replace(/[^Q]/g, '')))).toEqual(
    new Set(['Q']),
  );
});
