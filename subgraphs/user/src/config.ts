import { readConfig } from '@moim/service-kit';
import { subgraphEnv } from '@moim/subgraph-kit';
import { z } from 'zod';

/** The user subgraph's environment. Throws ConfigError. */
export function readUserConfig(env: NodeJS.ProcessEnv = process.env) {
  return readConfig(
    {
      ...subgraphEnv,
      /** The private Ed25519 JWK that signs access tokens. */
      ACCESS_KEY: z.string(),
      /** Where people reach the gateway: addresses that they are given begin with it. */
      PUBLIC_URL: z.url().default('http://localhost:4000'),
    },
    env,
  );
}

export type UserConfig = ReturnType<typeof readUserConfig>;
