import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { JsonObject } from '../execution/merge.ts';
import type { SubgraphAnswer } from '../execution/plan-program.ts';
import type { SubgraphDataSource, SubgraphFetch } from '../subgraphs/data-source.ts';

interface Waiting {
  fetch: SubgraphFetch;
  context: GatewayContext;
  representations: readonly unknown[];
  resolve(answer: SubgraphAnswer): void;
  reject(error: unknown): void;
}

/**
 * A subgraph as several events ask it that are run together, for one viewer: `_entities` fetches of the same selection become one request, in
 * which no entity stands twice. What else is asked goes through as it is.
 */
export class EntityBatches {
  readonly #source: SubgraphDataSource;
  readonly #open = new Map<string, Waiting[]>();

  constructor(source: SubgraphDataSource) {
    this.#source = source;
  }

  ask(fetch: SubgraphFetch, variables: Readonly<JsonObject>, context: GatewayContext): Promise<SubgraphAnswer> {
    const { representations, ...others } = variables;
    if (!Array.isArray(representations)) return this.#source.ask(fetch, variables, context, { isMutation: false });
    const key = JSON.stringify([fetch.operation, others]);
    return new Promise((resolve, reject) => {
      const waiting = { fetch, context, representations, resolve, reject };
      const open = this.#open.get(key);
      if (open !== undefined) {
        open.push(waiting);
        return;
      }
      this.#open.set(key, [waiting]);
      // Whatever the same round of promises asks comes along.
      setImmediate(() => {
        const batch = this.#open.get(key) ?? [];
        this.#open.delete(key);
        void this.#ask(batch, others);
      });
    });
  }

  async #ask(batch: readonly Waiting[], others: Readonly<JsonObject>): Promise<void> {
    const [first] = batch;
    if (first === undefined) return;
    const places = new Map<string, number>();
    const merged: unknown[] = [];
    const indexes = batch.map(({ representations }) =>
      representations.map((representation) => {
        const key = JSON.stringify(representation);
        const known = places.get(key);
        if (known !== undefined) return known;
        places.set(key, merged.length);
        return merged.push(representation) - 1;
      }),
    );
    // What fails is noted by each event for itself.
    const failures: GatewayContext['failures'] = [];
    try {
      const context = { ...first.context, failures };
      const variables = { ...others, representations: merged };
      const answer = await this.#source.ask(first.fetch, variables, context, { isMutation: false });
      for (const [i, asked] of batch.entries()) {
        for (const failure of failures) asked.context.failures.push({ ...failure, at: asked.fetch.path });
        asked.resolve(part(answer, indexes[i] ?? [], batch.length === 1));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

/** Of a merged answer, what belongs to the entities at `indexes`. */
function part(answer: SubgraphAnswer, indexes: readonly number[], isWhole: boolean): SubgraphAnswer {
  const entities = (answer.data as { _entities?: unknown[] } | null)?._entities;
  const errors = answer.errors?.flatMap((error): GraphQLFormattedError[] => {
    const [root, index, ...rest] = error.path ?? [];
    if (root !== '_entities' || typeof index !== 'number') return [error];
    return indexes.flatMap((at, i) => (at === index ? [{ ...error, path: [root, i, ...rest] }] : []));
  });
  // The executor merges into what it is given: nobody else may have it.
  const data = Array.isArray(entities)
    ? { _entities: indexes.map((i) => (isWhole ? entities[i] : structuredClone(entities[i]))) }
    : answer.data;
  return { data, ...(errors && errors.length > 0 ? { errors } : {}) };
}
