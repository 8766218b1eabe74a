import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { NatsLink } from '@moim/event-bus/link';
import type { KV } from 'nats';
import { type AnnouncedReplica, type DiscoveryConfig, HEARTBEAT_MS, openRegistry } from './registry.ts';

/** For gateways to hear of it before the replica takes no more requests, in milliseconds. */
const FAREWELL_MS = 200;
const REGISTRY_WITHIN_MS = 1_000;

/** A replica that is in the registry. */
export interface Announcement {
  /** Takes it out, and gives gateways a moment to hear of it: what comes after that is not sent here. */
  withdraw(): Promise<void>;
}

export interface AnnounceOptions {
  /** The subgraph's name. */
  service: string;
  replica: AnnouncedReplica;
  config: DiscoveryConfig;
  log: ConstructorParameters<typeof NatsLink>[2];
}

/** Says that a replica serves a subgraph, now and again and again. Returns at once; while NATS is away, nothing is said. */
export function announce({ service, replica, config, log }: AnnounceOptions): Announcement {
  if (config.DISCOVERY === 'off') return { withdraw: async () => {} };
  const link = new NatsLink(config.NATS_URL, `${service}-registry`, log, 'it is found by its configured address');
  const key = `${service}.${randomUUID()}`;
  const value = JSON.stringify(replica);
  let registry: KV | null = null;
  let isFirst = true;
  const beat = async () => {
    const connection = link.current;
    if (connection === null) {
      registry = null;
      return;
    }
    try {
      registry ??= await openRegistry(connection, config.EVENTS_NAMESPACE);
      await registry.put(key, value);
      isFirst = true;
    } catch (error) {
      // The bucket went with its server: the next beat makes it anew.
      registry = null;
      if (isFirst) log.warn({ err: error }, 'it could not be announced; it is tried again');
      isFirst = false;
    }
  };
  let beating = Promise.resolve();
  const next = () => {
    beating = beating.then(beat);
  };
  const stopListening = link.onUp(next);
  const timer = setInterval(next, HEARTBEAT_MS);
  return {
    async withdraw() {
      stopListening();
      clearInterval(timer);
      await Promise.race([beating, sleep(REGISTRY_WITHIN_MS)]);
      if (link.current !== null && registry !== null) {
        await Promise.race([registry.delete(key).catch(() => {}), sleep(REGISTRY_WITHIN_MS)]);
        await sleep(FAREWELL_MS);
      }
      await link.close();
    },
  };
}
