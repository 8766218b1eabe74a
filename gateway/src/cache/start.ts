import { setTimeout as sleep } from 'node:timers/promises';
import { type LiveBus, openLiveBus } from '@moim/event-bus/live';
import { EVENT_SERVICES, eventTakenLate, gatewayViewerWrote } from '@moim/events';
import { inTime } from '@moim/presence';
import type { FastifyBaseLogger } from 'fastify';
import type { GatewayConfig } from '../config.ts';
import { type CacheOutcome, EntityCache } from './entity-cache.ts';
import { Happenings, REMEMBERED_MS } from './happenings.ts';
import { OwnWrites } from './own-writes.ts';
import { SharedEntries } from './shared-entries.ts';

/** How often it is asked what services have taken, while there is something that they have not, in milliseconds. */
const ASK_EVERY_MS = 100;
/** So long a mutation's answer waits until other gateways can know of it, in milliseconds. */
const TOLD_WITHIN_MS = 100;

/** What a gateway keeps, and says of what is changed through it. */
export interface RunningCache {
  /** Null: nothing is kept here. */
  cache: EntityCache | null;
  /** To be called when somebody has changed something, before they are told so: other gateways may keep what they were shown before. */
  wrote(userId: string): Promise<void>;
  stop(): Promise<void>;
}

export interface StartCacheOptions {
  config: Pick<GatewayConfig, 'NATS_URL' | 'REDIS_URL' | 'EVENTS_NAMESPACE' | 'ENTITY_CACHE_MB'>;
  log: FastifyBaseLogger;
  mayLag(service: string): boolean;
  count(service: string, outcome: CacheOutcome): void;
}

/** Begins to follow what happens, and to keep what is answered meanwhile. */
export function startCache(options: StartCacheOptions): RunningCache {
  const { config, log } = options;
  const bus = openLiveBus('gateway-cache', config, log, { meanwhile: 'nothing is answered from the cache' });
  const writes = new OwnWrites();
  const following = config.ENTITY_CACHE_MB === 0 ? null : followingCache(bus, writes, options);
  return {
    cache: following?.cache ?? null,
    async wrote(userId) {
      writes.note(userId);
      bus.send(gatewayViewerWrote, { userId });
      // While NATS is away from a gateway, it answers nothing from what it has kept.
      if (bus.isConnected()) await inTime(bus.flush(), TOLD_WITHIN_MS).catch(() => {});
    },
    async stop() {
      await following?.stop();
      await bus.close();
    },
  };
}

function followingCache(
  bus: LiveBus,
  writes: OwnWrites,
  { config, log, mayLag, count }: StartCacheOptions,
): { cache: EntityCache; stop(): Promise<void> } {
  const happenings = new Happenings(EVENT_SERVICES);
  const taken = watchTaken(bus, happenings, log);
  // What other gateways have kept before is good for as long.
  const followers = EVENT_SERVICES.map((service) =>
    bus.followTexts(
      service,
      (text, sequence) => {
        happenings.note(service, sequence, text);
        taken.look();
      },
      REMEMBERED_MS,
    ),
  );
  bus.hear([gatewayViewerWrote], (_, data) => writes.note((data as { userId: string }).userId));
  bus.hear(Object.values(eventTakenLate), ({ service }, data) =>
    happenings.noteTakenLate(service, (data as { ids: string[] }).ids),
  );
  const cache = new EntityCache({
    ...{ happenings, writes, mayLag, count, maxBytes: config.ENTITY_CACHE_MB * 1024 * 1024 },
    isCurrent: () => followers.every(({ isCurrent }) => isCurrent),
    shared: new SharedEntries({ redisUrl: config.REDIS_URL, namespace: config.EVENTS_NAMESPACE, log }),
  });
  return {
    cache,
    async stop() {
      await taken.stop();
      await cache.close();
    },
  };
}

/** Asks NATS which events services have taken, from when something happens until all have. */
function watchTaken(
  bus: Pick<LiveBus, 'takenUpTo'>,
  happenings: Happenings,
  log: Pick<FastifyBaseLogger, 'warn'>,
): { look(): void; stop(): Promise<void> } {
  const pairs = EVENT_SERVICES.flatMap((service) => EVENT_SERVICES.map((source) => ({ service, source })));
  const stopping = new AbortController();
  let looking: Promise<void> | null = null;
  const ask = async ({ service, source }: (typeof pairs)[number]) => {
    const sequence = await bus.takenUpTo(service, source);
    if (sequence !== null) happenings.taken(service, source, sequence);
  };
  const askUntilAllAre = async () => {
    for (let isFailing = false; !stopping.signal.aborted; ) {
      const awaited = pairs.filter(({ service, source }) => happenings.isAwaited(service, source));
      if (awaited.length === 0) return;
      try {
        await Promise.all(awaited.map(ask));
        isFailing = false;
      } catch (err) {
        if (!isFailing) log.warn({ err }, 'which events have been taken cannot be had; trying again');
        isFailing = true;
      }
      await sleep(ASK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  return {
    look() {
      looking ??= askUntilAllAre().finally(() => {
        looking = null;
      });
    },
    async stop() {
      stopping.abort();
      await looking;
    },
  };
}
