import { readConfig } from '@moim/service-kit';
import { rateLimitEnv, subgraphEnv } from '@moim/subgraph-kit';

/** The chat subgraph's environment. Presence is kept in the same Redis as limits: chat serves without it, and then does not know who is online. Throws ConfigError. */
export function readChatConfig(env: NodeJS.ProcessEnv = process.env) {
  return readConfig({ ...subgraphEnv, ...rateLimitEnv }, env);
}

export type ChatConfig = ReturnType<typeof readChatConfig>;
