import { setTimeout as sleep } from 'node:timers/promises';
import { type EventService, eventTakenLate, idsIn } from '@moim/events';
import type { Tracing } from '@moim/telemetry';
import { traceStatements } from '@moim/telemetry/sql';
import type { Registry } from 'prom-client';
import type { EventConfig, Log } from './config.ts';
import { NatsLink } from './connection.ts';
import { type ConsumerOptions, consume } from './consumer.ts';
import { watchCrashLoops } from './crash-loops.ts';
import { type Envelope, encodeEnvelope } from './envelope.ts';
import { Hand } from './hand.ts';
import { DependencyUnavailableError, type EventHandler, handlersBySource } from './handlers.ts';
import { Inbox, type Outcome } from './inbox.ts';
import { type Chore, keepHouse } from './keep-house.ts';
import { Lease } from './lease.ts';
import { createEventMetrics } from './metrics.ts';
import { Mutex } from './mutex.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { type Asker, createAsker, type QuestionAnswer, serveQuestions } from './questions.ts';
import { Relay } from './relay.ts';
import { createSignals, type Signals } from './signals.ts';
import type { SqlClient } from './sql.ts';
import { observe, readWaiting } from './state.ts';
import { consumerName } from './taken.ts';

const RETRY_POLL_MS = 250;

/** For chores that ask others, or that make something happen. */
export interface ChoreTools {
  asker: Asker;
  outbox: Outbox;
}

export interface EventBusOptions {
  service: EventService;
  databaseUrl: string;
  config: EventConfig;
  log: Log;
  registry: Registry;
  /** Left out or null: nothing is traced. */
  tracing?: Tracing | null;
  /** What other services' events do here. */
  handlers?: readonly EventHandler[];
  /** What others may ask this service. */
  answers?: readonly QuestionAnswer[];
  chores?: readonly Chore[] | ((tools: ChoreTools) => readonly Chore[]);
  /** It asks others and nothing else: other processes of the service publish, take events, answer and do the chores. */
  asksOnly?: boolean;
  /** Instead of 1 s, 5 s, 30 s, 2 min: for tests. */
  retryDelays?: readonly number[];
}

/** A service's part in what happens between services. */
export interface EventBus extends Asker {
  outbox: Outbox;
  signals: Signals;
  /** Brings the metrics of what waits in the database up to date. */
  measure(db: SqlClient): Promise<void>;
  /** Resolves while NATS answers, rejects while it does not; the service works either way. */
  check(): Promise<void>;
  /** Lets events in hand finish and hands its work over to another process. */
  stop(): Promise<void>;
}

/**
 * Publishes a service's outbox, takes other services' events, answers their questions. Returns at once, whether NATS and the database
 * are there or not: it begins when they are, and goes on when they come back.
 */
export function startEventBus(options: EventBusOptions): EventBus {
  const { service, databaseUrl, config, log, registry, handlers = [], answers = [], chores = [] } = options;
  const { tracing = null } = options;
  const metrics = createEventMetrics(registry);
  const link = new NatsLink(config.NATS_URL, service, log);
  const asker = createAsker(config, link);
  const signals = createSignals(config, link);
  const check = async () => {
    if (link.current === null) throw new Error('NATS cannot be reached; events wait');
  };
  if (options.asksOnly) {
    // Whoever writes here all the same is published by another process, when that one looks.
    const outbox = createOutbox(() => {});
    return { ...asker, outbox, signals, check, measure: async () => {}, stop: () => link.close() };
  }
  const relay = new Relay({ service, config, link, log, metrics, tracing });
  const stopAnswering = serveQuestions(config, link, answers, { log, tracing });
  const nudges = shareNudges(config, service, link, relay);

  const relayLease = new Lease({
    databaseUrl,
    key: 'relay',
    log,
    work: (client, signal) => relay.run(client, signal),
  });
  const outbox = createOutbox(() => (relayLease.isHeld ? relay.nudge() : nudges.send()));
  const consumerLease = new Lease({
    databaseUrl,
    key: 'consumers',
    log,
    work: async (client, signal) => {
      const mutex = new Mutex();
      if (tracing !== null) traceStatements(client);
      const consumers = [...handlersBySource(handlers)].map(([source, ofSource]): ConsumerOptions => {
        const name = consumerName(service, source);
        const inbox = new Inbox(client, {
          ...{ consumer: name, handlers: ofSource, log, tracing },
          retryDelays: options.retryDelays,
        });
        return { name, source, config, link, log, metrics, inbox, hand: new Hand(), mutex };
      });
      const retryAndTell = retry.bind(null, { service, signals });
      const works = [consume, watchCrashLoops, retryAndTell, observe];
      const house = { client, mutex, log, chores: typeof chores === 'function' ? chores({ asker, outbox }) : chores };
      await together(signal, [
        (running) => keepHouse(house, running),
        ...consumers.flatMap((consumer) => works.map((work) => (running: AbortSignal) => work(consumer, running))),
      ]);
    },
  });
  return {
    ...asker,
    outbox,
    signals,
    measure: (db) => readWaiting(db, metrics),
    check,
    async stop() {
      stopAnswering();
      await Promise.all([relayLease.stop(), consumerLease.stop()]);
      await link.close();
    },
  };
}

/** Works that share a connection: the first that fails ends the others, and rejects. */
async function together(signal: AbortSignal, works: readonly ((running: AbortSignal) => Promise<void>)[]) {
  const failed = new AbortController();
  const running = AbortSignal.any([signal, failed.signal]);
  const settled = await Promise.allSettled(
    works.map(async (work) => {
      try {
        await work(running);
      } catch (error) {
        failed.abort();
        throw error;
      }
    }),
  );
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
}

/** Tries again what has failed, when its time has come. */
async function retry(
  { service, signals }: { service: EventService; signals: Signals },
  { inbox, mutex, metrics, name, log }: ConsumerOptions,
  signal: AbortSignal,
): Promise<void> {
  const tell = (event: Envelope, outcome: Outcome) => {
    metrics.handled.inc({ consumer: name, outcome });
    if (outcome === 'applied') signals.send(eventTakenLate[service], { ids: idsIn(encodeEnvelope(event)) });
    if (outcome === 'dead')
      log.error({ consumer: name, event: event.id }, 'an event became a dead letter: moim dlq list');
  };
  while (!signal.aborted) {
    try {
      await mutex.run(() => inbox.retryDue(tell));
    } catch (error) {
      if (!(error instanceof DependencyUnavailableError)) throw error;
      log.warn({ err: error, consumer: name }, 'an event that is tried again needs what is down');
    }
    await sleep(RETRY_POLL_MS, undefined, { signal }).catch(() => {});
  }
}

/** A process that writes events and is not the one that publishes them tells that one. */
function shareNudges(config: EventConfig, service: EventService, link: NatsLink, relay: Relay): { send(): void } {
  const subject = `${config.EVENTS_NAMESPACE}-nudge.${service}`;
  let listening: unknown = null;
  link.onUp(() => {
    if (link.current === listening) return;
    listening = link.current;
    link.current?.subscribe(subject, { callback: () => relay.nudge() });
  });
  return { send: () => link.current?.publish(subject) };
}
