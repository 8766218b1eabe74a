import { z } from 'zod';

/** The environment by which every service is seen from outside: traces and metrics, both off unless said otherwise. */
export const telemetryEnv = {
  /** Where traces go, by OTLP over HTTP: a collector's address, without a path. None: nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'it must begin with http:// or https://' })
    .optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z.enum(['http/protobuf', 'http/json']).default('http/protobuf'),
  /** Which traces are kept. Decided where a request comes in, and followed by all behind it. */
  OTEL_TRACES_SAMPLER: z
    .enum([
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ])
    .default('parentbased_always_on'),
  /** The share of traces for a ratio, from 0 to 1. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** How long spans are gathered before they are sent, in milliseconds. */
  OTEL_BSP_SCHEDULE_DELAY: z.coerce.number().int().min(1).default(5_000),
  /** Where `GET /metrics` is answered, on a port of its own; 0 takes any free one. None: nowhere. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
};

export type TelemetryConfig = z.infer<z.ZodObject<typeof telemetryEnv>>;
