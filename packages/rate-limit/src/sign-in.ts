import ipaddr from 'ipaddr.js';
import type { Counter, RateLimitRule, RateLimits } from './limits.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How often somebody may try a password: the same wherever people sign in. The user subgraph's README says why they are as they are. */
export const SIGN_IN_RULES = {
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
} satisfies Record<string, RateLimitRule>;

/** Counters as one request uses them: `take` throws whatever tells its sender that there were too many. */
export interface Limiter {
  limits: Omit<RateLimits, 'take'>;
  take(counters: readonly Counter[]): Promise<void>;
}

/** What is counted under a rule for one account, address, ... */
export function counter(rule: RateLimitRule, ...of: string[]): Counter {
  return { rule, of };
}

/** Whose attempts these are: an IPv4 address, or the /64 of an IPv6 address, which one household or server has whole. Null for no address. */
export function addressKey(text: string): string | null {
  if (!ipaddr.isValid(text)) return null;
  const address = ipaddr.process(text);
  return address instanceof ipaddr.IPv6 ? `${address.parts.slice(0, 4).join(':')}/64` : address.toString();
}

/**
 * Lets somebody try a password, unless too many were wrong; what was right counts for nothing and clears the pair of account and address.
 * Throws as `take` does before anything is tried. `email` is normalized; whether it has an account makes no difference.
 */
export async function limitSignIn<Outcome>(
  limiter: Limiter,
  { email, address }: { email: string; address: string },
  { attempt, isRight }: { attempt: () => Promise<Outcome>; isRight: (outcome: Outcome) => boolean },
): Promise<Outcome> {
  const account = email.toLowerCase();
  const pair = counter(SIGN_IN_RULES.failuresOfPair, account, address);
  const mark = counter(SIGN_IN_RULES.signedInFromAddress, account, address);
  const failures = [counter(SIGN_IN_RULES.failuresOfAddress, address), pair];
  // Whoever guesses from many addresses cannot lock out the person at an address of theirs; there, the pair's limit holds alone.
  if (!(await limiter.limits.isFull(mark))) failures.push(counter(SIGN_IN_RULES.failuresOfAccount, account));
  const attempts = [counter(SIGN_IN_RULES.signInsOfAddress, address)];
  const outcome = await countFailures(limiter, { attempts, failures }, { attempt, isRight });
  if (isRight(outcome)) await Promise.all([limiter.limits.clear(pair), limiter.limits.fill(mark)]);
  return outcome;
}

/**
 * Counts an attempt as a failure before it is made, so that those made at once cannot outrun the count; takes it back when it was right,
 * and when nobody can say whether it was.
 */
export async function countFailures<Outcome>(
  limiter: Limiter,
  { attempts, failures }: { attempts: readonly Counter[]; failures: readonly Counter[] },
  { attempt, isRight }: { attempt: () => Promise<Outcome>; isRight: (outcome: Outcome) => boolean },
): Promise<Outcome> {
  await limiter.take([...attempts, ...failures]);
  let hasFailed = false;
  try {
    const outcome = await attempt();
    hasFailed = !isRight(outcome);
    return outcome;
  } finally {
    if (!hasFailed) await limiter.limits.giveBack(failures);
  }
}
