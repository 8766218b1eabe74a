import { type FieldNode, Kind, type OperationDefinitionNode, parse, print, type SelectionNode } from 'graphql';

/** What a client asks for one by one where each service has its own API. */
export interface Calls {
  /** The thing itself, which says what else there is. */
  first: string;
  rest: string[];
}

/**
 * The calls of a screen about one thing: the viewer, the thing with what it is, and each list or object that another service has of it. The service that has
 * the thing also knows who leads it and what it is about: these come with it.
 */
export function callsOf(query: string): Calls {
  const document = parse(query, { noLocation: true });
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('there is no operation');
  const [me, thing] = operation.selectionSet.selections as FieldNode[];
  if (thing?.selectionSet === undefined || me === undefined) throw new Error('it is no screen about a thing');
  const [own, others] = [
    thing.selectionSet.selections.filter((node) => !isOthers(node)),
    thing.selectionSet.selections.filter(isOthers),
  ];
  const callFor = (selections: readonly SelectionNode[]) =>
    withRoot(operation, { ...thing, selectionSet: { kind: Kind.SELECTION_SET, selections } });
  return { first: callFor(own), rest: [withRoot(operation, me), ...others.map((node) => callFor([node]))] };
}

/** A list with its edges, or an object that has objects in it. */
function isOthers(node: SelectionNode): boolean {
  return (
    node.kind === Kind.FIELD &&
    (node.selectionSet?.selections.some((inner) => inner.kind === Kind.FIELD && inner.selectionSet !== undefined) ??
      false)
  );
}

function withRoot(operation: OperationDefinitionNode, root: FieldNode): string {
  const usesId = print(root).includes('$id');
  return print({
    ...operation,
    name: undefined,
    variableDefinitions: usesId ? operation.variableDefinitions : [],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [root] },
  });
}
