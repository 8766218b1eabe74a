import { internalKeyVariable, readConfig, serviceEnv } from '@moim/service-kit';
import { z } from 'zod';

/** The content subgraph's environment. Throws ConfigError. */
export function readContentConfig(env: NodeJS.ProcessEnv = process.env) {
  return readConfig(
    {
      ...serviceEnv,
      DATABASE_URL: z.url(),
      INTERNAL_KEY: internalKeyVariable,
    },
    env,
  );
}

export type ContentConfig = ReturnType<typeof readContentConfig>;
