import { createSecretKey } from 'node:crypto';
import {
  addressKey,
  connectRateLimits,
  counter,
  type Limiter,
  limitSignIn,
  type RateLimitRule,
  type RateLimits,
  TooManyAttempts,
} from '@moim/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { AuthConfig } from './config.ts';

const HOUR = 3_600;

/** All the limits there are besides SIGN_IN_RULES; the README says why they are as they are. */
export const RULES = {
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

  /** Lets somebody try a password, unless too many were wrong. Whether the normalized address has an account makes no difference. */
  signIn(request: FastifyRequest, email: string, attempt: Attempt): Promise<Attempted> {
    const limits = this.#limits;
    const limiter: Limiter = { limits, take: (counters) => limits.take(counters, request.log) };
    const isRight = (accountId: string | null) => accountId !== null;
    return orRefused(limitSignIn(limiter, { email, address: addressOf(request) }, { attempt, isRight }));
  }

  /** Lets somebody make an account, unless too many were made from there. */
  signUp(request: FastifyRequest, attempt: Attempt): Promise<Attempted> {
    const counters = [counter(RULES.signUpsOfAddress, addressOf(request))];
    return orRefused(this.#limits.take(counters, request.log).then(attempt));
  }
}

async function orRefused(attempt: Promise<string | null>): Promise<Attempted> {
  try {
    return { refusedForSeconds: null, accountId: await attempt };
  } catch (error) {
    if (error instanceof TooManyAttempts) return { refusedForSeconds: error.seconds, accountId: null };
    throw error;
  }
}

/** Whose attempts these are. */
function addressOf({ ip, socket }: FastifyRequest): string {
  // What a proxy was told may be no address at all: then the proxy is the last that is known.
  return addressKey(ip) ?? addressKey(socket.remoteAddress ?? '') ?? 'unknown';
}
