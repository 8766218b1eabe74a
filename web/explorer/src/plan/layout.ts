import type { Plan, PlanFetch, PlanNode } from './plan.ts';

/** A fetch with its place in the picture: a row of its own, a bar from when it began to when it was there. */
export interface PlacedFetch {
  fetch: PlanFetch;
  row: number;
  /** How many groups it is in. */
  depth: number;
  /** From the left, as parts of the whole time; null where nothing had to be fetched. */
  bar: { start: number; length: number } | null;
}

/** What belongs together: one after the other, at once, or under a condition. */
export interface PlacedGroup {
  kind: 'Sequence' | 'Parallel' | 'Condition';
  /** `$withPosts = true`; empty but for conditions. */
  condition: string;
  depth: number;
  firstRow: number;
  lastRow: number;
}

export interface PlanLayout {
  fetches: PlacedFetch[];
  groups: PlacedGroup[];
  rows: number;
  /** Groups within each other, at most. */
  depth: number;
  /** What the picture is wide: all of the time, rounded up to the next mark. */
  totalMs: number;
  /** Times to mark, in milliseconds. */
  marks: number[];
  /** HTTP requests that were sent to subgraphs. */
  requests: number;
}

/** What took less looks as if it had taken that. */
const SHORTEST_MS = 1;

/** Places a plan's fetches, in its order, one under the other, and by when they ran. */
export function layoutPlan(plan: Plan): PlanLayout {
  const step = markStep(plan.tookMs);
  const totalMs = Math.ceil(Math.max(plan.tookMs, SHORTEST_MS) / step) * step;
  const fetches: PlacedFetch[] = [];
  const groups: PlacedGroup[] = [];
  const place = (node: PlanNode | null, depth: number): void => {
    if (node === null) return;
    if (node.kind === 'Fetch') {
      fetches.push({ fetch: node, row: fetches.length, depth, bar: barOf(node, totalMs) });
      return;
    }
    const group: PlacedGroup = {
      kind: node.kind,
      condition: node.kind === 'Condition' ? `$${node.variable} = ${node.value}` : '',
      depth,
      firstRow: fetches.length,
      lastRow: fetches.length,
    };
    groups.push(group);
    for (const child of node.kind === 'Condition' ? [node.node] : node.nodes) place(child, depth + 1);
    group.lastRow = fetches.length - 1;
  };
  place(plan.node, 0);
  const there = groups.filter(({ firstRow, lastRow }) => lastRow >= firstRow);
  return {
    fetches,
    groups: there,
    rows: fetches.length,
    depth: Math.max(0, ...there.map(({ depth }) => depth + 1)),
    totalMs,
    marks: Array.from({ length: Math.round(totalMs / step) + 1 }, (_, index) => index * step),
    requests: new Set(fetches.flatMap(({ fetch }) => fetch.request ?? [])).size,
  };
}

function barOf({ startedMs, tookMs }: PlanFetch, totalMs: number): PlacedFetch['bar'] {
  if (startedMs === null || tookMs === null) return null;
  const start = Math.min(1, startedMs / totalMs);
  return { start, length: Math.min(1 - start, tookMs / totalMs) };
}

/** 1, 2 or 5 times a power of ten, so that there are about five marks. */
function markStep(tookMs: number): number {
  const about = Math.max(tookMs, SHORTEST_MS) / 5;
  const power = 10 ** Math.floor(Math.log10(about));
  const times = [1, 2, 5, 10].find((factor) => factor * power >= about) ?? 10;
  return times * power;
}
