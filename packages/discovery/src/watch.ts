import { NatsLink } from '@moim/event-bus/link';
import type { KvEntry, QueuedIterator } from 'nats';
import {
  type AnnouncedReplica,
  type DiscoveryConfig,
  HEARTBEAT_MS,
  LIFETIME_MS,
  openRegistry,
  replicaSchema,
} from './registry.ts';

export interface ReplicaWatch {
  close(): Promise<void>;
}

export interface WatchOptions {
  /** Who looks: the NATS server shows it. */
  name: string;
  config: DiscoveryConfig;
  log: ConstructorParameters<typeof NatsLink>[2];
  /** Called with a service's replicas whenever they are others, each address once. None: nobody has announced themselves. */
  onChange(service: string, replicas: readonly AnnouncedReplica[]): void;
}

interface Known {
  replica: AnnouncedReplica;
  heardAt: number;
}

/**
 * Follows who serves what. Returns at once. While NATS is away, all stays as it was last heard; whoever has then said nothing for LIFETIME_MS
 * after its return is gone.
 */
export function watchReplicas({ name, config, log, onChange }: WatchOptions): ReplicaWatch {
  if (config.DISCOVERY === 'off') return { close: async () => {} };
  const link = new NatsLink(config.NATS_URL, name, log, 'replicas stay as they were last heard of');
  const services = new Map<string, Map<string, Known>>();
  let watching: QueuedIterator<KvEntry> | null = null;
  let attempts = 0;
  let heardAt = 0;
  let isClosed = false;

  const tell = (service: string) => {
    const byUrl = new Map([...(services.get(service)?.values() ?? [])].map(({ replica }) => [replica.url, replica]));
    onChange(
      service,
      [...byUrl.values()].sort((a, b) => (a.url < b.url ? -1 : 1)),
    );
  };
  const forget = (service: string, id: string) => {
    if (services.get(service)?.delete(id)) tell(service);
  };
  const take = ({ key, operation, value }: KvEntry) => {
    heardAt = Date.now();
    const [service = '', id = ''] = key.split('.');
    if (operation !== 'PUT') return forget(service, id);
    const replica = readReplica(value);
    if (replica === null) return log.warn({ key }, 'an announcement cannot be read');
    const replicas = services.get(service) ?? new Map<string, Known>();
    services.set(service, replicas);
    const known = replicas.get(id);
    replicas.set(id, { replica, heardAt });
    if (JSON.stringify(known?.replica) !== JSON.stringify(replica)) tell(service);
  };
  const watch = async () => {
    const connection = link.current;
    if (connection === null) return;
    heardAt = Date.now();
    watching?.stop();
    const attempt = ++attempts;
    const registry = await openRegistry(connection, config.EVENTS_NAMESPACE);
    const entries = await registry.watch();
    if (isClosed || attempt !== attempts) return entries.stop();
    watching = entries;
    for await (const entry of entries) take(entry);
  };
  const rewatch = () =>
    void watch().catch((error: unknown) => {
      if (!isClosed && link.current !== null) log.warn({ err: error }, 'the registry of replicas cannot be followed');
    });
  const look = () => {
    if (link.current === null) return;
    const now = Date.now();
    // Where nobody at all is heard, it may be that nothing gets through: all that is there is told again, before anybody is taken for gone.
    if (now - heardAt >= LIFETIME_MS - HEARTBEAT_MS) rewatch();
    for (const [service, replicas] of services)
      for (const [id, known] of replicas) if (now - known.heardAt > LIFETIME_MS) forget(service, id);
  };
  const stopListening = link.onUp(() => {
    // They could not be heard meanwhile.
    const now = Date.now();
    for (const replicas of services.values()) for (const known of replicas.values()) known.heardAt = now;
    rewatch();
  });
  const timer = setInterval(look, HEARTBEAT_MS / 2);
  return {
    async close() {
      isClosed = true;
      stopListening();
      clearInterval(timer);
      watching?.stop();
      await link.close();
    },
  };
}

function readReplica(value: Uint8Array): AnnouncedReplica | null {
  try {
    return replicaSchema.parse(JSON.parse(new TextDecoder().decode(value)));
  } catch {
    return null;
  }
}
