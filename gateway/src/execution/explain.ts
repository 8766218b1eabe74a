import type { FetchNode, PlanNode } from '@apollo/query-planner';
import type { PlannedFetch } from './plan-program.ts';

/** A plan as it was run, for developers. Times are milliseconds since the request came. */
export interface Explanation {
  /** Null: nothing had to be fetched. */
  node: ExplainedNode | null;
  tookMs: number;
}

export type ExplainedNode =
  | { kind: 'Sequence' | 'Parallel'; nodes: ExplainedNode[] }
  | { kind: 'Condition'; variable: string; value: boolean; node: ExplainedNode | null }
  | ExplainedFetch;

export interface ExplainedFetch extends FetchRun {
  kind: 'Fetch';
  service: string;
  /** GraphQL, as the plan has it; several that went together were sent as one. */
  operation: string;
  /** Where in the answer it belongs; `@` stands for every element of a list. */
  path: readonly string[];
}

/** What became of a fetch. */
export interface FetchRun {
  /** Entities that asked for it, and those that were sent; null: it is not of entities. */
  entities: number | null;
  distinct: number | null;
  /** How many of them, or whether the root, had been kept from before and were not asked for; left out: none. */
  kept?: number;
  /** Counted from 1. Fetches with the same number went to the subgraph as one request; null: nothing had to be sent. */
  request: number | null;
  startedMs: number | null;
  tookMs: number | null;
  errors: number;
}

const NOT_RUN: FetchRun = { entities: null, distinct: null, request: null, startedMs: null, tookMs: null, errors: 0 };

/** Takes note of what fetches do while a plan is run. */
export class PlanTrace {
  readonly #startedAt: number;
  readonly #runs = new Map<PlannedFetch, FetchRun>();
  #requests = 0;

  /** `startedAt`: when the request came, by `performance.now()`. */
  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  /** Milliseconds since the request came. */
  now(): number {
    return performance.now() - this.#startedAt;
  }

  of(fetch: PlannedFetch): FetchRun {
    const run = this.#runs.get(fetch) ?? { ...NOT_RUN };
    this.#runs.set(fetch, run);
    return run;
  }

  /** These go to their subgraph as one request. */
  sent(fetches: readonly PlannedFetch[]): void {
    const request = ++this.#requests;
    for (const fetch of fetches) this.of(fetch).request = request;
  }
}

/** The plan, with what became of each fetch. */
export function explainPlan(
  node: PlanNode | undefined,
  fetches: ReadonlyMap<FetchNode, PlannedFetch>,
  trace: PlanTrace,
  isTrue: (variable: string) => boolean,
): ExplainedNode | null {
  if (node === undefined) return null;
  const explain = (inner: PlanNode | undefined) => explainPlan(inner, fetches, trace, isTrue);
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.flatMap((inner) => explain(inner) ?? []) };
    case 'Flatten':
      return explain(node.node);
    case 'Condition': {
      const value = isTrue(node.condition);
      return {
        kind: 'Condition',
        variable: node.condition,
        value,
        node: explain(value ? node.ifClause : node.elseClause),
      };
    }
    case 'Fetch': {
      const fetch = fetches.get(node);
      if (fetch === undefined) throw new Error('a fetch is not compiled');
      const { service, operation, path } = fetch;
      return { kind: 'Fetch', service, operation, path, ...trace.of(fetch) };
    }
    default:
      throw new Error(`plans with ${node.kind} are not run here`);
  }
}
