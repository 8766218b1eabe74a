import type { KV, NatsConnection } from 'nats';
import { StorageType } from 'nats';
import { z } from 'zod';

/** How often a replica says that it is there, in milliseconds. */
export const HEARTBEAT_MS = 2_000;
/** Who has said nothing for as long is gone, in milliseconds. */
export const LIFETIME_MS = 3 * HEARTBEAT_MS;

/** The environment of a service that announces itself, or looks for those that do. */
export const discoveryEnv = {
  /** Off goes by the configured addresses alone. */
  DISCOVERY: z.enum(['on', 'off'], 'it must be on or off').default('on'),
};

export interface DiscoveryConfig {
  NATS_URL: string[];
  EVENTS_NAMESPACE: string;
  DISCOVERY: 'on' | 'off';
}

/** What a process of a subgraph does: it answers queries, takes mutations (with events, and what is done now and then), or both. */
export const ROLES = ['both', 'reader', 'writer'] as const;
export type Role = (typeof ROLES)[number];

/** What a replica says of itself. */
export const replicaSchema = z.object({
  /** Its GraphQL endpoint, as gateways reach it. */
  url: z.url({ protocol: /^https?$/ }),
  role: z.enum(ROLES).default('both'),
  /** It may answer from a copy of the database that is a moment behind, unless it is told up to where somebody has written. */
  mayLag: z.boolean().default(false),
});

export type AnnouncedReplica = z.infer<typeof replicaSchema>;

/**
 * The registry of a platform's replicas: a NATS KV bucket with a key `<service>.<replica>` for each. In memory, and each entry for LIFETIME_MS alone: it is
 * made anew by the next heartbeats whenever it is lost.
 */
export async function openRegistry(connection: NatsConnection, namespace: string): Promise<KV> {
  return await connection.jetstream().views.kv(`${namespace}_replicas`, {
    description: 'who serves which subgraph, and where',
    history: 1,
    ttl: LIFETIME_MS,
    storage: StorageType.Memory,
    maxBucketSize: 1_048_576,
  });
}
