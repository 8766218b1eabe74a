import type { EventService, SignalDefinition } from '@moim/events';
import type { Tracing } from '@moim/telemetry';
import type { EventConfig, Log } from './config.ts';
import { NatsLink } from './connection.ts';
import { type EventFollower, type Following, followOver, followTexts, type TakeText } from './follow.ts';
import { type Asker, createAsker } from './questions.ts';
import { createSignals, hearSignals, type Signals } from './signals.ts';
import { takenUpTo } from './taken.ts';

/** What a process without a database has of what happens: it follows events and signals, asks, and sends signals. */
export interface LiveBus extends Asker, Signals {
  /** Shows the events of a service in the order of its stream, as long as the bus is open: those of the last `sinceMs`, and all that come. */
  follow(service: EventService, followings: readonly Following[], sinceMs: number): EventFollower;
  /** Shows everything that a service publishes, as `follow` does. */
  followTexts(service: EventService, take: TakeText, sinceMs: number): EventFollower;
  /** Up to which place of a source's stream a service has taken events (`takenUpTo`); null while NATS is away. */
  takenUpTo(service: EventService, source: EventService): Promise<number | null>;
  /** Resolves when the server has what was sent before; rejects when it is away. */
  flush(): Promise<void>;
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
  { tracing = null, meanwhile = 'nothing is delivered' }: { tracing?: Tracing | null; meanwhile?: string } = {},
): LiveBus {
  const link = new NatsLink(config.NATS_URL, name, log, meanwhile);
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
    followTexts(service, take, sinceMs) {
      const follower = followTexts(link, { config, log, service, take, sinceMs });
      followers.push(follower);
      return follower;
    },
    async takenUpTo(service, source) {
      return link.current && (await takenUpTo(link.current, config, { service, source }));
    },
    async flush() {
      if (link.current === null) throw new Error('NATS is away');
      await link.current.flush();
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

export type { EventFollower, Following } from './follow.ts';
export { DependencyUnavailableError } from './handlers.ts';
export type { Asker } from './questions.ts';
