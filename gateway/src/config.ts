import { discoveryEnv } from '@moim/discovery';
import { followEnv } from '@moim/event-bus/follow';
import { rateLimitEnv } from '@moim/rate-limit';
import { internalKeyVariable, readConfig, serviceEnv, trustProxyVariable } from '@moim/service-kit';
import { z } from 'zod';
import { MAX_COST } from './limits/cost.ts';
import { SUPERGRAPH_FILE } from './supergraph/file.ts';

/** A list, separated by commas. */
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
const milliseconds = z.coerce.number().int().min(1).max(600_000);
/** Keys that no longer sign are published for as long, and a little more (docs/rotate-keys.md). */
const MAX_GRACE_MS = 3_600_000;

/** The gateway's environment. Throws ConfigError. */
export function readGatewayConfig(env: NodeJS.ProcessEnv = process.env) {
  const config = readConfig(
    {
      ...serviceEnv,
      ...followEnv,
      ...discoveryEnv,
      INTERNAL_KEY: internalKeyVariable,
      ...rateLimitEnv,
      /** For who is connected, and for what operations cost. */
      REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'it must begin with redis:// or rediss://' }),
      /** How much of what subgraphs have answered is kept, in MiB of this process; 0: nothing (docs/entity-cache.md). */
      ENTITY_CACHE_MB: z.coerce.number().int().min(0).max(4_096).default(32),
      /** The most points that one operation may cost. */
      MAX_OPERATION_COST: z.coerce.number().int().min(1).default(MAX_COST),
      /** Whether operations are run that are in no manifest. In production they are not, unless said otherwise. */
      ALLOWED_OPERATIONS: z.enum(['any', 'manifests'], 'it must be any or manifests').optional(),
      /** Files of operations besides the web app's own: of its earlier builds, of other clients. */
      OPERATION_MANIFESTS: list.optional(),
      /** The ids of people who may run any operation, and see the schema in production. */
      DEVELOPERS: list.optional(),
      USER_URL: z.url(),
      COMMUNITY_URL: z.url(),
      SCHEDULE_URL: z.url(),
      CONTENT_URL: z.url(),
      CHAT_URL: z.url(),
      /** The supergraph, as composed; when the file changes, the gateway goes by the new one. */
      SUPERGRAPH_FILE: z.string().default(SUPERGRAPH_FILE),
      /** A folder in which the plans of the manifests' operations are kept over restarts. */
      PLANS_DIR: z.string().optional(),
      /** How long one answer of a subgraph may take, in milliseconds. */
      FETCH_TIMEOUT_MS: milliseconds.default(1_000),
      /** How long all of a query may take; what is not there by then is null. */
      QUERY_TIMEOUT_MS: milliseconds.default(1_400),
      /** How long a mutation may take. */
      MUTATION_TIMEOUT_MS: milliseconds.default(10_000),
      /** Where people reach this gateway: pages of this origin may use cookies, and over https these are Secure. */
      PUBLIC_URL: z
        .url({ protocol: /^https?$/, error: 'it must begin with http:// or https://' })
        .default('http://localhost:4000')
        .transform((url) => new URL(url)),
      /** Where subscriptions are run, when not here: a server of their own. */
      REALTIME_URL: z.url({ protocol: /^http$/, error: 'it must begin with http://' }).optional(),
      /** Proxies whose X-Forwarded-For is believed: addresses and networks. */
      TRUST_PROXY: trustProxyVariable,
      /** How long after its end a browser's access token still tells who it is while the user service is away; 0 for not at all. */
      ACCESS_GRACE_MS: z.coerce.number().int().min(0).max(MAX_GRACE_MS).default(MAX_GRACE_MS),
      /** The demo world's pictures, served at /media/demo. */
      DEMO_MEDIA_DIR: z.string().optional(),
      /** The built web app, served at /. */
      WEB_DIR: z.string().optional(),
    },
    env,
  );
  const subgraphs = {
    user: config.USER_URL,
    community: config.COMMUNITY_URL,
    schedule: config.SCHEDULE_URL,
    content: config.CONTENT_URL,
    chat: config.CHAT_URL,
  };
  return { ...config, subgraphs };
}

export type GatewayConfig = ReturnType<typeof readGatewayConfig>;
