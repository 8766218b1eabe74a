import { mailEnv, readMailSettings } from '@moim/mail';
import { accessKeysVariable, ConfigError, readConfig } from '@moim/service-kit';
import { rateLimitEnv, requireRateLimits, subgraphEnv } from '@moim/subgraph-kit';
import { z } from 'zod';
import { insecureProviders, providersVariable } from './providers/config.ts';

/** The user subgraph's environment. Throws ConfigError. */
export function readUserConfig(env: NodeJS.ProcessEnv = process.env) {
  const config = readConfig(
    {
      ...subgraphEnv,
      ...rateLimitEnv,
      ...mailEnv,
      /** The private Ed25519 keys that sign access tokens. */
      ACCESS_KEYS: accessKeysVariable,
      /** On how many devices a person can be signed in: one more, and the one not used for longest is signed out. */
      MAX_DEVICES: z.coerce.number().int().min(1).max(100).default(5),
      /** Where people reach the gateway: addresses that they are given begin with it. */
      PUBLIC_URL: z.url().default('http://localhost:4000'),
      /** With whose accounts people can sign in. */
      SIGN_IN_PROVIDERS: providersVariable,
    },
    env,
  );
  requireRateLimits(config);
  readMailSettings(config);
  const insecure = config.NODE_ENV === 'production' ? insecureProviders(config.SIGN_IN_PROVIDERS) : [];
  if (insecure.length > 0) throw new ConfigError(insecure);
  return config;
}

export type UserConfig = ReturnType<typeof readUserConfig>;
