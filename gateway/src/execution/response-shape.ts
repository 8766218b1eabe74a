import {
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLError,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { AS_IT_STANDS, type Plannable } from './plannable.ts';
import { type Complete, describe, FAILED, INVALID, leaf, list, nonNull, type Run, tell } from './values.ts';

/** What subgraphs have given, merged: keys of the plan beside those of the client. */
type Input = Record<string, unknown>;
type Output = Record<string, unknown>;

/** An answer's data, and what of it could not be as the schema says. */
export interface Shaped {
  data: Output | null;
  errors: GraphQLError[];
}

interface Field {
  key: string;
  /** Its name in what subgraphs have given. */
  from: string;
  /** Null: `__typename`. */
  complete: Complete | null;
  /** Whether every object has something by that name, as `toString`: only what is its own counts. */
  isInherited: boolean;
}

/** What is selected of an object of one type, once each name. */
interface Fields {
  type: GraphQLCompositeType;
  fields: Field[];
  /** A plain object cannot have every name. */
  isPlain: boolean;
}

/** What is selected below a field, and the type that it is selected on: one may be an interface where another is an object of it. */
interface Inner {
  set: SelectionSetNode;
  declared: GraphQLCompositeType;
}

/** Selections of one field, from all places where it is selected. */
interface Selected {
  from: string;
  inner: Inner[];
  definition: GraphQLField<unknown, unknown> | null;
  /** The type on which it is selected first. */
  parent: string;
}

type KeyOf = Plannable['keyOf'];

/** Variants of an operation by the values of what it includes and skips by: so many are kept. */
const VARIANTS = 16;

/**
 * The answer that a client's operation asks for, out of what subgraphs gave: its names and no others, null where a field or what is in it is not as the schema
 * says, by the rules of GraphQL. Compiled once; what `@apollo/gateway` does at each request (`computeResponse`) is its model, and its errors are the same.
 */
export class ResponseShape {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #root: GraphQLCompositeType;
  /** Variables that `@include` and `@skip` go by. */
  readonly #conditions: readonly string[];
  readonly #keyOf: KeyOf;
  readonly #defaults: ReadonlyMap<string, unknown>;
  readonly #variants = new Map<string, (input: Input, run: Run) => Output | null>();

  constructor(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    conditions: readonly string[],
    keyOf: KeyOf = AS_IT_STANDS.keyOf,
  ) {
    const root = schema.getRootType(operation.operation);
    if (!root) throw new Error(`the schema has no ${operation.operation}`);
    this.#schema = schema;
    this.#operation = operation;
    this.#fragments = fragments;
    this.#root = root;
    this.#conditions = conditions;
    this.#keyOf = keyOf;
    this.#defaults = new Map(
      (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value] as const] : [],
      ),
    );
  }

  /** Throws when a subgraph gave an object for a list, or the like. */
  shape(input: Input, variables: Readonly<Record<string, unknown>>): Shaped {
    const run: Run = { errors: [], path: [] };
    const data = this.#variant(variables)(input, run);
    return { data, errors: run.errors };
  }

  #variant(variables: Readonly<Record<string, unknown>>) {
    const values = new Map(
      this.#conditions.map((name) => [
        name,
        (Object.hasOwn(variables, name) ? variables[name] : undefined) ?? this.#defaults.get(name),
      ]),
    );
    const key = [...values.values()].join();
    const known = this.#variants.get(key);
    if (known !== undefined) return known;
    const compiled = new ShapeCompiler(this.#schema, this.#fragments, values, this.#keyOf);
    const fieldsOf = compiled.fieldsOf([{ set: this.#operation.selectionSet, declared: this.#root }]);
    const fields = fieldsOf(this.#root);
    const variant = (input: Input, run: Run) => applyFields(fields, this.#schema, input, run);
    const [oldest] = this.#variants.keys();
    if (this.#variants.size >= VARIANTS && oldest !== undefined) this.#variants.delete(oldest);
    this.#variants.set(key, variant);
    return variant;
  }
}

/** The fields of an object; null when one of them must not be null and is. */
function applyFields({ fields, isPlain, type }: Fields, schema: GraphQLSchema, input: Input, run: Run): Output | null {
  const output: Output = isPlain ? {} : Object.create(null);
  for (const { key, from, complete, isInherited } of fields) {
    const given = isInherited && !Object.hasOwn(input, from) ? null : (input[from] ?? null);
    if (complete === null) {
      const name = typenameOf(given ?? input.__typename, type, schema);
      if (name === null) return null;
      output[key] = name;
      continue;
    }
    const value = complete(given, run, key);
    if (value === INVALID) return null;
    output[key] = value === FAILED ? null : value;
  }
  return output;
}

/** What `__typename` says of an object; null where only an interface of it is known. */
function typenameOf(given: unknown, type: GraphQLCompositeType, schema: GraphQLSchema): string | null {
  const named = typeof given === 'string' && given !== type.name ? (schema.getType(given) ?? type) : type;
  return isObjectType(named) ? named.name : null;
}

/** Compiles selections, with the values of all that decides whether something is selected. */
class ShapeCompiler {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: ReadonlyMap<string, unknown>;
  readonly #keyOf: KeyOf;

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    variables: ReadonlyMap<string, unknown>,
    keyOf: KeyOf,
  ) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
    this.#keyOf = keyOf;
  }

  /** What is selected of an object, by its type: compiled when an object of that type comes first. */
  fieldsOf(inner: readonly Inner[]): (type: GraphQLCompositeType) => Fields {
    const known = new Map<GraphQLCompositeType, Fields>();
    return (type) => {
      let fields = known.get(type);
      if (fields === undefined) {
        fields = this.#compileFields(inner, type);
        known.set(type, fields);
      }
      return fields;
    };
  }

  #compileFields(inner: readonly Inner[], type: GraphQLCompositeType): Fields {
    const selected = new Map<string, Selected>();
    for (const { set, declared } of inner) this.#collect(set, declared, type, selected);
    const fields = [...selected].map(([key, { from, inner: below, definition, parent }]): Field => {
      if (definition === null) return { key, from, complete: null, isInherited: false };
      const complete = this.#complete(definition.type, below, parent);
      return { key, from, complete, isInherited: from in Object.prototype };
    });
    return { type, fields, isPlain: !selected.has('__proto__') };
  }

  #collect(
    { selections }: SelectionSetNode,
    declared: GraphQLCompositeType,
    type: GraphQLCompositeType,
    selected: Map<string, Selected>,
  ): void {
    for (const node of selections) {
      if (this.#isLeftOut(node)) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        // An object's own field may say more than that of its interface.
        const definition = fieldOf(isObjectType(type) ? type : declared, node.name.value);
        const from = this.#keyOf(key, node.name.value);
        const known = selected.get(key) ?? { from, inner: [], definition, parent: declared.name };
        selected.set(key, known);
        const below = node.selectionSet && getNamedType(fieldOf(declared, node.name.value)?.type);
        if (node.selectionSet && isCompositeType(below)) known.inner.push({ set: node.selectionSet, declared: below });
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value);
      if (fragment === undefined) throw new Error('a fragment is not there');
      const condition = fragment.typeCondition ? this.#schema.getType(fragment.typeCondition.name.value) : declared;
      if (!isCompositeType(condition) || !this.#isOf(type, condition)) continue;
      this.#collect(fragment.selectionSet, condition, type, selected);
    }
  }

  #isLeftOut({ directives = [] }: SelectionSetNode['selections'][number]): boolean {
    return directives.some(({ name: { value: name }, arguments: args }) => {
      if (name !== 'skip' && name !== 'include') return false;
      const given = args?.find((argument) => argument.name.value === 'if')?.value;
      const value =
        given?.kind === Kind.VARIABLE
          ? this.#variables.get(given.name.value)
          : given?.kind === Kind.BOOLEAN
            ? given.value
            : undefined;
      if (typeof value !== 'boolean') throw new Error(`@${name} goes by no boolean`);
      return value === (name === 'skip');
    });
  }

  #isOf(type: GraphQLCompositeType, condition: GraphQLCompositeType): boolean {
    if (type === condition) return true;
    return isAbstractType(condition) && !isUnionType(type) && this.#schema.isSubType(condition, type);
  }

  #complete(type: GraphQLOutputType, inner: readonly Inner[], parent: string): Complete {
    if (isNonNullType(type)) return nonNull(this.#complete(type.ofType, inner, parent), String(type.ofType), parent);
    if (isListType(type)) return list(this.#complete(type.ofType, inner, parent), String(type));
    if (isLeafType(type)) return leaf(type, parent);
    return this.#object(type, inner, parent);
  }

  #object(declared: GraphQLCompositeType, inner: readonly Inner[], parent: string): Complete {
    const fieldsOf = this.fieldsOf(inner);
    const ofDeclared = isObjectType(declared) ? fieldsOf(declared) : null;
    return (value, run, key) => {
      if (value === null) return null;
      if (typeof value !== 'object')
        throw new Error(`Invalid non-object value ${value} returned by subgraph for composite type ${declared}`);
      const input = value as Input;
      const typename = input.__typename;
      let of = ofDeclared;
      if (of === null || (typename && typename !== declared.name)) {
        const type = typename ? this.#schema.getType(String(typename)) : declared;
        if (!isCompositeType(type)) {
          tell(run, key, `Invalid __typename found for object at ${describe(key, declared, parent)}.`);
          return FAILED;
        }
        of = fieldsOf(type);
      }
      run.path.push(key);
      const output = applyFields(of, this.#schema, input, run);
      run.path.pop();
      return output ?? FAILED;
    };
  }
}

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | null {
  if (name === '__typename') return null;
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`${type} has no field ${name}`);
  return field;
}
