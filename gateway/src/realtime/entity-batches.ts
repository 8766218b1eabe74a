import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context.ts';

/** Of a client's request: the other kinds are the stock gateway's own. */
export type SubgraphAsk = Extract<GraphQLDataSourceProcessOptions<GatewayContext>, { incomingRequestContext: unknown }>;
type Answer = Awaited<ReturnType<GraphQLDataSource<GatewayContext>['process']>>;

interface Waiting {
  options: SubgraphAsk;
  representations: readonly unknown[];
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * A subgraph as several events ask it that are run together, for one viewer: `_entities` fetches of the same selection become one request, in
 * which no entity stands twice. What else is asked goes through as it is.
 */
export class EntityBatches {
  readonly #source: GraphQLDataSource<GatewayContext>;
  readonly #open = new Map<string, Waiting[]>();

  constructor(source: GraphQLDataSource<GatewayContext>) {
    this.#source = source;
  }

  process(options: SubgraphAsk): Promise<Answer> {
    const { representations, ...others } = options.request.variables ?? {};
    if (!Array.isArray(representations)) return this.#source.process(options);
    const key = JSON.stringify([options.request.query, others]);
    return new Promise((resolve, reject) => {
      const waiting = { options, representations, resolve, reject };
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
        void this.#ask(batch);
      });
    });
  }

  async #ask(batch: readonly Waiting[]): Promise<void> {
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
    const { options } = first;
    // What fails is noted by each event for itself.
    const failures: GatewayContext['failures'] = [];
    const variables = { ...options.request.variables, representations: merged };
    try {
      const context = { ...options.context, failures };
      const answer = await this.#source.process({ ...options, context, request: { ...options.request, variables } });
      for (const [i, { options: asked, resolve }] of batch.entries()) {
        for (const failure of failures)
          asked.context.failures.push({ ...failure, at: asked.pathInIncomingRequest ?? [] });
        resolve(part(answer, indexes[i] ?? [], batch.length === 1));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

/** Of a merged answer, what belongs to the entities at `indexes`. */
function part(answer: Answer, indexes: readonly number[], isWhole: boolean): Answer {
  const entities = (answer.data as { _entities?: unknown[] } | null)?._entities;
  const errors = (answer.errors as GraphQLFormattedError[] | undefined)?.flatMap((error) => {
    const [root, index, ...rest] = error.path ?? [];
    if (root !== '_entities' || typeof index !== 'number') return [error];
    return indexes.flatMap((at, i) => (at === index ? [{ ...error, path: [root, i, ...rest] }] : []));
  });
  // The executor merges into what it is given: nobody else may have it.
  const data = Array.isArray(entities)
    ? { _entities: indexes.map((i) => (isWhole ? entities[i] : structuredClone(entities[i]))) }
    : answer.data;
  return { ...answer, data, ...(errors && errors.length > 0 ? { errors } : { errors: undefined }) } as Answer;
}
