import { setTimeout as sleep } from 'node:timers/promises';
import type { EventService } from '@moim/events';
import {
  AckPolicy,
  type Consumer,
  type ConsumerInfo,
  type ConsumerMessages,
  DeliverPolicy,
  type NatsConnection,
  nanos,
} from 'nats';
import type { EventConfig, Log } from './config.ts';
import type { NatsLink } from './connection.ts';
import { type Delivery, toDelivery } from './deliveries.ts';
import type { Hand } from './hand.ts';
import type { Inbox, Outcome } from './inbox.ts';
import type { EventMetrics } from './metrics.ts';
import type { Mutex } from './mutex.ts';
import { isOutage } from './outage.ts';
import { idOf, Outstanding } from './outstanding.ts';
import { ensureStream, isNotFound, streamName } from './streams.ts';

/** Events that are handled in one transaction at most. */
const BATCH = 100;
/** Between two transactions, while events keep coming: fewer and larger ones cost less. */
const PACE_MS = 8;
/** Events that a process has in its hands at most. */
const IN_HAND = 200;
/**
 * The client ends a fetch by itself 5 % after its time, and what arrives then is lost until its time is up: long fetches, so that 5 % is more
 * than a busy process is ever late.
 */
const FETCH_EXPIRES_MS = 20_000;
/** While something is outstanding: it is looked for as often. */
const CATCH_UP_EXPIRES_MS = 5_000;
/** How much later than it should what is outstanding may come again. */
const PATIENCE_MS = 30_000;
/** Fetches without an event, one after the other, before the server is asked whether the consumer is still there. */
const IDLE_CHECK = 1;
const BACK_OFF_MS = { first: 250, most: 5_000 };
/** An event that the process has not survived so often is given up by the server, which then says so. */
export const MAX_DELIVERIES = 5;

export interface ConsumerOptions {
  /** Of the durable consumer in NATS, of the inbox and of the dead letters: `schedule-from-user`. */
  name: string;
  /** Whose events. */
  source: EventService;
  config: EventConfig;
  link: NatsLink;
  log: Log;
  metrics: EventMetrics;
  inbox: Inbox;
  /** What this process was given. */
  hand: Hand;
  /** The inbox's connection is everybody's in this process. */
  mutex: Mutex;
}

/**
 * Takes the events of a service's stream into the inbox, in the stream's order, until `signal` is aborted. Rejects when the database is
 * lost: what was in hand is then delivered again to whoever is next.
 */
export async function consume(options: ConsumerOptions, signal: AbortSignal): Promise<void> {
  const { link, log, name } = options;
  let backOff = 0;
  while (!signal.aborted) {
    try {
      const connection = await link.up(Number.POSITIVE_INFINITY, signal);
      const consumer = await ensureConsumer(options, connection);
      backOff = 0;
      await new Session(options, consumer, signal).run();
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof InboxLostError) throw error.cause;
      backOff = Math.min(backOff * 2 || BACK_OFF_MS.first, BACK_OFF_MS.most);
      log.warn({ err: error, consumer: name, backOff }, 'cannot fetch events; trying again');
      await sleep(backOff, undefined, { signal }).catch(() => {});
    }
  }
}

/** The inbox's connection is gone. */
class InboxLostError extends Error {}

/** Makes the durable consumer where it is not there: it begins with the oldest event. */
async function ensureConsumer(options: ConsumerOptions, connection: NatsConnection): Promise<Consumer> {
  const { name, source, config } = options;
  const stream = streamName(config, source);
  const manager = await connection.jetstreamManager();
  await ensureStream(manager, config, source);
  const settings = {
    durable_name: name,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    ack_wait: nanos(config.EVENTS_ACK_WAIT_MS),
    max_deliver: MAX_DELIVERIES,
    max_ack_pending: IN_HAND * 2,
  };
  try {
    await manager.consumers.info(stream, name);
    await manager.consumers.update(stream, name, settings);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    await manager.consumers.add(stream, settings);
  }
  return await connection.jetstream().consumers.get(stream, name);
}

/** One stretch of consuming, from a connection to its loss. */
class Session {
  readonly #options: ConsumerOptions;
  readonly #consumer: Consumer;
  readonly #signal: AbortSignal;
  /** The number that the server will give its next delivery. */
  #nextDelivery = 0;

  constructor(options: ConsumerOptions, consumer: Consumer, signal: AbortSignal) {
    this.#options = options;
    this.#consumer = consumer;
    this.#signal = signal;
  }

  async run(): Promise<void> {
    // What is in hand is claimed anew while it waits, so that nobody else is given it.
    const { hand, config, link } = this.#options;
    const claim = setInterval(() => {
      for (const { message } of hand.all()) message.working();
    }, config.EVENTS_ACK_WAIT_MS / 3);
    try {
      if (!(await this.#catchUp())) return;
      for (let idle = 0; !this.#signal.aborted; ) {
        const isIdle = (await this.#fetch(IN_HAND, { handle: true })) === 0;
        await this.#handle(hand.size);
        if (link.current === null) return;
        if (hand.isHolding && !(await this.#catchUp())) return;
        idle = isIdle ? idle + 1 : 0;
        // A consumer that is gone from the server says nothing: rejects then, and is made again.
        if (idle >= IDLE_CHECK) await this.#consumer.info();
      }
    } finally {
      clearInterval(claim);
      // An orderly end: whoever is next need not wait.
      for (const { message } of hand.all()) message.nak();
      hand.clear();
    }
  }

  /**
   * What was delivered before and did not get here, to a process that died or over a connection that broke, comes again when its time is
   * up, in any order. Until then later events wait, so that the order stays; and each is handled alone, so that one that ends the
   * process costs the others no attempt. False when the connection was lost meanwhile: what is in hand may then be later than what is missing, and is not to be
   * handled, whether there is a connection again or not.
   */
  async #catchUp(): Promise<boolean> {
    const { hand, link } = this.#options;
    hand.sort();
    const outstanding = new Outstanding(this.#options);
    let info = await this.#consumer.info();
    this.#nextDelivery = Math.max(this.#nextDelivery, info.delivered.consumer_seq + 1);
    let deadline = this.#patience();
    while (Date.now() < deadline && !this.#signal.aborted && (await this.#isMissing(outstanding, info))) {
      const had = hand.size;
      await this.#fetch(1, { handle: false });
      hand.sort();
      for (let { first } = hand; first !== undefined && outstanding.isNext(first); { first } = hand) {
        await this.#handle(1);
        outstanding.settle(first.streamSeq);
        deadline = this.#patience();
      }
      // No redelivery, but something new: there is time.
      if (hand.size > had) await sleep(50, undefined, { signal: this.#signal }).catch(() => {});
      if (link.current === null) return false;
      info = await this.#consumer.info();
    }
    while (hand.size > 0 && !this.#signal.aborted) await this.#handle(BATCH);
    return true;
  }

  /** Whether something was delivered that is neither in hand nor done. Rejects when the inbox is lost. */
  async #isMissing(outstanding: Outstanding, info: ConsumerInfo): Promise<boolean> {
    outstanding.learn(info);
    if (!outstanding.isPossible) return false;
    const { inbox } = this.#options;
    if (outstanding.isToBeLookedUp) await outstanding.lookUp((ids) => this.#persist([], () => inbox.taken(ids)));
    return outstanding.isPossible;
  }

  /** Until when what is outstanding must have come again. */
  #patience(): number {
    return Date.now() + this.#options.config.EVENTS_ACK_WAIT_MS + PATIENCE_MS;
  }

  /** Takes at most so many events into hand, and with `handle` handles them while more come. Returns how many came. */
  async #fetch(most: number, { handle }: { handle: boolean }): Promise<number> {
    const messages = await this.#consumer.fetch({
      max_messages: most,
      expires: handle ? FETCH_EXPIRES_MS : CATCH_UP_EXPIRES_MS,
    });
    const stop = () => messages.stop();
    this.#signal.addEventListener('abort', stop, { once: true });
    const stopListening = this.#options.link.onDown(stop);
    try {
      return await this.#receive(messages, handle);
    } finally {
      this.#signal.removeEventListener('abort', stop);
      stopListening();
    }
  }

  async #receive(messages: ConsumerMessages, handle: boolean): Promise<number> {
    const { hand } = this.#options;
    let received = 0;
    let handling: Promise<void> | null = null;
    let failure: unknown = null;
    for await (const message of messages) {
      received++;
      const delivery = toDelivery(message);
      if (delivery.isRedelivery) this.#options.metrics.redeliveries.inc({ consumer: this.#options.name });
      // Deliveries are numbered: one that is missing went to somebody else, or was lost.
      const isNext = message.info.deliverySequence === this.#nextDelivery;
      this.#nextDelivery = message.info.deliverySequence + 1;
      if (handle && (!isNext || hand.isHolding)) {
        hand.hold(delivery);
        messages.stop();
        continue;
      }
      hand.add(delivery);
      if (handle && handling === null) {
        handling = (async () => {
          while (hand.size > 0) {
            await this.#handle(BATCH);
            // The first of a burst does not wait; those behind it make one transaction.
            if (hand.size < BATCH) await sleep(PACE_MS);
          }
        })()
          .catch((error: unknown) => {
            failure = error;
            messages.stop();
          })
          .finally(() => {
            handling = null;
          });
      }
    }
    await handling;
    if (failure !== null) throw failure;
    return received;
  }

  /** Handles the first so many of what is in hand. */
  async #handle(count: number): Promise<void> {
    const { name, hand, inbox, metrics, log } = this.#options;
    const batch = hand.look(Math.min(count, BATCH));
    if (batch.length === 0) return;
    const outcomes = await this.#persist(batch, async () => {
      const outcomes: Outcome[] = [];
      const events = batch.flatMap(({ envelope }) => envelope ?? []);
      if (events.length > 0) outcomes.push(...(await inbox.take(events)));
      for (const delivery of batch) {
        const { message, envelope, reason } = delivery;
        if (envelope !== null) continue;
        await inbox.refuse({ id: idOf(delivery), text: message.string(), reason });
        outcomes.push('dead');
      }
      return outcomes;
    });
    for (const { message } of batch) message.ack();
    hand.drop(batch.length);
    const now = Date.now();
    for (const outcome of outcomes) metrics.handled.inc({ consumer: name, outcome });
    // Outcomes begin with those of the events, in their order.
    for (const [index, { occurredAt }] of batch.flatMap(({ envelope }) => envelope ?? []).entries()) {
      if (outcomes[index] === 'applied') metrics.delay.observe({ consumer: name }, (now - occurredAt.getTime()) / 1000);
    }
    const events = [...batch.filter(({ envelope }) => envelope), ...batch.filter(({ envelope }) => !envelope)];
    const dead = events.filter((_, index) => outcomes[index] === 'dead').map(idOf);
    if (dead.length > 0) log.error({ consumer: name, events: dead }, 'events became dead letters: moim dlq list');
  }

  /** Does it until it is done: waits for what the events depend on, and counts no attempt. Rejects when the inbox is lost. */
  async #persist<T>(batch: readonly Delivery[], work: () => Promise<T>): Promise<T> {
    const { name, mutex, metrics, log } = this.#options;
    for (let backOff: number = BACK_OFF_MS.first; ; backOff = Math.min(backOff * 2, BACK_OFF_MS.most)) {
      try {
        const result = await mutex.run(work);
        metrics.paused.set({ consumer: name }, 0);
        return result;
      } catch (error) {
        if (this.#signal.aborted || !isOutage(error)) throw new InboxLostError('the inbox is lost', { cause: error });
        metrics.paused.set({ consumer: name }, 1);
        const events = batch.map(idOf);
        log.warn({ err: error, consumer: name, events, backOff }, 'an event needs what is down; pausing');
        await sleep(backOff, undefined, { signal: this.#signal }).catch(() => {});
      }
    }
  }
}
