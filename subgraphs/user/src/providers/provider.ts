import { setTimeout as sleep } from 'node:timers/promises';
import type { Locale } from '@moim/service-kit';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  type ServerMetadata,
} from 'openid-client';
import { type ProviderProfile, profileFrom } from './claims.ts';
import type { ProviderConfig } from './config.ts';
import { ProviderAwayError, ProviderRefusalError, providerError } from './errors.ts';
import { issuerFetch } from './issuer-fetch.ts';

// How long a provider may take. Discovery, redemption and profile together stay below the 10 s that the gateway gives a mutation.
/** One answer. */
const REQUEST_MS = 2_500;
/** The code and the keys. */
const REDEMPTION_MS = 4_500;
const PROFILE_MS = 1_500;
/** Metadata that could not be had is asked for once more, if the failure came sooner than this. */
const QUICK_FAILURE_MS = 500;
const PAUSE_MS = 200;
/** How old a provider's metadata may be. Where newer cannot be had, it goes on with what it has. */
const METADATA_MS = 60 * 60_000;

/** OpenID Connect Core 1.0, 2: at most 255 ASCII characters. */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

/** What a sign-in is tied to, so that no other one's answer can end it. */
export interface SignInChecks {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** What the provider sent somebody back with. */
export interface ProviderAnswer {
  code: string;
  state: string;
  iss: string | null;
}

/** An account at a provider that somebody has proved to be theirs. */
export interface ProvenAccount {
  issuer: string;
  subject: string;
  /** What the provider tells of the person. `onTrouble` hears why it was less than it could have been. */
  profile(onTrouble: (error: unknown) => void): Promise<ProviderProfile>;
}

/** A service with whose accounts people can sign in. */
export interface SignInProvider {
  id: string;
  name: Record<Locale, string>;
  /** Where to send somebody. Rejects with ProviderAwayError. */
  authorizationUrl(checks: SignInChecks, locale: Locale): Promise<string>;
  /** Rejects with ProviderAwayError while the provider cannot be asked. */
  ready(): Promise<void>;
  /** Whose account it is. Rejects with ProviderAwayError, or with ProviderRefusalError when it is nobody's. */
  redeem(answer: ProviderAnswer, checks: SignInChecks): Promise<ProvenAccount>;
}

/**
 * A provider as it is configured. It is asked for its metadata when somebody wants to sign in, not before; the answer is kept for an hour, a
 * failure is not kept. `redirectUri` is where it sends people back to.
 */
export function signInProvider(config: ProviderConfig, redirectUri: string): SignInProvider {
  const discovered = discoverer(config);
  return {
    id: config.id,
    name: config.name,

    async authorizationUrl({ state, nonce, codeVerifier }, locale) {
      const url = buildAuthorizationUrl(await discovered(), {
        redirect_uri: redirectUri,
        scope: config.scope,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ui_locales: locale,
      });
      return url.href;
    },

    async ready() {
      await discovered();
    },

    redeem: (answer, checks) =>
      within(REDEMPTION_MS, async () => {
        try {
          return await redeem(await discovered(), redirectUri, answer, checks);
        } catch (error) {
          throw providerError(error);
        }
      }),
  };
}

async function redeem(
  client: Configuration,
  redirectUri: string,
  { code, state, iss }: ProviderAnswer,
  checks: SignInChecks,
): Promise<ProvenAccount> {
  const url = new URL(redirectUri);
  url.search = new URLSearchParams({ code, state, ...(iss === null ? {} : { iss }) }).toString();
  const tokens = await authorizationCodeGrant(client, url, {
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    pkceCodeVerifier: checks.codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined || !SUBJECT.test(claims.sub)) throw new ProviderRefusalError('no usable subject');
  return {
    issuer: claims.iss,
    subject: claims.sub,
    async profile(onTrouble) {
      if (client.serverMetadata().userinfo_endpoint === undefined) return profileFrom([claims]);
      try {
        const more = await within(PROFILE_MS, () => fetchUserInfo(client, tokens.access_token, claims.sub));
        return profileFrom([more, claims]);
      } catch (error) {
        // Nobody is kept out for lack of a picture.
        onTrouble(providerError(error));
        return profileFrom([claims]);
      }
    },
  };
}

/** Gives what the provider's metadata makes; asks for it when there is none or it is old, one at a time. */
function discoverer(config: ProviderConfig): () => Promise<Configuration> {
  let known: { client: Configuration; at: number } | null = null;
  let asking: Promise<Configuration> | null = null;
  const ask = async () => {
    try {
      const client = await discover(config);
      known = { client, at: performance.now() };
      return client;
    } finally {
      asking = null;
    }
  };
  return async () => {
    if (known !== null && performance.now() - known.at < METADATA_MS) return known.client;
    asking ??= ask();
    if (known === null) return asking;
    // Nobody waits for newer metadata than there is; where it fails, the next sign-in asks again.
    asking.catch(() => {});
    return known.client;
  };
}

async function discover(config: ProviderConfig): Promise<Configuration> {
  const { issuer, clientId } = config;
  const isInsecure = new URL(issuer).protocol === 'http:';
  const begun = performance.now();
  for (let isRetry = false; ; isRetry = true) {
    try {
      const client = await discovery(new URL(issuer), clientId, undefined, authentication(config), {
        [customFetch]: issuerFetch(config),
        timeout: REQUEST_MS / 1000,
        // The signature of ID tokens is checked even though they come from the provider itself: TLS may end before it does.
        execute: [enableNonRepudiationChecks, ...(isInsecure ? [allowInsecureRequests] : [])],
      });
      requireEndpoints(client.serverMetadata(), isInsecure ? /^https?:$/ : /^https:$/);
      return client;
    } catch (error) {
      const reason = providerError(error);
      const isWorthIt = reason instanceof ProviderAwayError && performance.now() - begun < QUICK_FAILURE_MS;
      if (isRetry || !isWorthIt) throw asAway(reason);
      await sleep(PAUSE_MS);
    }
  }
}

/** Metadata with which nobody can sign in is not kept for an hour. */
function requireEndpoints(metadata: ServerMetadata, protocol: RegExp): void {
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const) {
    const url = metadata[name];
    if (typeof url !== 'string' || !URL.canParse(url) || !protocol.test(new URL(url).protocol))
      throw new ProviderRefusalError(`no usable ${name}`);
  }
}

/** Whatever is wrong with a provider's metadata, nobody who wants to sign in can put it right. */
function asAway(error: unknown): unknown {
  return error instanceof ProviderRefusalError ? new ProviderAwayError(`discovery: ${error.message}`) : error;
}

/** How the client proves itself: as configured, else as the provider says it takes it; the standard's default is HTTP Basic. */
function authentication({ clientSecret, tokenEndpointAuthMethod }: ProviderConfig): ClientAuth {
  if (clientSecret === undefined) return None();
  const basic = ClientSecretBasic(clientSecret);
  const post = ClientSecretPost(clientSecret);
  return (server, ...request) => {
    const { token_endpoint_auth_methods_supported: taken = ['client_secret_basic'] } = server;
    const method = tokenEndpointAuthMethod ?? taken.find((name) => /^client_secret_(basic|post)$/.test(name));
    return (method === 'client_secret_post' ? post : basic)(server, ...request);
  };
}

/** What `work` gives, if it does so in time; ProviderAwayError otherwise. */
async function within<Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> {
  const over = new AbortController();
  const deadline = sleep(milliseconds, undefined, { signal: over.signal }).then(() => {
    throw new ProviderAwayError(`no answer within ${milliseconds} ms`);
  });
  try {
    return await Promise.race([work(), deadline]);
  } finally {
    over.abort();
  }
}
