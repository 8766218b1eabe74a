import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { startOnDemoWorld } from './demo-world.ts';

const { schedule, db } = await startOnDemoWorld();
const bukhansan = demoId('com', 'bukhansan');
const hangang = demoId('com', 'hangang');
const list = `query ($ids: [_Any!]!, $filter: ScheduleFilter, $first: Int! = 100, $after: String) {
  _entities(representations: $ids) {
    ... on Community {
      schedules(filter: $filter, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { cursor node { id title startsAt endsAt registration } }
      }
    }
  }
}`;

interface Listed {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  edges: { cursor: string; node: { id: string; title: string; startsAt: string; endsAt: string } }[];
}

const ask = (variables: Record<string, unknown>, ids = [bukhansan]) =>
  schedule.ask(list, { ids: ids.map((id) => ({ __typename: 'Community', id })), ...variables }, { as: 'minji' });
const read = async (variables: Record<string, unknown> = {}, ids = [bukhansan]): Promise<Listed[]> => {
  const { data, errors } = await ask(variables, ids);
  expect(errors).toBeUndefined();
  return data._entities.map((club: { schedules: Listed }) => club.schedules);
};
const only = async (variables: Record<string, unknown> = {}): Promise<Listed> => (await read(variables))[0] as Listed;
const titles = ({ edges }: Listed) => edges.map(({ node }) => node.title);

describe("a club's meet-ups", () => {
  test('come by start, past and cancelled ones too', async () => {
    const { edges, totalCount } = await only();
    expect(totalCount).toBe(10);
    const starts = edges.map(({ node }) => node.startsAt);
    expect(starts).toHaveLength(10);
    expect(starts).toEqual(starts.toSorted());
  });

  test('that are upcoming have not ended and are not cancelled', async () => {
    const upcoming = await only({ filter: { upcoming: true } });
    expect(titles(upcoming)).toEqual(['토요일 백운대 정기 산행', '숨은벽 능선 소수 정예 산행', '1박 2일 대피소 산행']);
    expect(upcoming.totalCount).toBe(3);
    // What is false does not filter.
    expect((await only({ filter: { upcoming: false } })).totalCount).toBe(10);
  });

  test('are upcoming until they end, also once they have begun', async () => {
    const id = demoId('sch', 'bukhansan-full');
    const { startsAt, endsAt, registrationOpensAt } = await db.schedule.findUniqueOrThrow({ where: { id } });
    const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const changes = { startsAt: minutesFromNow(-60), registrationOpensAt: null };

    await db.schedule.update({ where: { id }, data: { ...changes, endsAt: minutesFromNow(5) } });
    const running = await ask({ filter: { upcoming: true } });
    await db.schedule.update({ where: { id }, data: { ...changes, endsAt: minutesFromNow(-1) } });
    const over = await only({ filter: { upcoming: true } });
    await db.schedule.update({ where: { id }, data: { startsAt, endsAt, registrationOpensAt } });

    expect(running.data._entities[0].schedules.edges[0].node).toMatchObject({ id, registration: 'CLOSED' });
    expect(titles(over)).not.toContain('숨은벽 능선 소수 정예 산행');
  });

  test('between two instants are those that touch them, to the millisecond', async () => {
    const { startsAt, endsAt } = await db.schedule.findUniqueOrThrow({
      where: { id: demoId('sch', 'bukhansan-open') },
    });
    const found = async (from: number, to: number) =>
      titles(await only({ filter: { from: new Date(from), to: new Date(to) } }));
    const [start, end] = [startsAt.getTime(), endsAt.getTime()];
    const hike = ['토요일 백운대 정기 산행'];

    expect(await found(start, end)).toEqual(hike);
    expect(await found(end - 1, end + 1)).toEqual(hike);
    expect(await found(end, end + 1)).toEqual([]);
    expect(await found(start - 1, start + 1)).toEqual(hike);
    expect(await found(start - 1, start)).toEqual([]);
    // One instant in the middle, as from and to at once.
    expect(await found(start + 1, start + 1)).toEqual(hike);
  });

  test('in the future are those from now on, with cancelled ones unless upcoming is asked for too', async () => {
    const from = new Date();
    expect((await only({ filter: { from } })).totalCount).toBe(4);
    expect((await only({ filter: { from, upcoming: true } })).totalCount).toBe(3);
    const aYearAgo = new Date(from.getTime() - 365 * 24 * 3600_000);
    expect((await only({ filter: { from: aYearAgo, upcoming: true } })).totalCount).toBe(3);
    expect((await only({ filter: { to: from } })).totalCount).toBe(6);
  });

  test('walk page by page, each once, in the same order; the total stays', async () => {
    const whole = await only();
    const walked: Listed['edges'] = [];
    let after: string | null = null;
    do {
      const page: Listed = await only({ first: 3, after });
      expect(page.totalCount).toBe(10);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      walked.push(...page.edges);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(walked).toEqual(whole.edges);
  });

  test('that begin at the same time are told apart by id', async () => {
    const template = await db.schedule.findUniqueOrThrow({ where: { id: demoId('sch', 'bukhansan-not-open') } });
    const twins = ['first', 'second', 'third'].map((key) => demoId('sch', `twin ${key}`));
    await db.schedule.createMany({ data: twins.map((id) => ({ ...template, id, title: '쌍둥이' })) });
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const page: Listed = await only({ first: 1, after });
      walked.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    await db.schedule.deleteMany({ where: { id: { in: twins } } });
    expect(walked).toHaveLength(13);
    expect(new Set(walked).size).toBe(13);
    expect(walked.filter((id) => twins.includes(id))).toEqual(twins.toSorted());
  });

  test('are each club’s own when several are asked for', async () => {
    const [hikes, runs] = (await read({ filter: { upcoming: true }, first: 2 }, [bukhansan, hangang])) as [
      Listed,
      Listed,
    ];
    expect(titles(hikes)).toEqual(['토요일 백운대 정기 산행', '숨은벽 능선 소수 정예 산행']);
    expect(titles(runs)).toEqual(['저녁 러닝: 여의도 5km', '함께 러닝: 잠수교 왕복']);
    expect([hikes.totalCount, runs.totalCount]).toEqual([3, 6]);
  });

  const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
  test.each([
    ['no item', { first: 0 }],
    ['more than 100', { first: 101 }],
    ['a cursor that is none', { after: '%%%' }],
    ['the cursor of a waiting line', { after: cursor(['3']) }],
    ['a cursor with another id', { after: cursor([new Date(), bukhansan]) }],
    ['a cursor in the year 0', { after: cursor(['0000-01-01T00:00:00.000Z', demoId('sch', 'bukhansan-open')]) }],
    ['an end before the beginning', { filter: { from: '2026-11-02T00:00:00Z', to: '2026-11-01T23:59:59.999Z' } }],
    ['a time that is none', { filter: { from: 'tomorrow' } }],
  ])('refuse %s', async (_case, variables) => {
    const { errors } = await ask(variables);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59'])(
    'refuse a time that no calendar has: %s',
    async (instant) => {
      for (const filter of [{ from: instant }, { to: instant }]) {
        const { errors } = await ask({ filter });
        expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      }
    },
  );
});
