import type { JsonObject } from './merge.ts';

/** A path in an answer, as plans say it: `@` stands for every element of a list. */
export type PlanPath = readonly string[];

/** Collects what a path leads to from a value; nulls are left out. */
export function collectAt(value: unknown, path: PlanPath, found: JsonObject[], depth = 0): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    const next = path[depth] === '@' ? depth + 1 : depth;
    for (const element of value) collectAt(element, path, found, next);
    return;
  }
  const name = path[depth];
  if (name === undefined) found.push(value as JsonObject);
  else if (Object.hasOwn(value as JsonObject, name)) collectAt((value as JsonObject)[name], path, found, depth + 1);
}

/** Where in the answer each of those that `collectAt` finds from the root stands, in the same order. */
export function placesAt(value: unknown, path: PlanPath): (string | number)[][] {
  const found: (string | number)[][] = [];
  const here: (string | number)[] = [];
  const walk = (at: unknown, depth: number): void => {
    if (at === null || at === undefined) return;
    if (Array.isArray(at)) {
      const next = path[depth] === '@' ? depth + 1 : depth;
      for (const [i, element] of at.entries()) {
        here.push(i);
        walk(element, next);
        here.pop();
      }
      return;
    }
    const name = path[depth];
    if (name === undefined) {
      found.push([...here]);
      return;
    }
    if (!Object.hasOwn(at as JsonObject, name)) return;
    here.push(name);
    walk((at as JsonObject)[name], depth + 1);
    here.pop();
  };
  walk(value, 0);
  return found;
}
