import { timingSafeEqual } from 'node:crypto';
import type { Outbox, SqlClient } from '@moim/event-bus';
import type { SignInWithProviderInput, UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { ProviderProfile } from '../providers/claims.ts';
import { ProviderAwayError, ProviderRefusalError } from '../providers/errors.ts';
import type { ProvenAccount, SignInChecks, SignInProvider } from '../providers/provider.ts';
import { secretHash } from '../providers/secrets.ts';
import { limitProviderAnswer } from '../rate-limits.ts';
import type { OpenedSession, UserRow } from '../rows.ts';
import { checkDeviceName, openSession, type SessionTools } from './open-session.ts';
import { giveTicket } from './provider-ticket.ts';
import type { ProviderTools } from './start-provider-sign-in.ts';

interface Tools extends SessionTools, ProviderTools {
  outbox: Outbox;
}

type Outcome =
  | { ok: true; user: UserRow; session: OpenedSession }
  | { ok: true; providerTicket: string; suggestedProfile: ProviderProfile }
  | { ok: false; userErrors: UserError[] };

/** What is longer than any provider's is not passed on. */
const MAX = { code: 4_096, iss: 500 };

/**
 * Ends a sign-in that `startProviderSignIn` began: a session for whoever is known by this account at the provider, a ticket to sign up with for who is
 * not. An account here with the same address is another account: it is neither looked for nor linked. The attempt is used up, whatever comes
 * of it, unless the provider cannot be asked at all. Why it fails is in the log alone.
 */
export async function signInWithProvider(tools: Tools, input: SignInWithProviderInput): Promise<Outcome> {
  const { db, providers, log, locale } = tools;
  const text = messages(locale);
  const device = checkDeviceName(input.deviceName, locale);
  if (device.userErrors.length > 0) return { ok: false, userErrors: device.userErrors };
  await limitProviderAnswer(tools);
  try {
    const provider = providers.get(input.provider);
    if (provider === undefined) throw new ProviderRefusalError('no such provider');
    const account = await prove(db, provider, input);
    const known = await openSessionOf(tools, account, device.name);
    if (known !== null) return { ok: true, ...known };
    const suggestedProfile = await account.profile((error) =>
      log.warn({ provider: provider.id, reason: String(error) }, 'a sign-in provider does not tell of somebody'),
    );
    const providerTicket = await giveTicket(db, { ...account, ...suggestedProfile });
    return { ok: true, providerTicket, suggestedProfile };
  } catch (error) {
    const isAway = error instanceof ProviderAwayError;
    if (!isAway && !(error instanceof ProviderRefusalError)) throw error;
    log.warn({ provider: input.provider.slice(0, 31), reason: error.message }, 'a sign-in with a provider failed');
    return {
      ok: false,
      userErrors: [
        isAway
          ? { field: null, message: text.providerAway, code: 'TRY_AGAIN' }
          : { field: null, message: text.providerSignInFailed, code: 'PROVIDER_SIGN_IN_FAILED' },
      ],
    };
  }
}

/** The account that the provider vouches for, to whoever holds the attempt. Rejects with one of the providers' two errors. */
async function prove(
  db: SqlClient,
  provider: SignInProvider,
  { attempt, code, state, iss }: SignInWithProviderInput,
): Promise<ProvenAccount> {
  await provider.ready();
  const checks = await takeAttempt(db, attempt, { provider: provider.id, state });
  if (checks === null) throw new ProviderRefusalError('no such attempt');
  if (code.length > MAX.code || (iss ?? '').length > MAX.iss) throw new ProviderRefusalError('the answer is too long');
  return await provider.redeem({ code, state, iss: iss ?? null }, checks);
}

/** What the attempt is tied to. It is deleted as it is read, so of two at once one gets it. Null when it is not good for this answer. */
async function takeAttempt(
  db: SqlClient,
  attempt: string,
  given: { provider: string; state: string },
): Promise<SignInChecks | null> {
  const [taken] = await db.$queryRaw<(SignInChecks & { provider: string; isOpen: boolean })[]>`
    delete from provider_attempts where hash = ${secretHash(attempt)}
    returning provider, state, nonce, code_verifier as "codeVerifier", expires_at > now() as "isOpen"`;
  if (taken === undefined || !taken.isOpen || taken.provider !== given.provider) return null;
  const { nonce, codeVerifier } = taken;
  const isSame = timingSafeEqual(secretHash(given.state), Buffer.from(taken.state, 'base64url'));
  return isSame ? { state: given.state, nonce, codeVerifier } : null;
}

/** A session of the person whose account it is; null when there is none. Deleted people have no accounts at providers any more. */
async function openSessionOf(
  tools: Tools,
  { issuer, subject }: ProvenAccount,
  deviceName: string | null,
): Promise<{ user: UserRow; session: OpenedSession } | null> {
  const { db, outbox } = tools;
  const [user] = await db.$queryRaw<UserRow[]>`
    select u.id, u.name, u.avatar_url as "avatarUrl", u.email::text, u.bio, u.mbti::text, u.region, u.created_at as "createdAt"
    from provider_identities i join users u on u.id = i.user_id
    where i.issuer = ${issuer} and i.subject = ${subject} and u.deleted_at is null`;
  if (user === undefined) return null;
  const session = await outbox.transaction(db, (tx, emit) =>
    openSession({ ...tools, tx, emit }, { userId: user.id, deviceName }),
  );
  return session === null ? null : { user, session };
}
