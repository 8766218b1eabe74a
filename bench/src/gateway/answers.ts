/** A GraphQL answer. */
export interface Answer {
  data?: unknown;
  errors?: readonly { message: string; path?: readonly (string | number)[] }[];
}

/** The same with the keys of all objects in order: two that say the same are alike. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** How two answers differ: not at all, in what they say, or in where they say that something went wrong. */
export type Difference = 'same' | 'data' | 'errors';

export function difference(a: Answer, b: Answer): Difference {
  if (JSON.stringify(sorted(a.data)) !== JSON.stringify(sorted(b.data))) return 'data';
  return JSON.stringify(brokenPlaces(a)) === JSON.stringify(brokenPlaces(b)) ? 'same' : 'errors';
}

/**
 * The places of an answer that are null because of an error, without order or repeats. Of several errors that make one place null, GraphQL asks for
 * one to be told, whichever: so each counts for the place where its path first meets null.
 */
function brokenPlaces({ data, errors = [] }: Answer): string[] {
  return [...new Set(errors.map(({ path = [] }) => JSON.stringify(upToNull(data, path))))].sort();
}

/** Whether an error has made more null than its own field, because that may not be. */
export function hasSpread({ data, errors = [] }: Answer): boolean {
  return errors.some(({ path = [] }) => upToNull(data, path).length < path.length);
}

function upToNull(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] {
  let value = data;
  for (const [i, key] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, i);
    value = (value as Record<string | number, unknown>)[key];
  }
  return path;
}

/** Where two values first differ, as a path: `me.posts.edges.0`. */
export function firstDifference(a: unknown, b: unknown, at: string[] = []): string {
  const keys = new Set([...keysOf(a), ...keysOf(b)]);
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return at.join('.');
  for (const key of keys) {
    if (JSON.stringify(sorted(a[key])) !== JSON.stringify(sorted(b[key])))
      return firstDifference(a[key], b[key], [...at, key]);
  }
  return at.join('.');
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const keysOf = (value: unknown) => (isObject(value) ? Object.keys(value) : []);
