import type { EventService, SignalDefinition } from '@moim/events';
import type { Tracing } from '@moim/telemetry';
import type { EventConfig, Log } from './config.ts';
import { NatsLink } from './connection.ts';
import { type EventFollower, type Following, followOver } from './follow.ts';
import { type Asker, createAsker } from './questions.ts';
import { createSignals, hearSignals, type Signals } from './signals.ts';

/** What a process without a database has of what happens: it follows events and signals, asks, and sends signals. */
export interface LiveBus extends Asker, Signals {
  /** Shows the events of a service in the order of its stream, as long as the bus is open: those of the last `sinceMs`, and all that come. */
  follow(service: EventService, followings: readonly Following[], sinceMs: number): EventFollower;
  /** Hears signals. Returns how to stop. */
  hear(
    definitions: readonly SignalDefinition[],
    take: (definition: SignalDefinition, data: unknown) => void,
  ): () => void;
  close(): Promise<void>;
}

/** Connects to NATS, now or when it is there; returns at once. `name` is who the NATS server shows. With `tracing`, events that come go on with their traces. */
export function openLiveBus(
  name: string,
  config: Pick<EventConfig, 'NATS_URL' | 'EVENTS_NAMESPACE'>,
  log: Log,
  tracing: Tracing | null = null,
): LiveBus {
  const link = new NatsLink(config.NATS_URL, name, log, 'nothing is delivered');
  const followers: EventFollower[] = [];
  const deaf: (() => void)[] = [];
  return {
    ...createAsker(config, link),
    ...createSignals(config, link),
    follow(service, followings, sinceMs) {
      const follower = followOver(link, { config, log, tracing, service, followings, sinceMs, inOrder: true });
      followers.push(follower);
      return follower;
    },
    hear(definitions, take) {
      const stop = hearSignals(config, link, definitions, take, log);
      deaf.push(stop);
      return stop;
    },
    async close() {
      for (const stop of deaf) stop();
      await Promise.all(followers.map((follower) => follower.stop()));
      await link.close();
    },
  };
}

export type { Following } from './follow.ts';
export { DependencyUnavailableError } from './handlers.ts';
export type { Asker } from './questions.ts';
