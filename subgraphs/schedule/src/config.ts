import { readConfig } from '@moim/service-kit';
import { subgraphEnv } from '@moim/subgraph-kit';
import { z } from 'zod';

/** The schedule subgraph's environment. Throws ConfigError. */
export function readScheduleConfig(env: NodeJS.ProcessEnv = process.env) {
  return readConfig(
    {
      ...subgraphEnv,
      /** Where people reach the gateway: the addresses of calendars begin with it. */
      PUBLIC_URL: z.url().default('http://localhost:4000'),
    },
    env,
  );
}

export type ScheduleConfig = ReturnType<typeof readScheduleConfig>;
