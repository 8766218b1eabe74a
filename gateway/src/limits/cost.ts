import {
  type ConstDirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

/** The most points that one operation may cost, unless MAX_OPERATION_COST says otherwise. The costliest screen of the app is below a third (`gateway/test/limits.test.ts`). */
export const MAX_COST = 3_000;

/** What the schema says of a field besides its type: `@cost(weight:)` and `@listSize(assumedSize:)`. */
interface Weight {
  weight?: number | undefined;
  assumedSize?: number | undefined;
}

type Variables = Readonly<Record<string, unknown>>;
/** The points of an operation with these variables. */
export type OperationCost = (variables: Variables) => number;

/** Points of a field that says nothing else: what an object takes to be found. Scalars come with their object. */
const OBJECT_COST = 1;
const MUTATION_COST = 10;
/** A list that is not asked for page by page, and says nothing else. */
const ASSUMED_SIZE = 10;
/** By these a page's size is asked for, wherever there are pages. No page has more than a hundred; whoever asks for more gets an error instead. */
const SLICING_ARGUMENTS = new Set(['first', 'last']);
const MAX_PAGE = 101;

/**
 * Tells what operations cost before they are run, in points: how many objects an answer may have at most, where a page of `first: 20` has twenty of
 * all that is asked of each. `@cost` and `@listSize` of the schema weigh fields otherwise (as in the IBM cost specification, of which Apollo's
 * demand control has them). Conditions (`@include`, `@skip`) and type conditions are taken as met.
 */
export class Costs {
  readonly #schema: GraphQLSchema;
  readonly #weights: ReadonlyMap<string, Weight>;

  /** `schema` is the API schema of the supergraph that `supergraphSdl` is. */
  constructor(schema: GraphQLSchema, supergraphSdl: string) {
    this.#schema = schema;
    this.#weights = readWeights(supergraphSdl);
  }

  /** Reads an operation that is valid, once for all requests of it. */
  compile(operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): OperationCost {
    const root = this.#schema.getRootType(operation.operation);
    if (!root) return () => 0;
    const defaults = new Map(
      (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)] as const] : [],
      ),
    );
    const base = operation.operation === OperationTypeNode.MUTATION ? MUTATION_COST : OBJECT_COST;
    return this.#selections(operation.selectionSet, root, { fragments, defaults, base, page: null });
  }

  #selections({ selections }: SelectionSetNode, type: GraphQLOutputType, place: Place): OperationCost {
    const costs = selections.map((node) => {
      if (node.kind === Kind.FIELD) return this.#field(node, type, place);
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? place.fragments.get(node.name.value) : node;
      if (fragment === undefined) return null;
      const condition = fragment.typeCondition && this.#schema.getType(fragment.typeCondition.name.value);
      return this.#selections(fragment.selectionSet, isCompositeType(condition) ? condition : type, place);
    });
    return sum(costs);
  }

  #field(node: FieldNode, parent: GraphQLOutputType, place: Place): OperationCost | null {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return null;
    const field = (parent as GraphQLObjectType).getFields()[node.name.value];
    if (field === undefined) return null;
    const { weight, assumedSize } = this.#weights.get(`${parent.name}.${field.name}`) ?? {};
    const named = getNamedType(field.type);
    const own = weight ?? (isCompositeType(named) ? place.base : 0);
    const page = pageSize(node, field, place.defaults);
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    const times = isList ? (page ?? place.page ?? (() => assumedSize ?? ASSUMED_SIZE)) : null;
    const below =
      node.selectionSet === undefined
        ? null
        : this.#selections(node.selectionSet, named as GraphQLOutputType, {
            ...place,
            base: OBJECT_COST,
            // A page's size is that of the lists right below it: a connection's edges.
            page: isList ? null : page,
          });
    if (times === null) return below === null ? () => own : (variables) => own + below(variables);
    // Of a list each element is an object, besides the work of the list itself.
    const each = isCompositeType(named) ? OBJECT_COST : 0;
    const list = weight ?? 0;
    return (variables) => list + times(variables) * (each + (below?.(variables) ?? 0));
  }
}

/** Where in an operation a selection stands. */
interface Place {
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Whole numbers that variables are when they are not given. */
  defaults: ReadonlyMap<string, number>;
  /** Points of an object here. */
  base: number;
  /** How many the page has that this is; null for no page. */
  page: OperationCost | null;
}

function sum(costs: readonly (OperationCost | null)[]): OperationCost {
  const parts = costs.filter((cost) => cost !== null);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return (variables) => {
    let total = 0;
    for (const part of parts) total += part(variables);
    return total;
  };
}

/** How many a field is asked for; null when it has no argument for that. */
function pageSize(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  defaults: ReadonlyMap<string, number>,
): OperationCost | null {
  const argument = field.args.find(({ name }) => SLICING_ARGUMENTS.has(name));
  if (argument === undefined) return null;
  const given = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
  const size = sizeOf(argument.defaultValue);
  if (given?.kind === Kind.INT) {
    const asked = sizeOf(Number(given.value));
    return () => asked;
  }
  if (given?.kind !== Kind.VARIABLE) return () => size;
  const name = given.name.value;
  const otherwise = sizeOf(defaults.get(name) ?? argument.defaultValue);
  return (variables) => (variables[name] === undefined ? otherwise : sizeOf(variables[name]));
}

function sizeOf(asked: GraphQLArgument['defaultValue']): number {
  return typeof asked === 'number' && asked >= 0 ? Math.min(asked, MAX_PAGE) : 0;
}

function readWeights(supergraphSdl: string): Map<string, Weight> {
  const weights = new Map<string, Weight>();
  for (const type of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const { name, directives = [] } of type.fields ?? []) {
      const [weight, assumedSize] = [
        integer(directives, 'cost', 'weight'),
        integer(directives, 'listSize', 'assumedSize'),
      ];
      if (weight !== undefined || assumedSize !== undefined)
        weights.set(`${type.name.value}.${name.value}`, { weight, assumedSize });
    }
  }
  return weights;
}

function integer(directives: readonly ConstDirectiveNode[], name: string, argument: string): number | undefined {
  const directive = directives.find((node) => node.name.value === name);
  const value = directive?.arguments?.find((node) => node.name.value === argument)?.value;
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}
