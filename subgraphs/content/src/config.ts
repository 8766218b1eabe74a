import { readConfig } from '@moim/service-kit';
import { rateLimitEnv, requireRateLimits, subgraphEnv } from '@moim/subgraph-kit';

/** The content subgraph's environment. Throws ConfigError. */
export function readContentConfig(env: NodeJS.ProcessEnv = process.env) {
  const config = readConfig({ ...subgraphEnv, ...rateLimitEnv }, env);
  requireRateLimits(config);
  return config;
}

export type ContentConfig = ReturnType<typeof readContentConfig>;
