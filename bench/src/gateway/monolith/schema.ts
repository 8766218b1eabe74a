import { readFileSync } from 'node:fs';
import federation from '@apollo/federation-internals';
import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
} from 'graphql';
import { Entity, type FindRow, type Row } from './entity.ts';
import type { Part, RequestContext } from './parts.ts';

type Resolver = GraphQLFieldResolver<unknown, unknown>;
type ResolverMap = Record<string, Record<string, unknown> | GraphQLScalarType | undefined>;

/** Makes what a part's resolver has returned into what the resolvers below it take. */
type Wrap = (value: unknown, part: Part) => unknown;

/** Which parts have each field, by `Type.field`; and which types several parts know by a key. */
interface Owners {
  fields: Map<string, Part[]>;
  shared: Set<string>;
}

/**
 * One schema of all parts: the API schema of the federation, in which each field is resolved by the part that has it, with the same code and context as in the
 * subgraph. Subscriptions are not in it.
 */
export function oneSchema(supergraphSdl: string, parts: readonly Part[]): GraphQLSchema {
  const schema = federation.Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
  const owners = ownersOf(parts);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type instanceof GraphQLScalarType) takeScalar(type, parts);
    if (isUnionType(type)) takeUnion(type, parts);
    if (!isObjectType(type)) continue;
    const isShared = owners.shared.has(type.name);
    for (const field of Object.values(type.getFields())) {
      const having = owners.fields.get(`${type.name}.${field.name}`) ?? [];
      const [first] = having;
      if (first === undefined) continue;
      const wrap = wrapperOf(field, owners);
      if (isShared) field.resolve = ofEntity(type, field, having, wrap) as Resolver;
      // What several parts have without a key is a mere value (PageInfo), or asked of the first (me).
      else if (having.length === 1 || type === schema.getQueryType())
        field.resolve = ofOnePart(first, resolverIn(first, type, field), wrap) as Resolver;
    }
  }
  return schema;
}

function ownersOf(parts: readonly Part[]): Owners {
  const fields = new Map<string, Part[]>();
  const keyed = new Map<string, number>();
  for (const part of parts) {
    for (const definition of parse(readFileSync(part.options.schemaFile, 'utf8')).definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      const type = definition.name.value;
      if (definition.directives?.some(({ name }) => name.value === 'key')) keyed.set(type, (keyed.get(type) ?? 0) + 1);
      for (const { name } of definition.fields ?? []) {
        const key = `${type}.${name.value}`;
        fields.set(key, [...(fields.get(key) ?? []), part]);
      }
    }
  }
  return { fields, shared: new Set([...keyed].filter(([, count]) => count > 1).map(([type]) => type)) };
}

const resolversOf = (part: Part) => part.options.resolvers as ResolverMap;

/** What resolves a field in the subgraph: its resolver, or what the object has under that name. */
function resolverIn(part: Part, type: GraphQLObjectType, { name }: GraphQLField<unknown, unknown>): Resolver {
  const own = (resolversOf(part)[type.name] as Record<string, unknown> | undefined)?.[name];
  if (typeof own === 'function') return own as Resolver;
  return (source, args, context, info) => {
    const value = (source as Record<string, unknown>)[name];
    return typeof value === 'function' ? value.call(source, args, context, info) : value;
  };
}

/** Of a type that one part alone has. */
function ofOnePart(part: Part, resolve: Resolver, wrap: Wrap | null) {
  return (source: unknown, args: object, context: RequestContext, info: GraphQLResolveInfo) => {
    const value = resolve(source, args, context.of(part), info);
    return wrap === null ? value : wrap(value, part);
  };
}

/** Of an entity: by the part it has come from when that has the field, else by the one that has it, from what that knows of it. */
function ofEntity(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  having: readonly Part[],
  wrap: Wrap | null,
) {
  const resolvers = new Map(having.map((part) => [part, ofOnePart(part, resolverIn(part, type, field), wrap)]));
  const [first] = having as [Part];
  return (entity: Entity, args: object, context: RequestContext, info: GraphQLResolveInfo) => {
    const part = resolvers.has(entity.from) ? entity.from : first;
    const resolve = resolvers.get(part);
    const withRow = (row: Row | null) => (row === null ? null : resolve?.(row, args, context, info));
    const row = entity.rowIn(part, context, findRow);
    return isThenable(row) ? row.then(withRow) : withRow(row);
  };
}

const findRow: FindRow = (part, typename, id, context) => {
  const { __resolveReference: find } = (resolversOf(part)[typename] ?? {}) as {
    __resolveReference?(reference: object, context: unknown): Row | null | Promise<Row | null>;
  };
  const reference = { __typename: typename, id };
  return find === undefined ? reference : find(reference, context.of(part));
};

/** Prisma's promises are none of the class. */
const isThenable = <T>(value: T | PromiseLike<T>): value is PromiseLike<T> =>
  typeof (value as PromiseLike<T> | null | undefined)?.then === 'function';

/** What makes entities of a field's objects, in lists and promises, too; null for a field that has none. */
function wrapperOf({ type }: GraphQLField<unknown, unknown>, { shared }: Owners): Wrap | null {
  const named = getNamedType(type);
  const isUnion = isUnionType(named);
  if (!shared.has(named.name) && !(isUnion && named.getTypes().some(({ name }) => shared.has(name)))) return null;
  const wrap: Wrap = (value, part) => {
    if (isThenable(value)) return value.then((settled) => wrap(settled, part));
    if (Array.isArray(value)) return value.map((element) => wrap(element, part));
    if (value === null || value === undefined || value instanceof Error) return value;
    const typename = isUnion ? typeIn(part, named.name, value) : named.name;
    return shared.has(typename) ? new Entity(typename, part, value as Row) : value;
  };
  return wrap;
}

/** The type of a union's object, as the subgraph tells it. */
function typeIn(part: Part, union: string, value: unknown): string {
  const { __resolveType: resolve } = resolversOf(part)[union] as { __resolveType(value: unknown): string };
  return resolve(value);
}

function takeUnion(union: GraphQLUnionType, parts: readonly Part[]): void {
  const part = parts.find((one) => resolversOf(one)[union.name] !== undefined);
  if (part === undefined) return;
  union.resolveType = (value) => (value instanceof Entity ? value.typename : typeIn(part, union.name, value));
}

function takeScalar(scalar: GraphQLScalarType, parts: readonly Part[]): void {
  const own = parts.map((part) => resolversOf(part)[scalar.name]).find((one) => one instanceof GraphQLScalarType);
  if (own === undefined) return;
  scalar.serialize = own.serialize;
  scalar.parseValue = own.parseValue;
  scalar.parseLiteral = own.parseLiteral;
}
