import { randomUUID } from 'node:crypto';
import { follow } from '@moim/event-bus/follow';
import { type LiveBus, openLiveBus } from '@moim/event-bus/live';
import { EVENT_SERVICES } from '@moim/events';
import type { InternalKeys, RotatingKeys } from '@moim/service-kit';
import type { Tracing } from '@moim/telemetry';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError } from 'graphql';
import { publicError } from '../errors.ts';
import type { GatewayMetrics } from '../metrics.ts';
import type { SubgraphDataSource } from '../subgraphs/data-source.ts';
import { JUST_WRITTEN } from '../subgraphs/recent-writes.ts';
import { lazyOrigin } from '../viewer/origin.ts';
import { SessionAnswer } from '../viewer/session-answer.ts';
import { EntityBatches } from './entity-batches.ts';
import {
  type OperationsOptions,
  type PreparedSubscription,
  SubscriptionOperations,
  type SubscriptionRequest,
} from './operations.ts';
import { TopicOwner } from './owner.ts';
import { type Answer, type Made, runEvent } from './run-event.ts';
import type { Subscriber } from './subscriber.ts';
import { Topics } from './topics.ts';

/** How far back a reading of the stream goes, for what happened while nobody read: topics drop what they have told. */
const SINCE_MS = 10_000;

export interface RealtimeOptions {
  config: { NATS_URL: string[]; EVENTS_NAMESPACE: string };
  log: FastifyBaseLogger;
  key: RotatingKeys<InternalKeys>;
  /** The subgraphs by name, as queries ask them. */
  subgraphs: ReadonlyMap<string, SubgraphDataSource>;
  metrics: GatewayMetrics;
  /** Null while nothing is traced. */
  tracing: Tracing | null;
}

/** Runs the subscriptions of a supergraph for those who are connected here. */
export class Realtime {
  readonly bus: LiveBus;
  readonly #options: RealtimeOptions;
  readonly #topics: Topics;
  #operations: SubscriptionOperations | null = null;
  #followed: { types: string; stop(): Promise<unknown> } | null = null;

  constructor(options: RealtimeOptions) {
    this.#options = options;
    this.bus = openLiveBus('realtime', options.config, options.log, { tracing: options.tracing });
    const { log, metrics } = options;
    const owner = new TopicOwner({ asker: this.bus, log, metrics, run: this.#run.bind(this) });
    this.#topics = new Topics(owner);
  }

  /** How many topics are followed. */
  get topics(): number {
    return this.#topics.size;
  }

  /** How many subscriptions run. */
  get subscriptions(): number {
    let count = 0;
    for (const topic of this.#topics.all()) count += topic.attached.size;
    return count;
  }

  /**
   * Goes by another supergraph from now on: subscriptions that run are planned anew in place, and those end whose operation is valid no more.
   * Throws FeedError, and changes nothing, when the supergraph's declarations do not hold.
   */
  load(options: OperationsOptions): void {
    const operations = new SubscriptionOperations(options);
    this.#operations = operations;
    for (const topic of this.#topics.all()) {
      for (const attached of topic.attached) {
        try {
          attached.prepared = operations.prepare(attached.subscriber.request);
        } catch (error) {
          topic.end(attached, errorOf(error));
        }
      }
      topic.regroup();
    }
    this.#follow(operations);
  }

  /** The points that a subscription costs, once and for each thing that it tells. Throws a GraphQLError for what cannot be run. */
  costOf(request: SubscriptionRequest): number {
    return this.#running.prepare(request).cost;
  }

  /** Begins to tell a subscriber what happens. Returns how to stop. Throws a GraphQLError for what cannot be run. */
  subscribe(subscriber: Subscriber): () => void {
    return this.#topics.attach(subscriber, this.#running.prepare(subscriber.request));
  }

  async close(): Promise<void> {
    this.#topics.close();
    await this.bus.close();
  }

  get #running(): SubscriptionOperations {
    if (this.#operations !== null) return this.#operations;
    throw new GraphQLError('Not ready yet.', { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } });
  }

  #follow({ feeds }: SubscriptionOperations): void {
    const types = feeds.sources.map(({ definition }) => definition.type).join(' ');
    if (this.#followed?.types === types) return;
    void this.#followed?.stop();
    const take = (type: string, data: unknown, event: { id: string; version: number } | null) =>
      this.#topics.take({ type, data: data as Record<string, unknown>, event }, this.#operations?.feeds ?? feeds);
    const followers = EVENT_SERVICES.flatMap((service) => {
      const events = feeds.sources.flatMap((source) =>
        source.kind === 'event' && source.definition.service === service ? [source.definition] : [],
      );
      if (events.length === 0) return [];
      const followings = events.map((definition) =>
        follow(definition, ({ id, aggregateVersion: version, data }) => take(definition.type, data, { id, version })),
      );
      return [this.bus.follow(service, followings, SINCE_MS)];
    });
    const signals = feeds.sources.flatMap((source) => (source.kind === 'signal' ? [source.definition] : []));
    const deafen = this.bus.hear(signals, ({ type }, data) => take(type, data, null));
    this.#followed = {
      types,
      stop: () => {
        deafen();
        return Promise.all(followers.map((follower) => follower.stop()));
      },
    };
  }

  /** Runs a subscription for several happenings as one person, with as few fetches as may be. */
  async #run(
    prepared: PreparedSubscription,
    { viewer, locale }: Pick<Subscriber, 'viewer' | 'locale'>,
    made: readonly Made[],
  ): Promise<(Answer | null)[]> {
    const { log, key, subgraphs } = this.#options;
    const services = new Map([...subgraphs].map(([name, source]) => [name, new EntityBatches(source)]));
    const signedOrigin = lazyOrigin({ viewer, locale, client: { kind: 'other', address: '', userAgent: null } }, key);
    const shared = {
      viewer,
      address: '',
      locale,
      signedOrigin,
      log,
      writes: JUST_WRITTEN,
      requestId: randomUUID(),
      gone: null,
      startedAt: performance.now(),
    };
    return await Promise.all(
      made.map((one) => {
        const context = { ...shared, session: new SessionAnswer(() => {}), failures: [] };
        return runEvent(prepared.plan, prepared.variables, one, { services, context });
      }),
    );
  }
}

/** What a client is told of a request that cannot be run. */
export function errorOf(error: unknown) {
  return publicError(error instanceof GraphQLError ? error.toJSON() : { message: '', extensions: {} });
}
