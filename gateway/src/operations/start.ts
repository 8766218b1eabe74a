import { join } from 'node:path';
import { connectRateLimits, requireRateLimits } from '@moim/rate-limit';
import type { GatewayConfig } from '../config.ts';
import { Spending } from '../limits/spending.ts';
import { Admission } from './admission.ts';
import { KnownOperations } from './known-operations.ts';

/** What the build of the web app writes: its operations, beside its pages. */
export const WEB_OPERATIONS = 'operations.json';

/** Which operations are run here, and how many. */
export interface Operations {
  known: KnownOperations;
  admission: Admission;
  spending: Spending;
  stop(): void;
}

/** Reads the manifests and connects to what counts. Throws ConfigError for manifests that are none, and where production would run without limits. */
export async function startOperations(config: GatewayConfig): Promise<Operations> {
  requireRateLimits(config);
  const own = config.WEB_DIR === undefined ? [] : [join(config.WEB_DIR, WEB_OPERATIONS)];
  const manifests = [...(config.OPERATION_MANIFESTS ?? []), ...own];
  const allowed = config.ALLOWED_OPERATIONS ?? (config.NODE_ENV === 'production' ? 'manifests' : 'any');
  const known = new KnownOperations(manifests, { onlyManifests: allowed === 'manifests' });
  const limits = await connectRateLimits({
    REDIS_URL: config.REDIS_URL,
    MOIM_RATE_LIMITS: config.MOIM_RATE_LIMITS,
    namespace: config.EVENTS_NAMESPACE,
    hashKey: () => config.INTERNAL_KEY.current.signing().key,
  });
  const spending = new Spending(limits);
  const admission = new Admission({
    known,
    allowed,
    developers: config.DEVELOPERS ?? [],
    isSchemaPublic: config.NODE_ENV !== 'production',
    spending,
  });
  return { known, admission, spending, stop: () => limits.close() };
}
