import { type ConstDirectiveNode, Kind, parse } from 'graphql';

/** What `@cacheControl` says of a type or a field. */
export interface CacheHint {
  /** Seconds. */
  maxAge?: number;
  scope?: 'PUBLIC' | 'PRIVATE';
  inheritMaxAge?: boolean;
}

/** The hints of a supergraph: by `Type` and by `Type.field`. */
export type CacheHints = ReadonlyMap<string, CacheHint>;

/** Reads what a supergraph says of how long things may be kept. */
export function readCacheHints(supergraphSdl: string): CacheHints {
  const hints = new Map<string, CacheHint>();
  const note = (name: string, directives: readonly ConstDirectiveNode[] = []) => {
    const hint = hintOf(directives);
    if (hint !== null) hints.set(name, hint);
  };
  for (const type of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    note(type.name.value, type.directives);
    for (const { name, directives } of type.fields ?? []) note(`${type.name.value}.${name.value}`, directives);
  }
  return hints;
}

function hintOf(directives: readonly ConstDirectiveNode[]): CacheHint | null {
  const directive = directives.find(({ name }) => name.value === 'cacheControl');
  if (directive === undefined) return null;
  const hint: CacheHint = {};
  for (const { name, value } of directive.arguments ?? []) {
    if (name.value === 'maxAge' && value.kind === Kind.INT) hint.maxAge = Number(value.value);
    if (name.value === 'inheritMaxAge' && value.kind === Kind.BOOLEAN) hint.inheritMaxAge = value.value;
    if (name.value === 'scope' && value.kind === Kind.ENUM) hint.scope = value.value as 'PUBLIC' | 'PRIVATE';
  }
  return hint;
}
