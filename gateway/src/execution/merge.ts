/** An object as JSON brings it. */
export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Its own value of that name; what every object has counts as absent. */
export function ownValue(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Sets a value, whatever its name is: `__proto__` too is a name in an answer. */
export function setOwn(object: JsonObject, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  else object[name] = value;
}

/**
 * Merges what a fetch brought into what is there. Lists of the same length are merged element by element; what else differs is replaced by the newer. `target` may
 * hold on to parts of `source`.
 */
export function mergeInto(target: JsonObject, source: unknown): void {
  if (typeof source !== 'object' || source === null) return;
  for (const name of Object.keys(source)) {
    const value = (source as JsonObject)[name];
    if (value === undefined) continue;
    const there = ownValue(target, name);
    if (there === undefined) setOwn(target, name, value);
    else if (isObject(value) && typeof there === 'object' && there !== null) mergeInto(there as JsonObject, value);
    else if (Array.isArray(value) && Array.isArray(there) && value.length === there.length) mergeLists(there, value);
    else setOwn(target, name, value);
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (const [i, value] of source.entries()) {
    const there = target[i];
    if (isObject(value) && isObject(there)) mergeInto(there, value);
    else target[i] = value;
  }
}
