import federation, { type CompositeType, type Subgraph, type Supergraph } from '@apollo/federation-internals';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
  visit,
} from 'graphql';

/** What others have answered in the place of a subgraph that is away. */
export interface Rescue {
  data: Record<string, unknown>;
  /** What nobody else can answer, as an operation; null when nothing is left. */
  rest: string | null;
}

/** Asks a subgraph. Rejects when it is away too. */
type Ask = (service: string, query: string) => Promise<Record<string, unknown> | null | undefined>;

/**
 * Finds another subgraph for root fields that several of them resolve alike (`@shareable`, such as `me`). The planner picks one of
 * them, whichever suits its plan; without this, that one's failure would take along what any other could have answered.
 */
export class Failover {
  readonly #subgraphs: readonly Subgraph[];

  constructor(supergraph: Supergraph) {
    this.#subgraphs = [...supergraph.subgraphs()];
  }

  /** Asks others for as much of a failed query's root fields as they can resolve. `_entities` fetches have no other. */
  async rescue(operation: string, failed: string, ask: Ask): Promise<Rescue> {
    const document = parse(operation);
    const definition = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    if (definition === undefined || definition.operation !== OperationTypeNode.QUERY)
      return { data: {}, rest: operation };
    const data: Record<string, unknown> = {};
    const rest: SelectionNode[] = [];
    let open: readonly SelectionNode[] = definition.selectionSet.selections;
    for (const subgraph of this.#subgraphs) {
      const query = subgraph.schema.schemaDefinition.rootType('query');
      if (subgraph.name === failed || query === undefined) continue;
      const { can, cannot } = split(open, query, subgraph);
      if (can.length === 0) continue;
      const answer = await ask(subgraph.name, print(withSelections(document, definition, can))).catch(() => null);
      if (answer === null || answer === undefined) continue;
      Object.assign(data, answer);
      // What it answered is settled, and so is all below a null of it.
      const answered = new Set(Object.keys(answer));
      rest.push(...cannot.filter((node) => answered.has(responseName(node)) && answer[responseName(node)] !== null));
      open = open.filter((node) => !answered.has(responseName(node)));
    }
    const left = [...open, ...rest];
    return { data, rest: left.length > 0 ? print(withSelections(document, definition, left)) : null };
  }
}

function responseName(node: SelectionNode): string {
  return node.kind === Kind.FIELD ? (node.alias?.value ?? node.name.value) : '';
}

/** Parts selections into what a subgraph resolves itself and what it does not. Objects stand in both, with their parts. */
function split(
  selections: readonly SelectionNode[],
  type: CompositeType,
  subgraph: Subgraph,
): { can: SelectionNode[]; cannot: SelectionNode[] } {
  const can: SelectionNode[] = [];
  const cannot: SelectionNode[] = [];
  for (const node of selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD || (node.kind === Kind.FIELD && node.name.value === '_entities')) {
      cannot.push(node);
      continue;
    }
    const inner =
      node.kind === Kind.FIELD
        ? fieldType(node, type, subgraph)
        : conditionType(node.typeCondition?.name.value, type, subgraph);
    if (inner === null) cannot.push(node);
    else if (node.selectionSet === undefined || !federation.isCompositeType(inner)) can.push(node);
    else {
      const parts = split(node.selectionSet.selections, inner, subgraph);
      if (parts.can.length > 0) can.push(withInner(node, parts.can));
      if (parts.cannot.length > 0) cannot.push(withInner(node, parts.cannot));
    }
  }
  return { can, cannot };
}

function withInner<Node extends SelectionNode>(node: Node, selections: readonly SelectionNode[]): Node {
  return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

/** The type of a field that the subgraph resolves itself; null when it does not. */
function fieldType(node: FieldNode, type: CompositeType, subgraph: Subgraph) {
  if (node.name.value === '__typename') return type;
  if (federation.isUnionType(type)) return null;
  const field = type.field(node.name.value);
  if (field === undefined || subgraph.metadata().isFieldExternal(field)) return null;
  return field.type === undefined ? null : federation.baseType(field.type);
}

function conditionType(name: string | undefined, type: CompositeType, subgraph: Subgraph) {
  if (name === undefined) return type;
  const condition = subgraph.schema.type(name);
  return condition !== undefined && federation.isCompositeType(condition) ? condition : null;
}

/** The document with other root selections, and only the variables that they use. */
function withSelections(
  document: DocumentNode,
  definition: OperationDefinitionNode,
  selections: readonly SelectionNode[],
): DocumentNode {
  const changed: OperationDefinitionNode = { ...definition, selectionSet: { kind: Kind.SELECTION_SET, selections } };
  const used = new Set<string>();
  visit(changed.selectionSet, {
    Variable: ({ name }) => {
      used.add(name.value);
    },
  });
  const variableDefinitions = definition.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  return { ...document, definitions: [{ ...changed, variableDefinitions }] };
}
