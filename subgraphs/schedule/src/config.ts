import { internalKeyVariable, readConfig, serviceEnv } from '@moim/service-kit';
import { z } from 'zod';

/** The schedule subgraph's environment. Throws ConfigError. */
export function readScheduleConfig(env: NodeJS.ProcessEnv = process.env) {
  return readConfig(
    {
      ...serviceEnv,
      DATABASE_URL: z.url(),
      INTERNAL_KEY: internalKeyVariable,
    },
    env,
  );
}

export type ScheduleConfig = ReturnType<typeof readScheduleConfig>;
