import { buildOperationContext } from '@apollo/gateway';
import type { PlanNode } from '@apollo/query-planner';
import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { CompiledOperation, type ExecutableSchema } from '../execution/operation.ts';
import type { FedType, Feed, Feeds } from './feeds.ts';

/** A subscription operation, ready to be run for one event after the other. */
export interface SubscriptionPlan {
  feed: Feed;
  /** The subscription field's name in the answer. */
  responseKey: string;
  /** The subgraph that has the field, and the operation that the plan would have sent there. */
  primary: { service: string; operation: string };
  /** The whole plan, to be run for one event. */
  compiled: CompiledOperation;
  operationContext: ReturnType<typeof buildOperationContext>;
  /** What of each object type has to be fetched, by its name. */
  shapes: ReadonlyMap<string, Shape>;
  /** Whether one answer can be shared by all who see the topic alike, but for what `personalFetches` bring. */
  isBroadcast: boolean;
  /** Fetches of other subgraphs, as they stand in the plan, that bring something of the viewer's own: an answer with such a part is not shared. */
  personalFetches: ReadonlySet<string>;
  /** Variables on which answers depend. The topic and the place from which to resume are none. */
  variables: readonly string[];
}

/** How an object of a type that events make becomes what was selected of it. */
export interface Shape {
  type: FedType;
  /** Values that the event has, by their names in the answer. */
  values: readonly { key: string; from: string }[];
  /** Entities: the event has the id. */
  entities: readonly { key: string; from: string; fetch: EntityFetch }[];
  /** For a type that is an entity itself: what is fetched of it. Null when the event has all of it. */
  self: EntityFetch | null;
}

/** One `_entities` request. */
export interface EntityFetch {
  type: string;
  /** Null when the key is all that was selected. */
  query: string | null;
  variables: readonly string[];
}

interface Sources {
  document: DocumentNode;
  operationName: string | null;
  /** What the planner made of it. */
  primary: { serviceName: string; operation: string } & PlanNode;
  rest: PlanNode | undefined;
}

/** Puts together what is needed to run a subscription for events. */
export function preparePlan(sources: Sources, executable: ExecutableSchema, feeds: Feeds): SubscriptionPlan {
  const { document, operationName, primary, rest } = sources;
  const schema = executable.api;
  const node: PlanNode = rest === undefined ? primary : { kind: 'Sequence', nodes: [primary, rest] };
  const operationContext = buildOperationContext({
    schema,
    operationDocument: document,
    ...(operationName === null ? {} : { operationName }),
  });
  const fetched = parse(primary.operation, { noLocation: true }).definitions[0] as OperationDefinitionNode;
  const field = fetched.selectionSet.selections[0] as FieldNode;
  const feed = feeds.byField.get(field.name.value);
  if (feed === undefined) throw new Error(`nothing feeds Subscription.${field.name.value}`);
  const definitions = new Map(fetched.variableDefinitions?.map((node) => [node.variable.name.value, print(node)]));
  const shapes = feed.members.map((type) => shapeOf(type, field.selectionSet as SelectionSetNode, definitions));
  return {
    feed,
    responseKey: field.alias?.value ?? field.name.value,
    primary: { service: primary.serviceName, operation: primary.operation },
    compiled: new CompiledOperation(executable, document, operationName, { kind: 'QueryPlan', node }),
    operationContext,
    shapes: new Map(shapes.map((shape) => [shape.type.name, shape])),
    isBroadcast: !isPersonal(
      field.selectionSet as SelectionSetNode,
      fieldType(schema, 'Subscription', field),
      schema,
      feeds,
    ),
    personalFetches: new Set(fetchesOf(rest).filter((operation) => isPersonalFetch(operation, schema, feeds))),
    variables: variablesBelow(operationContext),
  };
}

/** What is selected of a type, by what the subgraph was to be asked: fields of other subgraphs are in the plan's rest. */
function shapeOf(type: FedType, selectionSet: SelectionSetNode, definitions: ReadonlyMap<string, string>): Shape {
  const selected = fieldsOn(type.name, selectionSet).filter(({ name }) => name.value !== '__typename');
  const byKey = Map.groupBy(selected, (field) => field.alias?.value ?? field.name.value);
  const values: { key: string; from: string }[] = [];
  const entities: { key: string; from: string; fetch: EntityFetch }[] = [];
  const unknown: FieldNode[] = [];
  for (const [key, fields] of byKey) {
    const [first] = fields as [FieldNode];
    const name = first.name.value;
    const { from, entity } = type.fields.get(name) ?? { from: name, entity: null };
    if (entity !== null) {
      const inner = fields.flatMap(({ selectionSet: set }) => set?.selections ?? []);
      entities.push({ key, from, fetch: entityFetch(entity, inner, ['id'], definitions) });
    } else if (type.key === null || type.key.includes(name)) values.push({ key, from });
    else unknown.push(...fields);
  }
  const self = type.key === null || unknown.length === 0 ? null : entityFetch(type.name, unknown, [], definitions);
  return { type, values, entities, self };
}

function entityFetch(
  type: string,
  selections: readonly SelectionNode[],
  keys: readonly string[],
  definitions: ReadonlyMap<string, string>,
): EntityFetch {
  const known = new Set(['__typename', ...keys]);
  const isKnown = (node: SelectionNode) =>
    node.kind === Kind.FIELD && known.has(node.name.value) && node.alias === undefined;
  if (selections.every(isKnown)) return { type, query: null, variables: [] };
  const variables = [...new Set(selections.flatMap(variablesIn))];
  const declared = variables.map((name) => definitions.get(name) ?? '').join(' ');
  const inner = selections.map(print).join(' ');
  const query = `query($representations:[_Any!]! ${declared}){_entities(representations:$representations){...on ${type}{__typename ${inner}}}}`;
  return { type, query, variables };
}

/** The fields that are selected on an object type, through all inline fragments that may be on it. */
function fieldsOn(type: string, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    if (node.kind !== Kind.INLINE_FRAGMENT) return [];
    const condition = node.typeCondition?.name.value;
    return condition === undefined || condition === type ? fieldsOn(type, node.selectionSet) : [];
  });
}

function variablesIn(node: ASTNode): string[] {
  const names: string[] = [];
  visit(node, { Variable: ({ name }) => void names.push(name.value) });
  return names;
}

/** Variables that are used below the subscription field: its own arguments say only what and from where. */
function variablesBelow({ operation, fragments }: SubscriptionPlan['operationContext']): string[] {
  const names = new Set<string>();
  const collect = ({ selections }: SelectionSetNode) => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD && node.selectionSet)
        for (const name of variablesIn(node.selectionSet)) names.add(name);
      for (const given of node.directives ?? []) for (const name of variablesIn(given)) names.add(name);
      if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
    }
  };
  collect(operation.selectionSet);
  for (const fragment of Object.values(fragments)) {
    if (fragment.typeCondition.name.value === 'Subscription') collect(fragment.selectionSet);
    else for (const name of variablesIn(fragment)) names.add(name);
  }
  return [...names].sort();
}

/** Whether something is selected that is not known to be answered alike to all who see a topic alike. */
function isPersonal(
  { selections }: SelectionSetNode,
  parent: string | null,
  schema: GraphQLSchema,
  feeds: Feeds,
): boolean {
  return selections.some((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return true;
    if (node.kind === Kind.FIELD && node.name.value === '__typename') return false;
    if (node.kind === Kind.INLINE_FRAGMENT)
      return isPersonal(node.selectionSet, node.typeCondition?.name.value ?? parent, schema, feeds);
    if (parent === null || !feeds.isBroadcast(parent, node.name.value)) return true;
    return (
      node.selectionSet !== undefined && isPersonal(node.selectionSet, fieldType(schema, parent, node), schema, feeds)
    );
  });
}

function isPersonalFetch(operation: string, schema: GraphQLSchema, feeds: Feeds): boolean {
  const [definition] = parse(operation, { noLocation: true }).definitions as [OperationDefinitionNode];
  // `_entities` is no type's: what is selected on each entity counts.
  return definition.selectionSet.selections.some(
    (node) => node.kind !== Kind.FIELD || !node.selectionSet || isPersonal(node.selectionSet, null, schema, feeds),
  );
}

/** The name of a field's type; null when there is no such field. */
function fieldType(schema: GraphQLSchema, parent: string, { name }: FieldNode): string | null {
  const type = schema.getType(parent);
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name.value] : undefined;
  return field === undefined ? null : getNamedType(field.type).name;
}

/** The operations of all fetches in a part of a plan. */
function fetchesOf(node: PlanNode | undefined): string[] {
  if (node === undefined) return [];
  if (node.kind === 'Fetch') return [node.operation];
  if (node.kind === 'Flatten') return fetchesOf(node.node);
  if (node.kind === 'Condition') return [...fetchesOf(node.ifClause), ...fetchesOf(node.elseClause)];
  return node.kind === 'Sequence' || node.kind === 'Parallel' ? node.nodes.flatMap(fetchesOf) : [];
}
