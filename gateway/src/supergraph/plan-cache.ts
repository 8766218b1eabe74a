import { createHash } from 'node:crypto';
import type { QueryPlan } from '@apollo/query-planner';
import { LRUCache } from 'lru-cache';

/** Plans that are remembered. The gateway's planner makes them; those of the app's operations are a few dozen. */
const REMEMBERED = 2_000;

/** By what the gateway finds a plan again: the text of a document, and which of its operations is to be run. */
export function planKey(text: string, operationName: string | null): string {
  const queryHash = createHash('sha256').update(text).digest('hex');
  if (operationName === null) return queryHash;
  return createHash('sha256').update(queryHash).update(operationName).digest('hex');
}

/**
 * The plans of the supergraph that is gone by. The gateway empties it at the moment at which it goes by another one: plans that were made for that one
 * before take their place, so that nobody waits for them to be made.
 */
export class PlanCache {
  readonly #plans = new LRUCache<string, QueryPlan>({ max: REMEMBERED });
  #staged: ReadonlyMap<string, QueryPlan> = new Map();

  get size(): number {
    return this.#plans.size;
  }

  /** Plans for the supergraph that comes next. */
  stage(plans: ReadonlyMap<string, QueryPlan>): void {
    this.#staged = plans;
  }

  clear(): void {
    this.#plans.clear();
    for (const [key, plan] of this.#staged) this.#plans.set(key, plan);
    this.#staged = new Map();
  }

  async get(key: string): Promise<QueryPlan | undefined> {
    return this.#plans.get(key);
  }

  async set(key: string, plan: QueryPlan): Promise<void> {
    this.#plans.set(key, plan);
  }

  async delete(key: string): Promise<boolean> {
    return this.#plans.delete(key);
  }
}
