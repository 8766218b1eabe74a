import type { z } from 'zod';
import { EVENT_SERVICES } from './define.ts';

/** Who sends signals: the services that publish events, and the gateway. */
export const SIGNAL_SENDERS = [...EVENT_SERVICES, 'gateway'] as const;
export type SignalSender = (typeof SIGNAL_SENDERS)[number];

/**
 * Something that matters to those who are there at this moment, and to nobody later: somebody is writing, somebody came. It is kept
 * nowhere and told at most once; what is lost is made good by the next one. Made by `defineSignal`. What must not be lost is an event.
 */
export interface SignalDefinition<Data = unknown> {
  /** The subject it is sent under: `chat.typing.changed.v1`. */
  readonly type: `${SignalSender}.${string}.v${number}`;
  readonly service: SignalSender;
  readonly description: string;
  readonly schema: z.ZodType<Data>;
  readonly example: Data;
}

/** Adds a signal. */
export function defineSignal<Schema extends z.ZodType>(signal: {
  type: `${SignalSender}.${string}.v${number}`;
  description: string;
  schema: Schema;
  example: z.infer<Schema>;
}): SignalDefinition<z.infer<Schema>> {
  return {
    ...signal,
    schema: signal.schema as z.ZodType<z.infer<Schema>>,
    service: signal.type.slice(0, signal.type.indexOf('.')) as SignalSender,
  };
}
