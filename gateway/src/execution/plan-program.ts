import federation from '@apollo/federation-internals';
import type { ConditionNode, FetchNode, PlanNode } from '@apollo/query-planner';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FetchPolicy } from '../cache/fetch-policy.ts';
import type { PlanTrace } from './explain.ts';
import { isObject, type JsonObject, mergeInto } from './merge.ts';
import { collectAt, type PlanPath, placesAt } from './places.ts';
import { compileRepresentation } from './representations.ts';
import { compileRewrites } from './rewrites.ts';
import type { TypeConditions } from './type-conditions.ts';

/** One fetch of a plan, the same object at every run. */
export interface PlannedFetch {
  /** Of all fetches that this process has planned. */
  id: number;
  service: string;
  /** GraphQL. */
  operation: string;
  operationName: string | undefined;
  /** The client's variables that it uses. */
  variables: readonly string[];
  /** Whether it adds to entities that are there: `operation` then takes `$representations`. */
  isOfEntities: boolean;
  /** Where in the answer it belongs. */
  path: PlanPath;
  /** How its answer may be kept; null: not at all. */
  policy: FetchPolicy | null;
}

export interface SubgraphAnswer {
  data?: unknown;
  errors?: readonly GraphQLFormattedError[] | undefined;
  /** How many entities, or whether the root, had been kept and were not asked for; left out: none. */
  kept?: number;
  /** False: it was asked for before the one who is given it asked, or is another subgraph's; left out: it is as it seems. */
  mayBeKept?: false;
}

/** Asks a subgraph for what is planned. Fetches that start together are asked for in the same turn, one after the other. */
export type AskSubgraph = (fetch: PlannedFetch, variables: Readonly<JsonObject>) => Promise<SubgraphAnswer>;

/** What one run of a program works on. */
export interface Run {
  /** All that has been brought so far. */
  data: JsonObject;
  variables: Readonly<JsonObject>;
  ask: AskSubgraph;
  errors: GraphQLError[];
  /** Null: nobody wants to know. */
  trace: PlanTrace | null;
}

/** A part of a plan, for the entities at its place in the answer. */
export type Step = (run: Run, entities: readonly JsonObject[]) => Promise<void>;

export interface CompileOptions {
  types: TypeConditions;
  /** Values of the operation's variables that clients need not give. */
  defaults: ReadonlyMap<string, unknown>;
  /** How the answer of what is sent may be kept. */
  policyOf(operation: string): FetchPolicy | null;
  /** Is filled with the fetches of the plan. */
  fetches: Map<FetchNode, PlannedFetch>;
}

/** Compiles a plan into a function that runs it. */
export function compilePlan(node: PlanNode, options: CompileOptions, path: PlanPath = []): Step {
  switch (node.kind) {
    case 'Sequence': {
      const steps = node.nodes.map((inner) => compilePlan(inner, options, path));
      return async (run, entities) => {
        for (const step of steps) await step(run, entities);
      };
    }
    case 'Parallel': {
      const steps = node.nodes.map((inner) => compilePlan(inner, options, path));
      return async (run, entities) => {
        await Promise.all(steps.map((step) => step(run, entities)));
      };
    }
    case 'Flatten': {
      const below = node.path.map(String);
      const step = compilePlan(node.node, options, [...path, ...below]);
      return async (run, entities) => {
        const found: JsonObject[] = [];
        for (const entity of entities) collectAt(entity, below, found);
        if (found.length > 0) await step(run, found);
      };
    }
    case 'Condition':
      return compileCondition(node, options, path);
    case 'Fetch':
      return node.requires === undefined ? compileFetch(node, options, path) : compileEntityFetch(node, options, path);
    default:
      throw new Error(`plans with ${node.kind} are not run here`);
  }
}

function compileCondition(
  { condition, ifClause, elseClause }: ConditionNode,
  options: CompileOptions,
  path: PlanPath,
): Step {
  const [then, otherwise] = [ifClause, elseClause].map((node) => node && compilePlan(node, options, path));
  return async (run, entities) => {
    const given = Object.hasOwn(run.variables, condition) ? run.variables[condition] : undefined;
    await ((given ?? options.defaults.get(condition)) ? then : otherwise)?.(run, entities);
  };
}

function compileFetch(node: FetchNode, { types, fetches, policyOf }: CompileOptions, path: PlanPath): Step {
  const fetch = plannedFetch(node, path, policyOf);
  fetches.set(node, fetch);
  const rewrite = compileRewrites(node.outputRewrites, types);
  return told(async (run, entities) => {
    const { data, errors } = await ask(run, fetch, {});
    if (errors !== undefined) tell(run, fetch, errors, (errorPath) => errorPath && [...path, ...errorPath]);
    rewrite?.(data);
    for (const entity of entities) mergeInto(entity, data);
  });
}

/** An entity that several places have is asked for once. */
function compileEntityFetch(node: FetchNode, { types, fetches, policyOf }: CompileOptions, path: PlanPath): Step {
  const fetch = plannedFetch(node, path, policyOf);
  fetches.set(node, fetch);
  const represent = compileRepresentation(node.requires ?? [], types);
  const rewriteInput = compileRewrites(node.inputRewrites, types);
  const rewriteOutput = compileRewrites(node.outputRewrites, types);
  return told(async (run, entities) => {
    const indexes = new Map<string, number>();
    const representations: JsonObject[] = [];
    const firsts: JsonObject[] = [];
    // Of each entity, which representation is its own; -1: none.
    const indexOf = entities.map((entity) => {
      const representation = represent(entity);
      if (representation === null) return -1;
      rewriteInput?.(representation);
      const key = JSON.stringify(representation);
      const known = indexes.get(key);
      if (known !== undefined) return known;
      indexes.set(key, representations.length);
      firsts.push(entity);
      return representations.push(representation) - 1;
    });
    if (representations.length === 0) return;
    const { data, errors } = await ask(run, fetch, { representations }, indexOf.filter((index) => index >= 0).length);
    if (errors !== undefined) tellOfEntities(run, fetch, errors, indexOf);
    if (!isObject(data)) return;
    const received: unknown = data._entities;
    if (!Array.isArray(received)) throw new Error('Expected "data._entities" in response to be an array');
    if (received.length !== representations.length)
      throw new Error(`Expected "data._entities" to contain ${representations.length} elements`);
    rewriteOutput?.(received.map((entity, i) => withTypename(entity, firsts[i])));
    for (const [i, entity] of entities.entries()) {
      const brought: unknown = received[indexOf[i] ?? -1];
      if (!isObject(brought)) continue;
      // A subgraph that takes an interface for an object does not know what the entity is; who gave it before does.
      if (entity.__typename && types.isAbstract(brought.__typename)) delete brought.__typename;
      mergeInto(entity, brought);
    }
  });
}

async function ask(
  run: Run,
  fetch: PlannedFetch,
  own: { representations?: JsonObject[] },
  entities: number | null = null,
): Promise<SubgraphAnswer> {
  const variables = { ...usedVariables(fetch, run), ...own };
  const { trace } = run;
  if (trace === null) return await run.ask(fetch, variables);
  const startedMs = trace.now();
  const noted = Object.assign(trace.of(fetch), { entities, distinct: own.representations?.length ?? null, startedMs });
  const answer = await run.ask(fetch, variables);
  Object.assign(noted, { tookMs: trace.now() - startedMs, errors: answer.errors?.length ?? 0 });
  if (answer.kept !== undefined) noted.kept = answer.kept;
  return answer;
}

let plannedFetches = 0;

function plannedFetch(
  { serviceName, operation, operationName, variableUsages, requires }: FetchNode,
  path: PlanPath,
  policyOf: CompileOptions['policyOf'],
): PlannedFetch {
  const variables = variableUsages ?? [];
  if (variables.includes('representations')) throw new Error('Variables cannot contain key "representations"');
  return {
    id: plannedFetches++,
    service: serviceName,
    operation,
    operationName,
    variables,
    isOfEntities: requires !== undefined,
    path,
    policy: policyOf(operation),
  };
}

function usedVariables({ variables }: PlannedFetch, run: Run): JsonObject {
  const used: JsonObject = {};
  for (const name of variables) {
    if (Object.hasOwn(run.variables, name) && run.variables[name] !== undefined) used[name] = run.variables[name];
  }
  return used;
}

/** Rewrites go by the type, which the plan may not have asked for. */
function withTypename(entity: unknown, known: JsonObject | undefined): unknown {
  if (isObject(entity) && !entity.__typename) entity.__typename = known?.__typename;
  return entity;
}

/** A step whose failure is one error of the answer, while the rest goes on. */
function told(step: Step): Step {
  return async (run, entities) => {
    try {
      await step(run, entities);
    } catch (error) {
      run.errors.push(error as GraphQLError);
    }
  };
}

type ErrorPath = readonly (string | number)[] | undefined;

/** Errors of entities stand wherever the entity does. */
function tellOfEntities(
  run: Run,
  fetch: PlannedFetch,
  errors: readonly GraphQLFormattedError[],
  indexOf: readonly number[],
): void {
  const places = placesAt(run.data, fetch.path);
  for (const error of errors) {
    const [, index, ...below] = error.path ?? [];
    if (typeof index !== 'number') {
      tell(run, fetch, [error], (path) => path && [...fetch.path, ...path]);
      continue;
    }
    for (const [i, place] of places.entries())
      if (indexOf[i] === index) tell(run, fetch, [error], () => [...place, ...below]);
  }
}

/** Adds what a subgraph says is wrong, at its place in the answer. */
function tell(
  run: Run,
  { service }: PlannedFetch,
  errors: readonly GraphQLFormattedError[],
  placeOf: (path: ErrorPath) => ErrorPath,
): void {
  for (const error of errors) {
    const message = error.message || `Error while fetching subquery from service "${service}"`;
    const options = {
      originalError: error as Error,
      path: placeOf(error.path),
      extensions: { ...error.extensions, serviceName: service },
    };
    const known = federation.errorCodeDef(error as GraphQLError);
    run.errors.push(
      known === undefined && error.extensions?.code
        ? new GraphQLError(message, options)
        : (known ?? federation.ERRORS.DOWNSTREAM_SERVICE_ERROR).err(message, options),
    );
  }
}
