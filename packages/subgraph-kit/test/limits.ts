import { internalKeyVariable, readConfig } from '@moim/service-kit';
import { z } from 'zod';
import { connectRateLimits, rateLimitEnv } from '../src/index.ts';

/** Counters as a service with this environment has them. */
export function limitsOf(env: NodeJS.ProcessEnv) {
  return connectRateLimits(
    readConfig({ ...rateLimitEnv, INTERNAL_KEY: internalKeyVariable, EVENTS_NAMESPACE: z.string() }, env),
  );
}
