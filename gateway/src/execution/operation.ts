import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import type { FetchPolicies, FetchPolicy } from '../cache/fetch-policy.ts';
import { type Explanation, explainPlan, type PlanTrace } from './explain.ts';
import type { JsonObject } from './merge.ts';
import { type AskSubgraph, compilePlan, type PlannedFetch, type Step } from './plan-program.ts';
import { AS_IT_STANDS, type Plannable } from './plannable.ts';
import { ResponseShape } from './response-shape.ts';
import { TypeConditions } from './type-conditions.ts';

/** What running an operation comes to. */
export interface Result {
  data?: JsonObject | null;
  errors?: GraphQLError[];
  /** What of the answer is not as the schema says, when there is no other error. */
  extensions?: { valueCompletion?: GraphQLError[]; plan?: Explanation };
}

export interface RunOptions {
  /** As the client gave them. */
  variables: Readonly<JsonObject>;
  ask: AskSubgraph;
  /** Where what fetches do is noted, for `explain`. Left out or null: nobody wants to know. */
  trace?: PlanTrace | null;
}

/** The types of a supergraph, for all of its operations. */
export interface ExecutableSchema {
  /** As clients see it. */
  api: GraphQLSchema;
  /** All types there are, as subgraphs name them. */
  types: TypeConditions;
  /** How what is sent to a subgraph may be kept. */
  policyOf(operation: string): FetchPolicy | null;
}

/** The supergraph's types, to be given to each operation. Without policies, nothing may be kept. */
export function executableSchema(
  api: GraphQLSchema,
  supergraph: GraphQLSchema,
  policies: FetchPolicies | null = null,
): ExecutableSchema {
  return { api, types: new TypeConditions(supergraph), policyOf: (operation) => policies?.of(operation) ?? null };
}

/**
 * An operation that is compiled: its plan into a program, its selections into the shape of the answer. What @apollo/gateway works out anew at each request
 * is worked out once; what comes out is the same.
 */
export class CompiledOperation {
  readonly #schema: ExecutableSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #shape: ResponseShape;
  readonly #aliasOf: Plannable['aliasOf'];
  readonly #plan: PlanNode | undefined;
  readonly #defaults: ReadonlyMap<string, unknown>;
  readonly #fetches = new Map<FetchNode, PlannedFetch>();
  readonly #step: Step | null;

  /** `names` are those by which it was planned. Throws when the document has no such operation. */
  constructor(
    schema: ExecutableSchema,
    document: DocumentNode,
    operationName: string | null,
    plan: QueryPlan,
    names: Omit<Plannable, 'document'> = AS_IT_STANDS,
  ) {
    const operation = getOperationAST(document, operationName);
    if (!operation) throw new Error('the document has no such operation');
    const fragments = new Map(
      document.definitions.flatMap((node): [string, FragmentDefinitionNode][] =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
      ),
    );
    const defaults = new Map(
      (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)] as const],
      ),
    );
    this.#schema = schema;
    this.#operation = operation;
    this.#shape = new ResponseShape(schema.api, operation, fragments, conditionVariables(document), names.keyOf);
    this.#aliasOf = names.aliasOf;
    this.#plan = plan.node as PlanNode | undefined;
    this.#defaults = defaults;
    const { types, policyOf } = schema;
    const options = { types, policyOf, defaults, fetches: this.#fetches };
    this.#step = this.#plan === undefined ? null : compilePlan(this.#plan, options);
  }

  /** What is wrong with the variables; null when nothing is. */
  wrongVariables(variables: Readonly<JsonObject>): readonly GraphQLError[] | null {
    const { variableDefinitions } = this.#operation;
    if (!variableDefinitions?.length) return null;
    return getVariableValues(this.#schema.api, variableDefinitions, variables).errors ?? null;
  }

  /** Runs the plan and shapes what it brings. Never rejects for what subgraphs say or do not say. */
  async run({ variables, ask, trace = null }: RunOptions): Promise<Result> {
    const run = { data: {}, variables, ask, errors: [] as GraphQLError[], trace };
    await this.#step?.(run, [run.data]);
    const { data, errors } = this.#shaped(run.data, variables);
    if (data === undefined) return { errors };
    if (run.errors.length > 0) return { errors: run.errors.map((error) => this.#inClientsNames(error)), data };
    return errors.length > 0 ? { extensions: { valueCompletion: errors }, data } : { data };
  }

  /** The plan, with what was noted of a run of it. */
  explain(variables: Readonly<JsonObject>, trace: PlanTrace): Explanation {
    const isTrue = (name: string) => Boolean(variables[name] ?? this.#defaults.get(name));
    return { node: explainPlan(this.#plan, this.#fetches, trace, isTrue), tookMs: trace.now() };
  }

  /** Subgraphs know what is asked of them by the plan's names. */
  #inClientsNames(error: GraphQLError): GraphQLError {
    const path = error.path?.map((key) => (typeof key === 'string' ? this.#aliasOf(key) : key));
    if (path === undefined || path.every((key, i) => key === error.path?.[i])) return error;
    const { message, extensions, originalError } = error;
    return new GraphQLError(message, { path, extensions, originalError });
  }

  /** Without data when a subgraph gave what cannot be an answer at all. */
  #shaped(brought: JsonObject, variables: Readonly<JsonObject>): { data?: JsonObject | null; errors: GraphQLError[] } {
    try {
      return this.#shape.shape(brought, variables);
    } catch (error) {
      return { errors: [new GraphQLError((error as Error).message, { originalError: error as Error })] };
    }
  }
}

/** The variables that `@include` and `@skip` go by. */
function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: args = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}
