import { LRUCache } from 'lru-cache';
import { REMEMBERED_MS } from './happenings.ts';

/** People whose writes are remembered. */
const PEOPLE = 50_000;

/** When people have last changed anything: what was asked for before is not shown to them any more, whether an event has come of it or not. */
export class OwnWrites {
  readonly #last = new LRUCache<string, number>({ max: PEOPLE, ttl: REMEMBERED_MS });

  note(userId: string, at = Date.now()): void {
    this.#last.set(userId, at);
  }

  /** In milliseconds since 1970; 0: not of late. */
  lastOf(userId: string): number {
    return this.#last.get(userId) ?? 0;
  }
}
