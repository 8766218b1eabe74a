import { buildOperationContext } from '@apollo/gateway';
import type { PlanNode } from '@apollo/query-planner';
import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { FedType, Feed, Feeds } from './feeds.ts';

/** A subscription operation, ready to be run for one event after the other. */
export interface SubscriptionPlan {
  feed: Feed;
  /** The subscription field's name in the answer. */
  responseKey: string;
  /** The subgraph that has the field, and the operation that the plan would have sent there. */
  primary: { service: string; operation: string };
  /** The whole plan, to be run for one event. */
  node: PlanNode;
  operationContext: ReturnType<typeof buildOperationContext>;
  /** What of each object type has to be fetched, by its name. */
  shapes: ReadonlyMap<string, Shape>;
  /** Whether one answer can be shared by all who see the topic alike. */
  isBroadcast: boolean;
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

/** Puts together what is needed to run a subscription for events. `schema` is the API schema. */
export function preparePlan(sources: Sources, schema: GraphQLSchema, feeds: Feeds): SubscriptionPlan {
  const { document, operationName, primary, rest } = sources;
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
    node: rest === undefined ? primary : { kind: 'Sequence', nodes: [primary, rest] },
    operationContext,
    shapes: new Map(shapes.map((shape) => [shape.type.name, shape])),
    isBroadcast: isBroadcast(document, operationContext.operation, schema, feeds),
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

/** Whether every field that is selected is answered alike to all who see the topic alike. What is not known to be so is not. */
function isBroadcast(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  feeds: Feeds,
): boolean {
  const info = new TypeInfo(schema);
  let alike = true;
  const used = {
    ...document,
    definitions: document.definitions.filter((node) => node.kind !== Kind.OPERATION_DEFINITION),
  };
  const check = visitWithTypeInfo(info, {
    Field: ({ name }) => {
      const parent = info.getParentType()?.name;
      if (parent !== 'Subscription' && (parent === undefined || !feeds.isBroadcast(parent, name.value))) alike = false;
    },
  });
  visit(operation, check);
  visit(used, check);
  return alike;
}
