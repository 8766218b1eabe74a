import type { GraphQLFormattedError } from 'graphql';

/** A part of a screen that could not be had: where it would stand, without the positions in lists, and why. */
export interface Failure {
  path: string;
  code: string;
}

/** What of each query's last answer was missing: the cache holds only that it is null. */
export class Failures {
  readonly #byQuery = new Map<string, readonly Failure[]>();
  readonly #listeners = new Set<() => void>();
  static readonly none: readonly Failure[] = [];

  record(query: string, errors: readonly GraphQLFormattedError[] = []): void {
    if (errors.length === 0 && !this.#byQuery.has(query)) return;
    const failures = errors.map(({ path = [], extensions }) => ({
      path: path.filter((step) => typeof step === 'string').join('.'),
      code: String(extensions?.code ?? 'INTERNAL_SERVER_ERROR'),
    }));
    if (failures.length > 0) this.#byQuery.set(query, failures);
    else this.#byQuery.delete(query);
    for (const listener of this.#listeners) listener();
  }

  of(query: string): readonly Failure[] {
    return this.#byQuery.get(query) ?? Failures.none;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** One name for a query with its variables. */
export function queryKey(operationName: string | undefined, variables: object): string {
  return `${operationName} ${JSON.stringify(variables)}`;
}
