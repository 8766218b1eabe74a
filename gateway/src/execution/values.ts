import { GraphQLError } from 'graphql';
import { leafCheck } from './leaf-check.ts';

/** The making of one answer. */
export interface Run {
  errors: GraphQLError[];
  /** Where in the answer `complete` is: what leads to the object at hand. */
  path: (string | number)[];
}

/** Null because of an error that is told already. */
export const FAILED = Symbol('failed');
/** As FAILED, where null must not be: what is around becomes null too. */
export const INVALID = Symbol('invalid');

/** Makes a value of the answer from one that subgraphs gave; `key` is its place in what is around it. */
export type Complete = (value: unknown, run: Run, key: string | number) => unknown;

export function nonNull(inner: Complete, type: string, parent: string): Complete {
  return (value, run, key) => {
    const made = inner(value, run, key);
    if (made === null) tell(run, key, `Cannot return null for non-nullable ${describe(key, type, parent)}.`);
    return made === null || made === FAILED ? INVALID : made;
  };
}

export function list(inner: Complete, type: string): Complete {
  return (value, run, key) => {
    if (value === null) return null;
    if (!Array.isArray(value))
      throw new Error(`Invalid non-list value ${value} returned by subgraph for list type ${type}`);
    let isInvalid = false;
    run.path.push(key);
    const made = value.map((element: unknown, i) => {
      const output = inner(element, run, i);
      if (output === INVALID) isInvalid = true;
      return output === FAILED ? null : output;
    });
    run.path.pop();
    return isInvalid ? FAILED : made;
  };
}

export function leaf(type: Parameters<typeof leafCheck>[0], parent: string): Complete {
  const isValid = leafCheck(type);
  return (value, run, key) => {
    if (value === null || isValid(value)) return value;
    tell(run, key, `Invalid value found for ${describe(key, type, parent)}.`);
    return FAILED;
  };
}

export function describe(key: string | number, type: unknown, parent: string): string {
  return typeof key === 'string' ? `field ${parent}.${key}` : `array element of type ${type} at index ${key}`;
}

export function tell(run: Run, key: string | number, message: string): void {
  run.errors.push(new GraphQLError(message, { path: [...run.path, key], extensions: { code: 'INVALID_GRAPHQL' } }));
}
