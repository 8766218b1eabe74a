// How the gateway has run an operation, as it says in `extensions.plan` when asked with `x-explain: plan`. Times in milliseconds since the request came.

export interface Plan {
  /** Null: nothing had to be asked of anybody. */
  node: PlanNode | null;
  tookMs: number;
}

export type PlanNode = PlanSteps | PlanCondition | PlanFetch;

export interface PlanSteps {
  kind: 'Sequence' | 'Parallel';
  nodes: PlanNode[];
}

/** What is under `@include` or `@skip`. */
export interface PlanCondition {
  kind: 'Condition';
  variable: string;
  value: boolean;
  node: PlanNode | null;
}

export interface PlanFetch {
  kind: 'Fetch';
  service: string;
  /** What is sent to the subgraph. */
  operation: string;
  /** Where its answer belongs; `@` for each element of a list, nothing for the root. */
  path: string[];
  /** Entities that were asked for; null where none are. */
  entities: number | null;
  /** And how many were sent, each once. */
  distinct: number | null;
  /** How many had been kept from before by the gateway; left out: none. */
  kept?: number;
  /** Fetches with the same number went in one HTTP request; null: nothing had to be fetched. */
  request: number | null;
  startedMs: number | null;
  tookMs: number | null;
  errors: number;
}

/** What stands in `extensions.plan` is no plan that is known here. */
export class UnreadablePlan extends Error {
  override name = 'UnreadablePlan';
}

/** The plan in an answer's extensions; null where there is none. Throws UnreadablePlan. */
export function readPlan(extensions: Record<string, unknown> | undefined): Plan | null {
  const plan = extensions?.plan;
  if (plan === undefined || plan === null) return null;
  const { node, tookMs } = objectAt(plan, 'plan');
  return { node: readNode(node, 'plan.node'), tookMs: numberAt(tookMs, 'plan.tookMs') };
}

function readNode(value: unknown, at: string): PlanNode | null {
  if (value === null || value === undefined) return null;
  const node = objectAt(value, at);
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return {
        kind: node.kind,
        nodes: listAt(node.nodes, `${at}.nodes`).flatMap((one, index) => readNode(one, `${at}.nodes[${index}]`) ?? []),
      };
    case 'Condition':
      return {
        kind: 'Condition',
        variable: textAt(node.variable, `${at}.variable`),
        value: node.value === true,
        node: readNode(node.node, `${at}.node`),
      };
    case 'Fetch':
      return {
        kind: 'Fetch',
        service: textAt(node.service, `${at}.service`),
        operation: textAt(node.operation, `${at}.operation`),
        path: listAt(node.path, `${at}.path`).map(String),
        entities: numberOrNull(node.entities, `${at}.entities`),
        distinct: numberOrNull(node.distinct, `${at}.distinct`),
        ...(node.kept === undefined ? {} : { kept: numberAt(node.kept, `${at}.kept`) }),
        request: numberOrNull(node.request, `${at}.request`),
        startedMs: numberOrNull(node.startedMs, `${at}.startedMs`),
        tookMs: numberOrNull(node.tookMs, `${at}.tookMs`),
        errors: numberAt(node.errors, `${at}.errors`),
      };
    default:
      throw new UnreadablePlan(`${at}.kind: ${String(node.kind)}`);
  }
}

function objectAt(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new UnreadablePlan(`${at}: no object`);
  return value as Record<string, unknown>;
}

function listAt(value: unknown, at: string): unknown[] {
  if (!Array.isArray(value)) throw new UnreadablePlan(`${at}: no list`);
  return value;
}

function textAt(value: unknown, at: string): string {
  if (typeof value !== 'string') throw new UnreadablePlan(`${at}: no text`);
  return value;
}

function numberAt(value: unknown, at: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new UnreadablePlan(`${at}: no number`);
  return value;
}

function numberOrNull(value: unknown, at: string): number | null {
  return value === null || value === undefined ? null : numberAt(value, at);
}
