import {
  addressKey,
  counter,
  countFailures,
  LETTER_RULES,
  type Limiter,
  limitSignIn as limitAttempts,
} from '@moim/rate-limit';
import type { Client, Locale } from '@moim/service-kit';
import type { Counter, RateLimitRule, RateLimits } from '@moim/subgraph-kit';
import type { FastifyBaseLogger } from 'fastify';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** All the limits there are besides SIGN_IN_RULES and LETTER_RULES; the user subgraph's README says why they are as they are. */
export const RULES = {
  /** Sign-ups from one address that have no fault in their input: each costs a hash or a letter. Phones share addresses. */
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
export function limitSignIn<Outcome extends { ok: boolean }>(
  request: LimitedRequest,
  email: string,
  signIn: () => Promise<Outcome>,
): Promise<Outcome> {
  const isRight = ({ ok }: Outcome) => ok;
  return limitAttempts(limiterOf(request), { email, address: addressOf(request) }, { attempt: signIn, isRight });
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

/** Counts a letter that is about to be sent to a normalized e-mail address, whether that has an account or not. Throws RATE_LIMITED. */
export function limitLetter(request: LimitedRequest, email: string): Promise<void> {
  const ofAddress = counter(LETTER_RULES.lettersOfAddress, addressOf(request));
  return take(request, [ofAddress, counter(LETTER_RULES.lettersToEmail, email.toLowerCase())]);
}

/** Counts a code or a link that is about to be looked at. Throws RATE_LIMITED. */
export function limitProof(request: LimitedRequest): Promise<void> {
  return take(request, [counter(LETTER_RULES.proofsOfAddress, addressOf(request))]);
}

/** Lets a signed-in person confirm something by the password, unless it was wrong too often. Throws RATE_LIMITED before it is tried. */
export async function limitConfirmation(
  request: LimitedRequest,
  userId: string,
  isPassword: () => Promise<boolean>,
): Promise<boolean> {
  const failures = counter(RULES.confirmationFailuresOfAccount, userId);
  const counted = { attempts: [], failures: [failures] };
  const ok = await countFailures(limiterOf(request), counted, { attempt: isPassword, isRight: (right) => right });
  if (ok) await request.limits.clear(failures);
  return ok;
}

function limiterOf(request: LimitedRequest): Limiter {
  return { limits: request.limits, take: (counters) => take(request, counters) };
}

function take(request: LimitedRequest, counters: readonly Counter[]): Promise<void> {
  return request.limits.take(counters, request);
}

/** Whose attempts these are. Requests that say nothing of their client, which no gateway sends, share one counter. */
function addressOf({ client, log }: LimitedRequest): string {
  const key = client === null ? null : addressKey(client.address);
  if (key !== null) return key;
  log.error({ client }, 'the gateway does not say from where this request comes');
  return 'unknown';
}
