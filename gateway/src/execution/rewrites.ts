import type { FetchDataRewrite } from '@apollo/query-planner';
import { isObject, type JsonObject, ownValue, setOwn } from './merge.ts';
import type { TypeConditions } from './type-conditions.ts';

const FRAGMENT_PREFIX = '... on ';

/**
 * Changes what goes to a subgraph or comes from it, where the plan says so: names of fields that could not both have theirs, and the type names of
 * interfaces that a subgraph takes for objects.
 */
export function compileRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  types: TypeConditions,
): ((value: unknown) => void) | null {
  if (rewrites === undefined || rewrites.length === 0) return null;
  return (value) => {
    for (const rewrite of rewrites) at(value, rewrite.path, 0, rewrite, types);
  };
}

function at(
  value: unknown,
  path: readonly string[],
  depth: number,
  rewrite: FetchDataRewrite,
  types: TypeConditions,
): void {
  if (Array.isArray(value)) {
    for (const element of value) at(element, path, depth, rewrite, types);
    return;
  }
  if (!isObject(value)) return;
  const name = path[depth];
  if (name === undefined) return;
  if (name.startsWith(FRAGMENT_PREFIX)) {
    const isOf = !value.__typename || types.matches(value, name.slice(FRAGMENT_PREFIX.length));
    if (isOf) at(value, path, depth + 1, rewrite, types);
  } else if (depth === path.length - 1) change(value, name, rewrite);
  else at(ownValue(value, name), path, depth + 1, rewrite, types);
}

function change(object: JsonObject, name: string, rewrite: FetchDataRewrite): void {
  if (rewrite.kind === 'ValueSetter') {
    setOwn(object, name, rewrite.setValueTo);
    return;
  }
  const value = ownValue(object, name);
  if (!value) return;
  setOwn(object, rewrite.renameKeyTo, value);
  object[name] = undefined;
}
