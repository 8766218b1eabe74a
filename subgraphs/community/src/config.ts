import { readConfig } from '@moim/service-kit';
import { subgraphEnv } from '@moim/subgraph-kit';

/** The community subgraph's environment. Throws ConfigError. */
export function readCommunityConfig(env: NodeJS.ProcessEnv = process.env) {
  return readConfig(subgraphEnv, env);
}

export type CommunityConfig = ReturnType<typeof readCommunityConfig>;
