import { type EventDefinition, type EventService, parseType, readData, UnreadableEventError } from '@moim/events';
import type { Envelope } from './envelope.ts';
import type { Emit } from './outbox.ts';
import type { SqlClient } from './sql.ts';

/** An event as a handler gets it: its data is today's version of it. */
export interface ReceivedEvent<Data> extends Omit<Envelope, 'data'> {
  data: Data;
}

/** The transaction in which an event takes effect; the inbox row is part of it. */
export interface EventTransaction extends SqlClient {
  /** What happens here because of the event: published when the transaction is committed. */
  emit: Emit;
}

/** What an event does here. Made by `on`. */
export interface EventHandler {
  readonly definition: EventDefinition;
  handle(envelope: Envelope, tx: EventTransaction): Promise<void>;
  /** The same for several at once, where that is cheaper. */
  handleAll?(envelopes: readonly Envelope[], tx: EventTransaction): Promise<void>;
}

/**
 * Says what an event does in this service. `effect` is called in the order of the aggregate's versions, and its writes by `tx` happen
 * once. It throws PermanentError for what can never succeed, DependencyUnavailableError for what works again when something else
 * does, and anything else for what may succeed in a while.
 */
export function on<Data>(
  definition: EventDefinition<Data>,
  effect: (event: ReceivedEvent<Data>, tx: EventTransaction) => Promise<void>,
): EventHandler {
  return {
    definition: definition as EventDefinition,
    async handle(envelope, tx) {
      const { version } = versionOf(envelope.type);
      await effect({ ...envelope, data: readData(definition, version, envelope.data) }, tx);
    },
  };
}

/**
 * Like `on`, for effects of which many together cost as little as one, by one statement: `effect` gets the events of a transaction in their
 * order, before those of other handlers take effect. So it has to go by the versions alone.
 */
export function onMany<Data>(
  definition: EventDefinition<Data>,
  effect: (events: readonly ReceivedEvent<Data>[], tx: EventTransaction) => Promise<void>,
): EventHandler {
  const read = (envelope: Envelope) => ({
    ...envelope,
    data: readData(definition, versionOf(envelope.type).version, envelope.data),
  });
  return {
    definition: definition as EventDefinition,
    handle: (envelope, tx) => effect([read(envelope)], tx),
    handleAll: (envelopes, tx) => effect(envelopes.map(read), tx),
  };
}

/** The event can never take effect: it becomes a dead letter at once. */
export class PermanentError extends Error {
  override name = 'PermanentError';
}

/** Something that the effect needs is down: fetching pauses until it is there again, and no attempt is counted. */
export class DependencyUnavailableError extends Error {
  override name = 'DependencyUnavailableError';
}

/** The handlers of a service, by the service whose events they take. */
export function handlersBySource(handlers: readonly EventHandler[]): Map<EventService, EventHandler[]> {
  return Map.groupBy(handlers, ({ definition }) => definition.service);
}

/** The handlers of an event's type, whatever its version: called one after the other, in one transaction. None: nothing happens here. */
export function handlersOf(handlers: readonly EventHandler[], type: string): EventHandler[] {
  const { name } = versionOf(type);
  return handlers.filter(({ definition }) => definition.name === name);
}

function versionOf(type: string): { name: string; version: number } {
  const parsed = parseType(type);
  if (parsed === null) throw new UnreadableEventError(`${type} is no event's type`);
  return parsed;
}

/** Whether trying again cannot help. */
export function isPermanent(error: unknown): boolean {
  return error instanceof PermanentError || error instanceof UnreadableEventError;
}
