import type { EntityCache } from '../cache/entity-cache.ts';
import type { GatewayContext } from '../context.ts';
import type { PlanTrace } from '../execution/explain.ts';
import type { JsonObject } from '../execution/merge.ts';
import type { AskSubgraph, PlannedFetch, SubgraphAnswer } from '../execution/plan-program.ts';
import type { SubgraphDataSource } from './data-source.ts';

/** A fetch that is about to be sent. */
export interface OpenFetch {
  fetch: PlannedFetch;
  variables: Readonly<JsonObject>;
  resolve(answer: SubgraphAnswer): void;
  reject(error: unknown): void;
}

export interface RequestFetchesOptions {
  isMutation: boolean;
  trace?: PlanTrace | null;
  /** Where answers of queries are kept. */
  cache?: EntityCache | null;
}

/** The fetches of one request: those of entities that start together go to a subgraph as one, and what is kept is not asked for. */
export class RequestFetches {
  readonly #sources: ReadonlyMap<string, SubgraphDataSource>;
  readonly #context: GatewayContext;
  readonly #isMutation: boolean;
  readonly #trace: PlanTrace | null;
  readonly #cache: EntityCache | null;
  readonly #open = new Map<string, OpenFetch[]>();

  constructor(
    sources: ReadonlyMap<string, SubgraphDataSource>,
    context: GatewayContext,
    { isMutation, trace = null, cache = null }: RequestFetchesOptions,
  ) {
    this.#sources = sources;
    this.#context = context;
    this.#isMutation = isMutation;
    this.#trace = trace;
    this.#cache = isMutation || !cache?.isOn ? null : cache;
  }

  /** Rejects when there is no such subgraph. */
  readonly ask: AskSubgraph = async (fetch, variables) => {
    const { policy } = fetch;
    if (this.#cache === null || policy === null) return await this.#ask(fetch, variables);
    return await this.#cache.ask({ fetch, policy, variables }, this.#context, this.#ask);
  };

  readonly #ask: AskSubgraph = async (fetch, variables) => {
    const source = this.#sources.get(fetch.service);
    if (source === undefined) throw new Error(`there is no subgraph ${fetch.service}`);
    if (!fetch.isOfEntities || this.#isMutation) {
      this.#trace?.sent([fetch]);
      return await source.ask(fetch, variables, this.#context, { isMutation: this.#isMutation });
    }
    return await new Promise((resolve, reject) => {
      const opened = { fetch, variables, resolve, reject };
      const open = this.#open.get(fetch.service);
      if (open !== undefined) {
        open.push(opened);
        return;
      }
      this.#open.set(fetch.service, [opened]);
      queueMicrotask(() => this.#send(source, fetch.service));
    });
  };

  #send(source: SubgraphDataSource, service: string): void {
    const open = this.#open.get(service) ?? [];
    this.#open.delete(service);
    const [only] = open;
    if (only === undefined) return;
    this.#trace?.sent(open.map(({ fetch }) => fetch));
    if (open.length > 1) void source.askTogether(open, this.#context);
    else source.ask(only.fetch, only.variables, this.#context, { isMutation: false }).then(only.resolve, only.reject);
  }
}
