import {
  type DocumentNode,
  type GraphQLFormattedError,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';
import type { JsonObject } from '../execution/merge.ts';
import type { PlannedFetch, SubgraphAnswer } from '../execution/plan-program.ts';

const REPRESENTATIONS = 'representations';

/** Several fetches of entities from one subgraph as one operation: each under a name of its own. */
export interface MergedFetch {
  operation: string;
  /** The variables of all of them, of each its own: in their order. */
  variables(ofEach: readonly Readonly<JsonObject>[]): JsonObject;
  /** Of an answer, what each has asked for: in their order. */
  split(answer: SubgraphAnswer): SubgraphAnswer[];
}

/** By the first of them, and the ids of the others. */
const known = new WeakMap<PlannedFetch, Map<string, MergedFetch>>();

/** Merges fetches of entities; the same ones are merged once. */
export function mergeFetches(fetches: readonly PlannedFetch[]): MergedFetch {
  const [first, ...others] = fetches;
  if (first === undefined) throw new Error('there is nothing to merge');
  const ofFirst = known.get(first) ?? new Map<string, MergedFetch>();
  known.set(first, ofFirst);
  const key = others.map(({ id }) => id).join();
  const merged = ofFirst.get(key) ?? merge(fetches);
  ofFirst.set(key, merged);
  return merged;
}

function merge(fetches: readonly PlannedFetch[]): MergedFetch {
  const documents = fetches.map(({ operation }, i) => renamed(parse(operation, { noLocation: true }), i));
  const operations = documents.map(operationOf);
  const definitions = operations.flatMap(({ variableDefinitions = [] }) => variableDefinitions);
  const operation: OperationDefinitionNode = {
    ...(operations[0] as OperationDefinitionNode),
    variableDefinitions: [...new Map(definitions.map((node) => [node.variable.name.value, node])).values()],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: operations.flatMap(({ selectionSet }) => selectionSet.selections),
    },
  };
  const fragments = documents.flatMap((document) =>
    document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
  );
  return {
    operation: print({ kind: Kind.DOCUMENT, definitions: [{ ...operation, name: undefined }, ...fragments] }),
    variables(ofEach) {
      const all: JsonObject = {};
      for (const [i, { representations, ...shared }] of ofEach.entries())
        Object.assign(all, shared, { [`${REPRESENTATIONS}_${i}`]: representations });
      return all;
    },
    split: ({ data, errors, mayBeKept }) =>
      fetches.map((_, i) => ({
        ...part(`_${i}`, data, errors),
        ...(mayBeKept === undefined ? {} : { mayBeKept }),
      })),
  };
}

/** The document with names that no other has. */
function renamed(document: DocumentNode, i: number): DocumentNode {
  const rename = (name: string) => ({ kind: Kind.NAME as const, value: `${name}_${i}` });
  return visit(document, {
    Variable: (node) => (node.name.value === REPRESENTATIONS ? { ...node, name: rename(REPRESENTATIONS) } : undefined),
    FragmentDefinition: (node) => ({ ...node, name: rename(node.name.value) }),
    FragmentSpread: (node) => ({ ...node, name: rename(node.name.value) }),
    Field: (node) =>
      node.name.value === '_entities' ? { ...node, alias: { kind: Kind.NAME as const, value: `_${i}` } } : undefined,
  });
}

function operationOf({ definitions }: DocumentNode): OperationDefinitionNode {
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('a fetch has no operation');
  return operation;
}

function part(name: string, data: unknown, errors: readonly GraphQLFormattedError[] = []): SubgraphAnswer {
  // What has no place among the others' is everybody's.
  const own = errors.flatMap((error) => {
    const [root, ...below] = error.path ?? [];
    if (root === name) return [{ ...error, path: ['_entities', ...below] }];
    return root === undefined ? [error] : [];
  });
  return {
    data: data && { _entities: (data as JsonObject)[name] },
    ...(own.length > 0 ? { errors: own } : {}),
  };
}
