import { createSecretKey } from 'node:crypto';
import {
  type Counter,
  connectRateLimits,
  type RateLimitRule,
  type RateLimits,
  TooManyAttempts,
} from '@moim/rate-limit';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { AuthConfig } from './config.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** All the limits there are; the README says why they are as they are. */
export const RULES = {
  /** Wrong passwords for one account from one address. */
  failuresOfPair: { name: 'sign-in-failures-of-pair', limit: 10, seconds: 15 * MINUTE },
  /** Wrong passwords for one account, from all addresses at which its password was never right. */
  failuresOfAccount: { name: 'sign-in-failures-of-account', limit: 100, seconds: HOUR },
  /** Wrong passwords from one address, for whatever accounts. */
  failuresOfAddress: { name: 'sign-in-failures-of-address', limit: 100, seconds: 15 * MINUTE },
  /** Passwords from one address, right or wrong: each costs a hash. */
  signInsOfAddress: { name: 'sign-ins-of-address', limit: 300, seconds: 15 * MINUTE },
  /** No limit, but a mark: full when the account's password was right from this address. */
  signedInFromAddress: { name: 'signed-in-from-address', limit: 1, seconds: 14 * DAY },
  /** Sign-ups from one address that have no fault in their input: each costs a hash, and may tell that an address is taken. */
  signUpsOfAddress: { name: 'sign-ups-of-address', limit: 100, seconds: HOUR },
} satisfies Record<string, RateLimitRule>;

/** Tries to find or make an account; its id, or null without one. */
type Attempt = () => Promise<string | null>;

/** An attempt's outcome: the account's id, null without one; or that it was not made, and after how many seconds it may be. */
export type Attempted =
  | { refusedForSeconds: null; accountId: string | null }
  | { refusedForSeconds: number; accountId: null };

/** Bounds how often somebody may try to sign in and up. */
export class AttemptLimits {
  readonly #limits: RateLimits;

  private constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  /** Connects to Redis, as `@moim/rate-limit` says. */
  static async connect(config: AuthConfig): Promise<AttemptLimits> {
    const { REDIS_URL, MOIM_RATE_LIMITS, AUTH_URL } = config;
    const hashKey = createSecretKey(Buffer.from(config.AUTH_COOKIE_KEYS[0] ?? '', 'base64url'));
    const namespace = `moim-auth:${new URL(AUTH_URL).host}`;
    return new AttemptLimits(
      await connectRateLimits({ REDIS_URL, MOIM_RATE_LIMITS, namespace, hashKey: () => hashKey }),
    );
  }

  /** What is to be named by `/readyz`; nothing waits for it. */
  get checks() {
    return this.#limits.checks;
  }

  close(): void {
    this.#limits.close();
  }

  /**
   * Lets somebody try a password, unless too many were wrong. An attempt counts as wrong before it is made, so that those made at once
   * cannot outrun the count; what was right counts for nothing. Whether the normalized address has an account makes no difference.
   */
  async signIn(request: FastifyRequest, email: string, attempt: Attempt): Promise<Attempted> {
    const address = addressOf(request);
    const account = email.toLowerCase();
    const pair = counter(RULES.failuresOfPair, account, address);
    const mark = counter(RULES.signedInFromAddress, account, address);
    const failures = [counter(RULES.failuresOfAddress, address), pair];
    // Whoever guesses from many addresses cannot lock out the person at an address of theirs; there, the pair's limit holds alone.
    if (!(await this.#limits.isFull(mark))) failures.push(counter(RULES.failuresOfAccount, account));
    const outcome = await this.#take(request, [counter(RULES.signInsOfAddress, address), ...failures], async () => {
      let isWrong = false;
      try {
        const accountId = await attempt();
        isWrong = accountId === null;
        return accountId;
      } finally {
        if (!isWrong) await this.#limits.giveBack(failures);
      }
    });
    if (outcome.accountId !== null) await Promise.all([this.#limits.clear(pair), this.#limits.fill(mark)]);
    return outcome;
  }

  /** Lets somebody make an account, unless too many were made from there. */
  signUp(request: FastifyRequest, attempt: Attempt): Promise<Attempted> {
    return this.#take(request, [counter(RULES.signUpsOfAddress, addressOf(request))], attempt);
  }

  async #take(request: FastifyRequest, counters: readonly Counter[], attempt: Attempt): Promise<Attempted> {
    try {
      await this.#limits.take(counters, request.log);
    } catch (error) {
      if (error instanceof TooManyAttempts) return { refusedForSeconds: error.seconds, accountId: null };
      throw error;
    }
    return { refusedForSeconds: null, accountId: await attempt() };
  }
}

function counter(rule: RateLimitRule, ...of: string[]): Counter {
  return { rule, of };
}

/** Whose attempts these are: an IPv4 address, or the /64 of an IPv6 address, since one household or server has all of that. */
function addressOf({ ip, socket }: FastifyRequest): string {
  // What a proxy was told may be no address at all: then the proxy is the last that is known.
  const known = ipaddr.isValid(ip) ? ip : (socket.remoteAddress ?? '');
  if (!ipaddr.isValid(known)) return 'unknown';
  const address = ipaddr.process(known);
  return address instanceof ipaddr.IPv6 ? `${address.parts.slice(0, 4).join(':')}/64` : address.toString();
}
