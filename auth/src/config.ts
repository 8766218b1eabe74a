import { mailEnv, readMailSettings } from '@moim/mail';
import { rateLimitEnv, requireRateLimits } from '@moim/rate-limit';
import { readConfig, serviceEnv, trustProxyVariable } from '@moim/service-kit';
import type { JWK } from 'oidc-provider';
import { z } from 'zod';
import { clientsVariable } from './clients.ts';
import { jsonVariable } from './json-variable.ts';

const signingKey = z.looseObject({ kid: z.string(), kty: z.string(), alg: z.literal('RS256', 'it must be RS256') });

/** The sign-in server's environment. Throws ConfigError. */
export function readAuthConfig(env: NodeJS.ProcessEnv = process.env) {
  const config = readConfig(
    {
      ...serviceEnv,
      ...rateLimitEnv,
      ...mailEnv,
      /** Its own database, as its own role. */
      DATABASE_URL: z.url(),
      /** Where people and clients reach it: the issuer of all that it signs. */
      AUTH_URL: z
        .url({ protocol: /^https?$/, error: 'it must be an http or https address' })
        .refine((url) => URL.canParse(url) && new URL(url).href === `${new URL(url).origin}/`, 'it must be an origin')
        .transform((url) => new URL(url).origin),
      /** Whose people can sign in here. */
      AUTH_CLIENTS: clientsVariable,
      /** The private keys that sign ID tokens, a set of JWKs. The first one signs, the others are published besides. */
      AUTH_SIGNING_KEYS: jsonVariable(z.strictObject({ keys: z.array(signingKey).min(1, 'there is none') })).transform(
        ({ keys }): { keys: JWK[] } => ({ keys }),
      ),
      /** What cookies are signed with, one a line. The first one signs, the others are accepted besides. */
      AUTH_COOKIE_KEYS: z
        .string()
        .transform((text) => text.split(/\s+/).filter((line) => line !== ''))
        .refine((keys) => keys.every((key) => /^[\w-]{43,}$/.test(key)), 'each must be at least 32 bytes in base64url'),
      /** Proxies whose X-Forwarded-For is believed: addresses and networks. */
      TRUST_PROXY: trustProxyVariable,
    },
    env,
  );
  requireRateLimits(config);
  readMailSettings(config);
  return config;
}

export type AuthConfig = ReturnType<typeof readAuthConfig>;
