import { createHash } from 'node:crypto';
import {
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type CacheHints, readCacheHints } from './hints.ts';

/** How the answer of a fetch may be kept. */
export interface FetchPolicy {
  /** At most so long, in milliseconds. */
  maxAgeMs: number;
  /** Whether it is for the person alone who asked. */
  isPrivate: boolean;
  /** The same for the same text, in every process. */
  hash: string;
}

/**
 * Tells what of what is asked of subgraphs may be kept, by the supergraph's `@cacheControl`. The rules are Apollo's, and stricter where those forget easily:
 *
 * - The age is the least of all fields; whatever returns objects and has no hint, nor its type, has none.
 * - Nothing is shared between people unless all of it says PUBLIC.
 * - Whatever has an id has to be asked for it: an event tells by ids what it is about.
 */
export class FetchPolicies {
  readonly #schema: GraphQLSchema;
  readonly #hints: CacheHints;

  /** `types` is the supergraph with all of its types. */
  constructor(types: GraphQLSchema, supergraphSdl: string) {
    this.#schema = types;
    this.#hints = readCacheHints(supergraphSdl);
  }

  /** Of a fetch, as it is sent; null: it may not be kept. */
  of(operation: string): FetchPolicy | null {
    const { definitions } = parse(operation, { noLocation: true });
    const node = definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    const root = this.#schema.getQueryType();
    if (node?.operation !== OperationTypeNode.QUERY || !root) return null;
    const fragments = new Map(
      definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
    );
    const found: Found = { maxAge: Number.POSITIVE_INFINITY, isPrivate: false, fragments };
    for (const selection of node.selectionSet.selections) {
      if (selection.kind !== Kind.FIELD) return null;
      if (selection.name.value === '_entities') this.#entities(selection.selectionSet, found);
      else this.#selection(selection, root, { maxAge: 0, isPrivate: true }, found);
    }
    if (found.maxAge === 0 || !Number.isFinite(found.maxAge)) return null;
    return {
      maxAgeMs: found.maxAge * 1_000,
      isPrivate: found.isPrivate,
      hash: createHash('sha256').update(operation).digest('base64url').slice(0, 22),
    };
  }

  /** Entities are asked for by their ids, type by type. */
  #entities(set: SelectionSetNode | undefined, found: Found): void {
    for (const selection of set?.selections ?? []) {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? found.fragments.get(selection.name.value) : selection;
      const name = fragment !== undefined && 'typeCondition' in fragment ? fragment.typeCondition?.name.value : null;
      const type = name && this.#schema.getType(name);
      if (!isCompositeType(type) || fragment === undefined || !fragment.selectionSet) {
        if (selection.kind !== Kind.FIELD) found.maxAge = 0;
        continue;
      }
      const { maxAge = 0, scope } = this.#hints.get(type.name) ?? {};
      const above = { maxAge, isPrivate: scope !== 'PUBLIC' };
      note(above, found);
      this.#selections(fragment.selectionSet, type, above, found);
    }
  }

  #selections(set: SelectionSetNode, type: GraphQLCompositeType, above: Above, found: Found): void {
    for (const selection of set.selections) this.#selection(selection, type, above, found);
  }

  #selection(selection: SelectionNode, parent: GraphQLCompositeType, above: Above, found: Found): void {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? found.fragments.get(selection.name.value) : selection;
      const type = fragment?.typeCondition && this.#schema.getType(fragment.typeCondition.name.value);
      if (fragment) this.#selections(fragment.selectionSet, isCompositeType(type) ? type : parent, above, found);
      return;
    }
    if (selection.name.value === '__typename') return;
    // What is asked of an interface or a union is each of its objects' matter.
    const field = isObjectType(parent) ? parent.getFields()[selection.name.value] : undefined;
    if (field === undefined) {
      found.maxAge = 0;
      return;
    }
    const coordinate = `${parent.name}.${field.name}`;
    const type = getNamedType(field.type);
    const own = this.#hints.get(coordinate);
    const ofType = isCompositeType(type) ? this.#hints.get(type.name) : undefined;
    const inherits = !isCompositeType(type) || own?.inheritMaxAge || (ofType?.inheritMaxAge ?? false);
    const scope = own?.scope ?? ofType?.scope;
    const here = {
      maxAge: own?.maxAge ?? ofType?.maxAge ?? (inherits ? above.maxAge : 0),
      isPrivate: scope === undefined ? above.isPrivate : scope === 'PRIVATE',
    };
    note(here, found);
    if (!selection.selectionSet || !isCompositeType(type)) return;
    if (hasId(type) && !asksForId(selection.selectionSet)) found.maxAge = 0;
    this.#selections(selection.selectionSet, type, here, found);
  }
}

/** What holds for the object that a selection is on. */
interface Above {
  maxAge: number;
  isPrivate: boolean;
}

interface Found extends Above {
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

function note({ maxAge, isPrivate }: Above, found: Found): void {
  found.maxAge = Math.min(found.maxAge, maxAge);
  if (isPrivate) found.isPrivate = true;
}

/** Of what a union is, nobody can say by the type alone. */
function hasId(type: GraphQLCompositeType): boolean {
  return isUnionType(type) || type.getFields().id !== undefined;
}

function asksForId({ selections }: SelectionSetNode): boolean {
  return selections.some(
    (node) => node.kind === Kind.FIELD && node.name.value === 'id' && (node.directives ?? []).length === 0,
  );
}
