import { readConfig } from '@moim/service-kit';
import { subgraphEnv } from '@moim/subgraph-kit';

/** The schedule subgraph's environment. Throws ConfigError. */
export function readScheduleConfig(env: NodeJS.ProcessEnv = process.env) {
  return readConfig(subgraphEnv, env);
}

export type ScheduleConfig = ReturnType<typeof readScheduleConfig>;
