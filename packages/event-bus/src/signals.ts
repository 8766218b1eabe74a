import type { SignalDefinition } from '@moim/events';
import { type NatsConnection, StringCodec, type Subscription } from 'nats';
import type { EventConfig, Log } from './config.ts';
import type { NatsLink } from './connection.ts';

const text = StringCodec();

type Namespace = Pick<EventConfig, 'EVENTS_NAMESPACE'>;

/** The NATS subject of a signal: `moim-signal.chat.typing.changed.v1`, beside the events' streams, so that nothing keeps it. */
export function signalSubject({ EVENTS_NAMESPACE }: Namespace, { type }: Pick<SignalDefinition, 'type'>): string {
  return `${EVENTS_NAMESPACE}-signal.${type}`;
}

/** Tells those who are there what matters now. */
export interface Signals {
  /** Returns at once; while NATS is away nobody hears it. Throws when the data is not what the catalogue says. */
  send<Data>(definition: SignalDefinition<Data>, data: Data): void;
  /** Whether NATS is there to hear anything: whoever has to look for what to say can spare it otherwise. */
  isConnected(): boolean;
}

export function createSignals(config: Namespace, link: NatsLink): Signals {
  return {
    send(definition, data) {
      const payload = text.encode(JSON.stringify(definition.schema.parse(data)));
      link.current?.publish(signalSubject(config, definition), payload);
    },
    isConnected: () => link.current !== null,
  };
}

/** Hears signals whenever NATS is there; every process that listens gets each. What cannot be read is logged. Returns how to stop. */
export function hearSignals(
  config: Namespace,
  link: NatsLink,
  definitions: readonly SignalDefinition[],
  take: (definition: SignalDefinition, data: unknown) => void,
  log: Log,
): () => void {
  let listening: NatsConnection | null = null;
  let subscriptions: Subscription[] = [];
  const stopWaiting = link.onUp(() => {
    const connection = link.current;
    // The client's own subscriptions live on over a reconnection.
    if (connection === null || connection === listening) return;
    listening = connection;
    subscriptions = definitions.map((definition) =>
      connection.subscribe(signalSubject(config, definition), {
        callback: (error, message) => {
          if (error !== null) return;
          try {
            take(definition, definition.schema.parse(message.json()));
          } catch (err) {
            log.error({ err, signal: definition.type }, 'a signal cannot be read');
          }
        },
      }),
    );
  });
  return () => {
    stopWaiting();
    for (const subscription of subscriptions) subscription.unsubscribe();
  };
}
