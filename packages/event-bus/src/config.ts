import { z } from 'zod';

const MEBIBYTE = 1_048_576;

/** The environment of a service that publishes or consumes events. */
export const eventEnv = {
  /** Several, separated by commas, for a cluster. */
  NATS_URL: z
    .string()
    .regex(/^(nats|tls):\/\/\S+$/, 'it must begin with nats:// or tls://')
    .transform((urls) => urls.split(',')),
  /** Platforms with different names can share a NATS server. */
  EVENTS_NAMESPACE: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,40}$/, 'it must be lower-case letters, digits, _ and -')
    .default('moim'),
  /** On how many servers of a NATS cluster each event is kept. */
  EVENTS_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
  /** The largest a service's stream may become, in MiB; the oldest events go first. */
  EVENTS_STREAM_MAX_MB: z.coerce
    .number()
    .int()
    .min(1)
    .default(512)
    .transform((mebibytes) => mebibytes * MEBIBYTE),
  /** How long a process may say nothing of an event in its hands, in milliseconds, before another is given it. */
  EVENTS_ACK_WAIT_MS: z.coerce.number().int().min(500).default(10_000),
};

export interface EventConfig {
  NATS_URL: string[];
  EVENTS_NAMESPACE: string;
  EVENTS_REPLICAS: number;
  EVENTS_STREAM_MAX_MB: number;
  EVENTS_ACK_WAIT_MS: number;
}

/** What the bus writes to: a pino logger has it. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
