import { setTimeout as sleep } from 'node:timers/promises';
import { EVENT_SERVICES } from '@moim/events';
import { AckPolicy, DeliverPolicy, type JetStreamManager, type JsMsg } from 'nats';
import { z } from 'zod';
import { type ConsumerOptions, MAX_DELIVERIES } from './consumer.ts';
import { readEnvelope } from './envelope.ts';
import { storedEvent, unreadableId } from './outstanding.ts';
import { advisoryStreamName, ensureAdvisoryStream, maxDeliveriesSubject, streamName } from './streams.ts';

const EXPIRES_MS = 5_000;
const notice = z.object({ stream_seq: z.number().int(), deliveries: z.number().int() });

/**
 * Keeps as dead letters the events that a consumer's process has not survived: the server gives up after so many deliveries, and says so
 * in a notice. The notices are kept in a stream, so that none is missed while nobody listens. Until `signal` is aborted.
 */
export async function watchCrashLoops(options: ConsumerOptions, signal: AbortSignal): Promise<void> {
  const { link, config, name, source, log } = options;
  while (!signal.aborted) {
    try {
      const connection = await link.up(Number.POSITIVE_INFINITY, signal);
      const manager = await connection.jetstreamManager();
      await ensureAdvisoryStream(manager, config, EVENT_SERVICES);
      const stream = advisoryStreamName(config);
      await manager.consumers.add(stream, {
        durable_name: name,
        filter_subject: maxDeliveriesSubject(streamName(config, source), name),
        ack_policy: AckPolicy.Explicit,
        deliver_policy: DeliverPolicy.All,
      });
      const consumer = await connection.jetstream().consumers.get(stream, name);
      while (!signal.aborted && link.current !== null) {
        const messages = await consumer.fetch({ max_messages: 10, expires: EXPIRES_MS });
        const stop = () => messages.stop();
        signal.addEventListener('abort', stop, { once: true });
        const stopListening = link.onDown(stop);
        for await (const message of messages) await giveUp(options, manager, message);
        signal.removeEventListener('abort', stop);
        stopListening();
      }
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error, consumer: name }, 'cannot watch for crash loops; trying again');
      await sleep(1_000, undefined, { signal }).catch(() => {});
    }
  }
}

async function giveUp(options: ConsumerOptions, manager: JetStreamManager, message: JsMsg): Promise<void> {
  const { config, source, inbox, hand, mutex, log, name, metrics } = options;
  const { stream_seq: seq, deliveries } = notice.parse(message.json());
  // It was given to us, and we are about to handle it: the notice comes again, in case we do not survive that.
  if (hand.has(seq)) return;
  const event = await storedEvent(manager, streamName(config, source), seq);
  if (event !== null) {
    const attempts = Math.max(deliveries, MAX_DELIVERIES);
    const reason = `Delivered ${attempts} times, and each time the process ended or fell silent before it was handled.`;
    const stream = streamName(config, source);
    await mutex.run(async () => {
      const { envelope } = readEnvelope(event);
      if (envelope === null) await inbox.refuse({ id: unreadableId(stream, seq), text: event, reason });
      else await inbox.giveUp(envelope, reason, attempts);
    });
    metrics.handled.inc({ consumer: name, outcome: 'dead' });
    log.error({ consumer: name, seq }, 'an event that ends the process became a dead letter: moim dlq list');
  }
  message.ack();
}
