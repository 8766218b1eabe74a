import type { Client, Locale } from '@moim/service-kit';
import type { Counter, RateLimitRule, RateLimits } from '@moim/subgraph-kit';
import type { FastifyBaseLogger } from 'fastify';
import ipaddr from 'ipaddr.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** All the limits there are; the user subgraph's README says why they are as they are. */
export const RULES = {
  /** Wrong passwords for one account from one address. */
  signInFailuresOfPair: { name: 'sign-in-failures-of-pair', limit: 10, seconds: 15 * MINUTE },
  /** Wrong passwords for one account, from all addresses at which its password was never right. */
  signInFailuresOfAccount: { name: 'sign-in-failures-of-account', limit: 100, seconds: HOUR },
  /** Wrong passwords from one address, for whatever accounts. */
  signInFailuresOfAddress: { name: 'sign-in-failures-of-address', limit: 100, seconds: 15 * MINUTE },
  /** Passwords from one address, right or wrong: each costs a hash. */
  signInsOfAddress: { name: 'sign-ins-of-address', limit: 300, seconds: 15 * MINUTE },
  /** No limit, but a mark: full when the account's password was right from this address. */
  signedInFromAddress: { name: 'signed-in-from-address', limit: 1, seconds: 14 * DAY },
  /** Sign-ups from one address that have no fault in their input: each costs a hash, and may tell that an address is taken. Phones share addresses. */
  signUpsOfAddress: { name: 'sign-ups-of-address', limit: 300, seconds: HOUR },
  /** Renewals of one session, whichever of its tokens they are made with. */
  renewalsOfSession: { name: 'renewals-of-session', limit: 60, seconds: 10 * MINUTE },
  /** High: many people may share an address. */
  renewalsOfAddress: { name: 'renewals-of-address', limit: 3_000, seconds: 10 * MINUTE },
  /** Sign-ins with other services' accounts that are begun from one address: each is a row here. */
  providerStartsOfAddress: { name: 'provider-starts-of-address', limit: 60, seconds: 10 * MINUTE },
  /** Codes of providers, and sign-ups with their tickets, from one address. */
  providerAnswersOfAddress: { name: 'provider-answers-of-address', limit: 60, seconds: 10 * MINUTE },
  /** Wrong passwords where a signed-in person is to confirm something by it. */
  confirmationFailuresOfAccount: { name: 'confirmation-failures-of-account', limit: 10, seconds: 15 * MINUTE },
} satisfies Record<string, RateLimitRule>;

/** What limits need of a request. */
export interface LimitedRequest {
  limits: RateLimits;
  client: Client | null;
  locale: Locale;
  log: FastifyBaseLogger;
}

/**
 * Lets somebody try a password, unless too many were wrong; what was right counts for nothing and clears the pair of account and address.
 * Throws RATE_LIMITED before anything is tried. `email` is normalized; whether it has an account makes no difference.
 */
export async function limitSignIn<Outcome extends { ok: boolean }>(
  request: LimitedRequest,
  email: string,
  signIn: () => Promise<Outcome>,
): Promise<Outcome> {
  const address = addressOf(request);
  const account = email.toLowerCase();
  const pair = counter(RULES.signInFailuresOfPair, account, address);
  const mark = counter(RULES.signedInFromAddress, account, address);
  const failures = [counter(RULES.signInFailuresOfAddress, address), pair];
  // Whoever guesses from many addresses cannot lock out the person at an address of theirs; there, the pair's limit holds alone.
  if (!(await request.limits.isFull(mark))) failures.push(counter(RULES.signInFailuresOfAccount, account));
  const attempts = counter(RULES.signInsOfAddress, address);
  const outcome = await countFailures(request, { attempts: [attempts], failures }, signIn);
  if (outcome.ok) await Promise.all([request.limits.clear(pair), request.limits.fill(mark)]);
  return outcome;
}

/** Counts a sign-up that is about to cost a hash. Throws RATE_LIMITED. */
export function limitSignUp(request: LimitedRequest): Promise<void> {
  return take(request, [counter(RULES.signUpsOfAddress, addressOf(request))]);
}

/** Counts a renewal; `sessionId` is null for a token that nobody was given. Throws RATE_LIMITED. */
export function limitRenewal(request: LimitedRequest, sessionId: string | null): Promise<void> {
  const ofSession = sessionId === null ? [] : [counter(RULES.renewalsOfSession, sessionId)];
  return take(request, [counter(RULES.renewalsOfAddress, addressOf(request)), ...ofSession]);
}

/** Counts the begin of a sign-in with a provider. Throws RATE_LIMITED. */
export function limitProviderStart(request: LimitedRequest): Promise<void> {
  return take(request, [counter(RULES.providerStartsOfAddress, addressOf(request))]);
}

/** Counts the use of a provider's code, or of a ticket. Throws RATE_LIMITED. */
export function limitProviderAnswer(request: LimitedRequest): Promise<void> {
  return take(request, [counter(RULES.providerAnswersOfAddress, addressOf(request))]);
}

/** Lets a signed-in person confirm something by the password, unless it was wrong too often. Throws RATE_LIMITED before it is tried. */
export async function limitConfirmation(
  request: LimitedRequest,
  userId: string,
  isPassword: () => Promise<boolean>,
): Promise<boolean> {
  const failures = counter(RULES.confirmationFailuresOfAccount, userId);
  const { ok } = await countFailures(request, { attempts: [], failures: [failures] }, async () => ({
    ok: await isPassword(),
  }));
  if (ok) await request.limits.clear(failures);
  return ok;
}

/**
 * Counts an attempt as a failure before it is made, so that those made at once cannot outrun the count; takes it back when it succeeds,
 * and when nobody can say whether it would have.
 */
async function countFailures<Outcome extends { ok: boolean }>(
  request: LimitedRequest,
  { attempts, failures }: { attempts: readonly Counter[]; failures: readonly Counter[] },
  attempt: () => Promise<Outcome>,
): Promise<Outcome> {
  await take(request, [...attempts, ...failures]);
  let hasFailed = false;
  try {
    const outcome = await attempt();
    hasFailed = !outcome.ok;
    return outcome;
  } finally {
    if (!hasFailed) await request.limits.giveBack(failures);
  }
}

function take(request: LimitedRequest, counters: readonly Counter[]): Promise<void> {
  return request.limits.take(counters, request);
}

function counter(rule: RateLimitRule, ...of: string[]): Counter {
  return { rule, of };
}

/**
 * Whose attempts these are: an IPv4 address, or the /64 of an IPv6 address, since one household or server has all of that. Requests that
 * say nothing of their client, which no gateway sends, share one counter.
 */
function addressOf({ client, log }: LimitedRequest): string {
  if (client === null || !ipaddr.isValid(client.address)) {
    log.error({ client }, 'the gateway does not say from where this request comes');
    return 'unknown';
  }
  const address = ipaddr.process(client.address);
  return address instanceof ipaddr.IPv6 ? `${address.parts.slice(0, 4).join(':')}/64` : address.toString();
}
