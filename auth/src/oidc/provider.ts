import type { FastifyBaseLogger } from 'fastify';
import Provider, { type Configuration, type errors, type KoaContextWithOIDC } from 'oidc-provider';
import { type AuthClient, clientMetadata } from '../clients.ts';
import type { AuthConfig } from '../config.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { findAccount } from './account.ts';
import { consentedScopes } from './consents.ts';
import { OidcRecords } from './records.ts';

/** The protocol's endpoints; they are named in /.well-known/openid-configuration. */
export const ROUTES = { authorization: '/authorize', token: '/token', userinfo: '/userinfo', jwks: '/jwks' } as const;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long things live, in seconds. */
const LIFETIME = {
  authorizationCode: MINUTE,
  accessToken: 10 * MINUTE,
  idToken: 10 * MINUTE,
  /** From the begin of a sign-in to its end. */
  interaction: 30 * MINUTE,
  /** Of somebody who wants to stay signed in; from their last sign-in to a client. */
  session: 14 * DAY,
  /** Of everybody else, whose cookie also goes when the browser is closed. */
  transientSession: 12 * HOUR,
};

export interface ProviderOptions {
  config: AuthConfig;
  clients: readonly AuthClient[];
  db: PrismaClient;
  log: FastifyBaseLogger;
  /** Shows a person what went wrong where there is no client to tell it to. */
  renderError(ctx: KoaContextWithOIDC, error: Error): void;
}

/** The OpenID provider: authorization code with PKCE (S256) and nothing else. */
export function createProvider({ config, clients, db, log, renderError }: ProviderOptions): Provider {
  const isSecure = config.AUTH_URL.startsWith('https:');
  const cookieName = (name: string, prefix: string) => `${isSecure ? prefix : ''}moim-auth-${name}`;
  const configuration: Configuration = {
    adapter: (model) => new OidcRecords(db, model),
    clients: clients.map(clientMetadata),
    jwks: config.AUTH_SIGNING_KEYS,
    findAccount: (_ctx, id) => findAccount(db, id),
    loadExistingGrant: (ctx) => loadGrant(db, ctx),
    renderError: (ctx, _out, error) => renderError(ctx, error),

    routes: ROUTES,
    responseTypes: ['code'],
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    scopes: ['openid'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    // The ID token says all that the scopes name: a client needs no second request.
    conformIdTokenClaims: false,
    // No page of another origin has business with our endpoints.
    clientBasedCORS: () => false,
    features: {
      userinfo: { enabled: true },
      claimsParameter: { enabled: false },
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
    },

    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    cookies: {
      keys: config.AUTH_COOKIE_KEYS,
      names: {
        session: cookieName('session', '__Host-'),
        interaction: cookieName('interaction', '__Secure-'),
        resume: cookieName('resume', '__Secure-'),
      },
      long: { httpOnly: true, sameSite: 'lax', secure: isSecure },
      short: { httpOnly: true, sameSite: 'lax', secure: isSecure },
    },
    ttl: {
      AuthorizationCode: LIFETIME.authorizationCode,
      AccessToken: LIFETIME.accessToken,
      IdToken: LIFETIME.idToken,
      Interaction: LIFETIME.interaction,
      Grant: LIFETIME.session,
      Session: (_ctx, session) => (session.transient ? LIFETIME.transientSession : LIFETIME.session),
    },
    discovery: { ui_locales_supported: ['ko', 'en'] },
  };
  const provider = new Provider(config.AUTH_URL, configuration);
  // Where requests come in says nothing about where we are: `pinToIssuer` has set what it looks at.
  provider.proxy = true;
  listen(provider, log);
  return provider;
}

function listen(provider: Provider, log: FastifyBaseLogger): void {
  const describe = (ctx: KoaContextWithOIDC, error: errors.OIDCProviderError) => ({
    client: ctx.oidc?.client?.clientId,
    error: error.error,
    description: error.error_description,
    detail: error.error_detail,
  });
  provider.on('authorization.error', (ctx, error) => {
    // Told to the person, and not to the client by a redirect: such a request is not worth an address that anybody may be sent to
    // (RFC 9700, 4.11.2), and it can only come from a client that was made wrong.
    if (isPkceError(error)) error.allow_redirect = false;
    log.info(describe(ctx, error), 'an authorization request was refused');
  });
  provider.on('grant.error', (ctx, error) => log.info(describe(ctx, error), 'a code was refused'));
  provider.on('server_error', (_ctx, error) => log.error({ err: error }, 'a request failed'));
}

/** Whether an authorization request was refused for its code challenge; oidc-provider tells only by its words. */
export function isPkceError(error: Error): boolean {
  const { error_description: description } = error as Partial<errors.OIDCProviderError>;
  return description !== undefined && /\bPKCE\b|code_challenge/.test(description);
}

/** The grant of this session for the client; else a new one of what the person has agreed to once; else none, and they are asked. */
async function loadGrant(db: PrismaClient, ctx: KoaContextWithOIDC) {
  const { account, client, provider, result, session } = ctx.oidc;
  if (account === undefined || client === undefined) return undefined;
  const { accountId } = account;
  const { clientId } = client;
  const known = result?.consent?.grantId ?? session?.grantIdFor(clientId);
  const found = known === undefined ? undefined : await provider.Grant.find(known);
  if (found !== undefined && found.accountId === accountId) return found;
  const scopes = await consentedScopes(db, accountId, clientId);
  if (scopes.length === 0) return undefined;
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope(scopes.join(' '));
  await grant.save();
  return grant;
}
