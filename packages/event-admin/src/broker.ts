import { questionSubject, streamName } from '@moim/event-bus';
import type { EventService, QuestionDefinition } from '@moim/events';
import { connect, type NatsConnection, NatsError, StringCodec } from 'nats';
import { AdminError, messageOf } from './errors.ts';

const CONNECT_TIMEOUT_MS = 3_000;
const ANSWER_TIMEOUT_MS = 5_000;
const text = StringCodec();

/** The NATS server of a platform. */
export interface Broker {
  nats: NatsConnection;
  /** The first part of all subjects and streams. */
  namespace: string;
}

/** Connects to NATS. Throws an AdminError when it cannot be reached. */
export async function connectBroker(servers: string[], namespace: string): Promise<Broker> {
  try {
    const nats = await connect({ servers, name: 'moim admin', timeout: CONNECT_TIMEOUT_MS, maxReconnectAttempts: 5 });
    return { nats, namespace };
  } catch (cause) {
    throw new AdminError(`NATS at ${servers.join(', ')} cannot be reached: ${messageOf(cause)}`, { cause });
  }
}

/** The stream of all that a service publishes. */
export function streamOf({ namespace }: Broker, service: EventService): string {
  return streamName({ EVENTS_NAMESPACE: namespace }, service);
}

/** Asks a service. Throws an AdminError when it does not answer: then it is not running, or NATS is away. */
export async function ask<Request, Answer>(
  { nats, namespace }: Broker,
  definition: QuestionDefinition<Request, Answer>,
  request: Request,
): Promise<Answer> {
  const payload = text.encode(JSON.stringify(definition.request.parse(request)));
  try {
    const reply = await nats.request(questionSubject({ EVENTS_NAMESPACE: namespace }, definition), payload, {
      timeout: ANSWER_TIMEOUT_MS,
    });
    const { answer, error } = reply.json<{ answer?: unknown; error?: string }>();
    if (error === undefined) return definition.answer.parse(answer);
    throw new AdminError(`${definition.service} could not answer ${definition.type}: its log says why`);
  } catch (cause) {
    if (!(cause instanceof NatsError)) throw cause;
    throw new AdminError(`${definition.service} does not answer ${definition.type} (${cause.code}): is it running?`, {
      cause,
    });
  }
}
