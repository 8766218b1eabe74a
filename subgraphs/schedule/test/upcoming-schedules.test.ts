import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { startOnDemoWorld } from './demo-world.ts';

const { schedule, db } = await startOnDemoWorld();
const mine = `query ($first: Int! = 20, $after: String) {
  me {
    upcomingSchedules(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { cursor status node { id title startsAt community { name } viewerAttendance { status } } }
    }
  }
}`;

interface Upcoming {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: {
    status: string;
    node: { id: string; title: string; startsAt: string; viewerAttendance: { status: string } };
  }[];
}

const read = async (as: string, variables: Record<string, unknown> = {}): Promise<Upcoming> => {
  const { data, errors } = await schedule.ask(mine, variables, { as });
  expect(errors).toBeUndefined();
  return data.me.upcomingSchedules;
};

describe('what is next for me', () => {
  test('박서연 goes hiking, and waits for a seat on the next hike; the cancelled one is not there', async () => {
    const { edges, totalCount } = await read('seoyeon');
    expect(edges.map(({ status, node }) => [status, node.title])).toEqual([
      ['ATTENDING', '토요일 백운대 정기 산행'],
      ['WAITLISTED', '숨은벽 능선 소수 정예 산행'],
    ]);
    expect(totalCount).toBe(2);
  });

  test('최도윤 goes nowhere yet', async () => {
    expect(await read('doyun')).toEqual({
      totalCount: 0,
      pageInfo: { hasNextPage: false, endCursor: null },
      edges: [],
    });
  });

  test('김민지 has meet-ups of four clubs, by start, page by page, each once', async () => {
    const whole = await read('minji');
    const starts = whole.edges.map(({ node }) => node.startsAt);
    expect(starts).toEqual(starts.toSorted());
    expect(whole.edges.every(({ status, node }) => node.viewerAttendance.status === status)).toBe(true);
    expect(
      new Set(whole.edges.map((edge) => JSON.stringify(edge.node).match(/"community":\{"name":"([^"]*)/)?.[1])),
    ).toEqual(new Set(['북한산 등산회', '한강 러닝크루', '서울 필름 사진회', '커피 노트']));

    const walked: Upcoming['edges'] = [];
    let after: string | null = null;
    do {
      const page: Upcoming = await read('minji', { first: 3, after });
      expect(page.totalCount).toBe(whole.totalCount);
      walked.push(...page.edges);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(walked).toEqual(whole.edges);
    expect(walked).toHaveLength(whole.totalCount);
  });

  test('a seat that was given up is not there', async () => {
    const seat = {
      scheduleId_userId: { scheduleId: demoId('sch', 'bukhansan-open'), userId: demoId('usr', 'junho') },
    };
    const before = await read('junho');
    await db.attendance.update({ where: seat, data: { status: 'WITHDRAWN', withdrawnAt: new Date() } });
    const after = await read('junho');
    await db.attendance.update({ where: seat, data: { status: 'ATTENDING', withdrawnAt: null } });
    expect(before.totalCount - after.totalCount).toBe(1);
    expect(after.edges.map(({ node }) => node.title)).not.toContain('토요일 백운대 정기 산행');
  });

  test.each([{ first: 0 }, { first: 101 }, { after: 'nonsense' }])('refuses %j', async (variables) => {
    const { errors } = await schedule.ask(mine, variables, { as: 'minji' });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
