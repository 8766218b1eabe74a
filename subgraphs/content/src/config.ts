import { readConfig } from '@moim/service-kit';
import { subgraphEnv } from '@moim/subgraph-kit';

/** The content subgraph's environment. Throws ConfigError. */
export function readContentConfig(env: NodeJS.ProcessEnv = process.env) {
  return readConfig(subgraphEnv, env);
}

export type ContentConfig = ReturnType<typeof readContentConfig>;
