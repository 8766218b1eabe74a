import { readConfig } from '@moim/service-kit';
import { subgraphEnv } from '@moim/subgraph-kit';
import { z } from 'zod';

/** The chat subgraph's environment. Throws ConfigError. */
export function readChatConfig(env: NodeJS.ProcessEnv = process.env) {
  return readConfig(
    {
      ...subgraphEnv,
      /** Where presence is kept; chat serves without it, and then does not know who is online. */
      REDIS_URL: z.url(),
    },
    env,
  );
}

export type ChatConfig = ReturnType<typeof readChatConfig>;
