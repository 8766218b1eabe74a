import { randomNonce, randomPKCECodeVerifier } from 'openid-client';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { ProviderAwayError } from '../providers/errors.ts';
import type { SignInProviders } from '../providers/index.ts';
import { newSecret, secretHash } from '../providers/secrets.ts';
import { type LimitedRequest, limitProviderStart } from '../rate-limits.ts';

/** What signing in with a provider needs of the request. */
export interface ProviderTools extends LimitedRequest {
  db: PrismaClient;
  providers: SignInProviders;
}

type Outcome = { ok: true; authorizationUrl: string; attempt: string } | { ok: false; userErrors: UserError[] };

/**
 * Begins a sign-in with a provider, to be ended within 10 minutes by whoever holds `attempt`. Of it and of `state` only hashes are kept; the nonce
 * and the verifier have to be told to the provider, and are worth nothing without the attempt. Throws RATE_LIMITED.
 */
export async function startProviderSignIn(
  tools: ProviderTools,
  { provider: id }: { provider: string },
): Promise<Outcome> {
  const { db, providers, log, locale } = tools;
  const text = messages(locale);
  const refused = (error: UserError): Outcome => ({ ok: false, userErrors: [error] });
  const provider = providers.get(id);
  if (provider === undefined)
    return refused({ field: ['provider'], message: text.providerNotFound, code: 'NOT_FOUND' });

  await limitProviderStart(tools);
  const [attempt, state, nonce, codeVerifier] = [newSecret(), newSecret(), randomNonce(), randomPKCECodeVerifier()];
  let authorizationUrl: string;
  try {
    authorizationUrl = await provider.authorizationUrl({ state, nonce, codeVerifier }, locale);
  } catch (error) {
    if (!(error instanceof ProviderAwayError)) throw error;
    log.warn({ provider: id, reason: error.message }, 'a sign-in provider is away');
    return refused({ field: null, message: text.providerAway, code: 'TRY_AGAIN' });
  }
  await db.$executeRaw`
    insert into provider_attempts (hash, provider, state, nonce, code_verifier, expires_at)
    values (${secretHash(attempt)}, ${id}, ${Buffer.from(secretHash(state)).toString('base64url')}, ${nonce}, ${codeVerifier},
      now() + interval '10 minutes')`;
  return { ok: true, authorizationUrl, attempt };
}
