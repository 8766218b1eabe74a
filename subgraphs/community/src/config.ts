import { internalKeyVariable, readConfig, serviceEnv } from '@moim/service-kit';
import { z } from 'zod';

/** The community subgraph's environment. Throws ConfigError. */
export function readCommunityConfig(env: NodeJS.ProcessEnv = process.env) {
  return readConfig(
    {
      ...serviceEnv,
      DATABASE_URL: z.url(),
      INTERNAL_KEY: internalKeyVariable,
    },
    env,
  );
}

export type CommunityConfig = ReturnType<typeof readCommunityConfig>;
