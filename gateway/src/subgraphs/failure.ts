import {
  type DocumentNode,
  type FieldNode,
  type GraphQLFormattedError,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';

/** A fetch that brought nothing: the service was down, too slow, or did not answer as GraphQL. */
export interface FetchFailure {
  service: string;
  /** What was asked, as the plan says it. */
  operation: string;
  /** Where in the answer the fetch's fields belong; '@' stands for every element of a list. */
  at: readonly (string | number)[];
}

type Path = (string | number)[];

/**
 * One error for each field that is null because a fetch failed, at its path in the answer. What other services have
 * answered there is looked through, so that `me` from one service and `me.chatRooms` from another are told apart. Where no
 * field is left to point at, one error without a path.
 */
export function explainFailure(data: unknown, failure: FetchFailure): GraphQLFormattedError[] {
  const selections = entitySelections(rootSelections(parse(failure.operation)));
  const paths: Path[] = [];
  for (const { value, path } of placesAt(data, failure.at)) collectNulls(value, selections, path, paths);
  return paths.length > 0 ? paths.map((path) => unavailable(failure.service, path)) : [unavailable(failure.service)];
}

/** The error for something that a service would have answered. */
export function unavailable(service: string, path?: Path): GraphQLFormattedError {
  return {
    message: `The ${service} service cannot be reached right now.`,
    ...(path ? { path } : {}),
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', service },
  };
}

function rootSelections(document: DocumentNode): FieldNode[] {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation ? fieldsOf(operation.selectionSet, fragmentsOf(document)) : [];
}

/** An `_entities` fetch adds its fields to objects that are there already. */
function entitySelections(root: FieldNode[]): FieldNode[] {
  const [first] = root;
  return first?.name.value === '_entities' && first.selectionSet ? fieldsOf(first.selectionSet, new Map()) : root;
}

function fragmentsOf(document: DocumentNode): Map<string, SelectionSetNode> {
  return new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet]] : [],
    ),
  );
}

function fieldsOf(selectionSet: SelectionSetNode, fragments: Map<string, SelectionSetNode>): FieldNode[] {
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet, fragments);
    const fragment = fragments.get(selection.name.value);
    return fragment ? fieldsOf(fragment, fragments) : [];
  });
}

/** All objects that a fetch's path leads to. */
function placesAt(data: unknown, at: readonly (string | number)[], path: Path = []): { value: unknown; path: Path }[] {
  if (Array.isArray(data)) {
    const rest = at[0] === '@' ? at.slice(1) : at;
    return data.flatMap((element, i) => placesAt(element, rest, [...path, i]));
  }
  const [head, ...rest] = at;
  if (head === undefined) return [{ value: data, path }];
  if (typeof data !== 'object' || data === null) return [];
  return placesAt((data as Record<string, unknown>)[head], rest, [...path, head]);
}

function collectNulls(value: unknown, fields: FieldNode[], path: Path, found: Path[]): void {
  if (Array.isArray(value)) {
    value.forEach((element, i) => {
      collectNulls(element, fields, [...path, i], found);
    });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  for (const field of fields) {
    const name = field.alias?.value ?? field.name.value;
    if (field.name.value === '__typename') continue;
    const child = object[name];
    if (child === null || child === undefined) found.push([...path, name]);
    else if (field.selectionSet) collectNulls(child, fieldsOf(field.selectionSet, new Map()), [...path, name], found);
  }
}
