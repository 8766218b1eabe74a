import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { layoutPlan } from '../../explorer/src/plan/layout.ts';
import { type Plan, type PlanFetch, readPlan, UnreadablePlan } from '../../explorer/src/plan/plan.ts';

const recorded = JSON.parse(readFileSync(new URL('plans/community-screen.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>;

function recordedPlan(): Plan {
  const plan = readPlan(recorded);
  if (plan === null) throw new Error('there is no plan in the recorded answer');
  return plan;
}

const fetched = (startedMs: number | null, tookMs: number | null): PlanFetch => ({
  ...{ kind: 'Fetch', service: 'user', operation: '{ me { id } }', path: [], entities: null, distinct: null },
  ...{ request: startedMs === null ? null : 1, startedMs, tookMs, errors: 0 },
});

describe('reading', () => {
  test('a plan is read as the gateway tells it', () => {
    expect({ plan: readPlan(recorded) }).toEqual(recorded);
  });

  test('an answer without a plan has none', () => {
    expect(readPlan(undefined)).toBeNull();
    expect(readPlan({ session: { state: 'ENDED' } })).toBeNull();
  });

  test('an operation that asks nobody has a plan without fetches', () => {
    expect(readPlan({ plan: { node: null, tookMs: 0.4 } })).toEqual({ node: null, tookMs: 0.4 });
  });

  test.each([
    ['another kind', { node: { kind: 'Defer' }, tookMs: 1 }, 'plan.node.kind: Defer'],
    ['no times', { node: null }, 'plan.tookMs: no number'],
    ['no list', { node: { kind: 'Sequence', nodes: {} }, tookMs: 1 }, 'plan.node.nodes: no list'],
    ['a part that is none', { node: { kind: 'Parallel', nodes: [1] }, tookMs: 1 }, 'plan.node.nodes[0]: no object'],
    ['something else', 'fast', 'plan: no object'],
  ])('what is no plan is refused, and the place is named: %s', (_what, plan, message) => {
    expect(() => readPlan({ plan })).toThrow(new UnreadablePlan(message));
  });
});

describe('the picture', () => {
  const layout = layoutPlan(recordedPlan());

  test('has a row for each fetch, in the order of the plan', () => {
    expect(layout.fetches.map(({ fetch, row, depth }) => [row, depth, fetch.service])).toEqual([
      [0, 2, 'community'],
      [1, 2, 'user'],
      [2, 2, 'content'],
      [3, 2, 'schedule'],
      [4, 3, 'chat'],
    ]);
    expect({ rows: layout.rows, depth: layout.depth, requests: layout.requests }).toEqual({
      ...{ rows: 5, depth: 3, requests: 4 },
    });
  });

  test('brackets what runs in turn, at once and on a condition', () => {
    expect(
      layout.groups.map(({ kind, depth, firstRow, lastRow, condition }) => [kind, depth, firstRow, lastRow, condition]),
    ).toEqual([
      ['Sequence', 0, 0, 4, ''],
      ['Parallel', 1, 0, 1, ''],
      ['Parallel', 1, 2, 4, ''],
      ['Condition', 2, 4, 4, '$withRoom = true'],
    ]);
  });

  test('has a bar from when a fetch began to when it was there, within the whole', () => {
    expect(layout.totalMs).toBe(50);
    expect(layout.marks).toEqual([0, 10, 20, 30, 40, 50]);
    const [first, , third, , last] = layout.fetches;
    expect(first?.bar?.start).toBeCloseTo(1.42 / 50);
    expect(first?.bar?.length).toBeCloseTo(13.91 / 50);
    expect(third?.bar?.start).toBeCloseTo(16.1 / 50);
    expect(last?.bar).toBeNull();
  });

  test('stays within itself, whatever times it is told', () => {
    const node = { kind: 'Parallel' as const, nodes: [fetched(90, 500), fetched(700, 1), fetched(0, 0)] };
    for (const { bar } of layoutPlan({ node, tookMs: 100 }).fetches) {
      expect(bar?.start).toBeGreaterThanOrEqual(0);
      expect((bar?.start ?? 0) + (bar?.length ?? 0)).toBeLessThanOrEqual(1);
    }
  });

  test.each([
    [0, 1],
    [0.4, 1],
    [3, 3],
    [41.33, 50],
    [999, 1000],
    [12_345, 15_000],
  ])('of %d ms is %d ms wide, with at most seven marks', (tookMs, totalMs) => {
    const { totalMs: width, marks } = layoutPlan({ node: null, tookMs });
    expect(width).toBeCloseTo(totalMs);
    expect(marks.length).toBeLessThanOrEqual(7);
    expect(marks.at(-1)).toBeCloseTo(width);
  });

  test('leaves out a group with nothing in it', () => {
    const nothing = { kind: 'Condition' as const, variable: 'a', value: false, node: null };
    const node = { kind: 'Sequence' as const, nodes: [fetched(0, 1), nothing] };
    expect(layoutPlan({ node, tookMs: 1 }).groups.map(({ kind }) => kind)).toEqual(['Sequence']);
  });
});
