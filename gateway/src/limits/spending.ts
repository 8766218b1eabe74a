import type { HeaderMap } from '@apollo/server';
import { addressKey, type RateLimitRule, type RateLimits, TooManyAttempts } from '@moim/rate-limit';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Sender } from '../operations/sender.ts';

/** How many points (cost.ts) may be spent: a person opens two of the costliest screen of the app every second. */
export const SPENDING_RULES = {
  ofPerson: { name: 'operations-of-person', limit: 120_000, seconds: 60 },
  /** Schools and offices share one. */
  ofAddress: { name: 'operations-of-address', limit: 1_200_000, seconds: 60 },
} satisfies Record<string, RateLimitRule>;

/** So much of a limit is taken from the shared counter at a time: most requests ask nobody. */
const LEASE = 1 / 60;
/** People and addresses whose leases are remembered. */
const LEASES = 50_000;

interface Lease {
  /** Points. */
  left: number;
}

/**
 * Counts what operations cost, by person and by address, over all gateways of a platform: in Redis, and in memory while that is away. Each gateway takes points
 * ahead, so that what one person may spend is exact to a lease a gateway, and most requests wait for nothing.
 */
export class Spending {
  readonly #limits: RateLimits;
  readonly #leases = new LRUCache<string, Lease>({ max: LEASES });

  constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  /** Takes points from the sender and their address. Rejects with RATE_LIMITED (HTTP 429) when either has none left. */
  async spend(points: number, { viewer, address, log }: Sender): Promise<void> {
    if (viewer !== null) await this.#take(SPENDING_RULES.ofPerson, viewer.userId, points, log);
    const place = addressKey(address);
    if (place !== null) await this.#take(SPENDING_RULES.ofAddress, place, points, log);
  }

  async #take(rule: RateLimitRule, of: string, points: number, log: Sender['log']): Promise<void> {
    const key = `${rule.name} ${of}`;
    const isHeld = () => (this.#leases.get(key)?.left ?? 0) >= points;
    const take = async (amount: number) => {
      await this.#limits.take([{ rule, of: [of], points: amount }], log);
      this.#add(key, rule, amount);
    };
    if (!isHeld()) {
      try {
        await take(Math.max(points, Math.ceil(rule.limit * LEASE)));
      } catch (error) {
        if (!(error instanceof TooManyAttempts)) throw error;
        // For a lease there is too little left; for this one it may do, or others have taken a lease meanwhile.
        if (!isHeld()) {
          await take(points).catch((again: unknown) => {
            throw again instanceof TooManyAttempts ? tooMany(again) : again;
          });
        }
      }
    }
    // Others may have spent what was there meanwhile: they had as good a right to it, and it is evened out by the next lease.
    const held = this.#leases.get(key);
    if (held !== undefined) held.left -= points;
  }

  /** A lease is good as long as the counter that it was taken from. */
  #add(key: string, rule: RateLimitRule, points: number): void {
    const held = this.#leases.get(key);
    if (held === undefined) this.#leases.set(key, { left: points }, { ttl: rule.seconds * 1_000 });
    else held.left += points;
  }
}

function tooMany({ seconds }: TooManyAttempts): GraphQLError {
  return new GraphQLError(`Too much was asked for: try again in ${seconds} s.`, {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfter: seconds,
      http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) as HeaderMap },
    },
  });
}
