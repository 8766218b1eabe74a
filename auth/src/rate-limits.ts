import {
  addressKey,
  type Counter,
  connectRateLimits,
  counter,
  LETTER_RULES,
  type Limiter,
  limitSignIn,
  type RateLimitRule,
  type RateLimits,
  SIGN_IN_RULES,
  TooManyAttempts,
} from '@moim/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { AuthConfig } from './config.ts';
import { hashKeyOf } from './hash-key.ts';

const HOUR = 3_600;

/** All the limits there are besides SIGN_IN_RULES and LETTER_RULES; the README says why they are as they are. */
export const RULES = {
  /** Sign-ups without a code, from one address, that have no fault in their input: each costs a hash, and may tell that an address is taken. */
  signUpsOfAddress: { name: 'sign-ups-of-address', limit: 100, seconds: HOUR },
} satisfies Record<string, RateLimitRule>;

/** What came of an attempt; or that it was not made, and after how many seconds it may be. */
export type Attempted<Outcome> = { refusedForSeconds: null; outcome: Outcome } | { refusedForSeconds: number };

/** Bounds how often somebody may try to sign in and up, and have letters sent. */
export class AttemptLimits {
  readonly #limits: RateLimits;

  private constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  /** Connects to Redis, as `@moim/rate-limit` says. */
  static async connect(config: AuthConfig): Promise<AttemptLimits> {
    const { REDIS_URL, MOIM_RATE_LIMITS, AUTH_URL } = config;
    const hashKey = hashKeyOf(config);
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

  /** Lets somebody try a password, unless too many were wrong. Whether the normalized address has an account makes no difference. */
  signIn(
    request: FastifyRequest,
    email: string,
    attempt: () => Promise<string | null>,
  ): Promise<Attempted<string | null>> {
    const limits = this.#limits;
    const limiter: Limiter = { limits, take: (counters) => limits.take(counters, request.log) };
    const isRight = (accountId: string | null) => accountId !== null;
    return orRefused(limitSignIn(limiter, { email, address: addressOf(request) }, { attempt, isRight }));
  }

  /** Lets somebody make an account without a code, unless too many were made from there. */
  signUp<Outcome>(request: FastifyRequest, attempt: () => Promise<Outcome>): Promise<Attempted<Outcome>> {
    return this.#attempt(request, [counter(RULES.signUpsOfAddress, addressOf(request))], attempt);
  }

  /** Lets somebody have a letter sent to a normalized e-mail address, unless there were too many. Whether it has an account makes no difference. */
  letter<Outcome>(
    request: FastifyRequest,
    email: string,
    attempt: () => Promise<Outcome>,
  ): Promise<Attempted<Outcome>> {
    const ofAddress = counter(LETTER_RULES.lettersOfAddress, addressOf(request));
    return this.#attempt(request, [ofAddress, counter(LETTER_RULES.lettersToEmail, email.toLowerCase())], attempt);
  }

  /** Lets somebody try a code or a link, unless too many were tried from there. */
  proof<Outcome>(request: FastifyRequest, attempt: () => Promise<Outcome>): Promise<Attempted<Outcome>> {
    return this.#attempt(request, [counter(LETTER_RULES.proofsOfAddress, addressOf(request))], attempt);
  }

  /** Whoever has set a new password may try it, however many of the old one were wrong from there. */
  async passwordSet(request: FastifyRequest, email: string): Promise<void> {
    const pair = [email.toLowerCase(), addressOf(request)];
    await Promise.all([
      this.#limits.clear(counter(SIGN_IN_RULES.failuresOfPair, ...pair)),
      this.#limits.fill(counter(SIGN_IN_RULES.signedInFromAddress, ...pair)),
    ]);
  }

  #attempt<Outcome>(
    request: FastifyRequest,
    counters: readonly Counter[],
    attempt: () => Promise<Outcome>,
  ): Promise<Attempted<Outcome>> {
    return orRefused(this.#limits.take(counters, request.log).then(attempt));
  }
}

async function orRefused<Outcome>(attempt: Promise<Outcome>): Promise<Attempted<Outcome>> {
  try {
    return { refusedForSeconds: null, outcome: await attempt };
  } catch (error) {
    if (error instanceof TooManyAttempts) return { refusedForSeconds: error.seconds };
    throw error;
  }
}

/** Whose attempts these are. */
function addressOf({ ip, socket }: FastifyRequest): string {
  // What a proxy was told may be no address at all: then the proxy is the last that is known.
  return addressKey(ip) ?? addressKey(socket.remoteAddress ?? '') ?? 'unknown';
}
