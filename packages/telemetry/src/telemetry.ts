import type { TelemetryConfig } from './config.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { type MetricsServer, serveMetrics } from './metrics-server.ts';
import type { StartedTracing } from './otel/start.ts';
import type { Tracing } from './tracing.ts';

/** How a service is seen from outside. */
export interface Telemetry {
  /** Null while nothing is traced. */
  readonly tracing: Tracing | null;
  readonly metrics: Metrics;
  /** Where metrics are read, when on a port of their own. */
  readonly metricsPort: number | null;
  /** Sends what is left. To be called last. */
  stop(): Promise<void>;
}

export interface TelemetryOptions {
  /** `user`; traces have it as `moim-user`. */
  service: string;
  config: TelemetryConfig & { HOST: string };
  /** Whether metrics are read by another way than METRICS_PORT. */
  servesMetrics?: boolean;
}

/** Begins to trace and to count, as far as it is configured. What is off is not even loaded. */
export async function startTelemetry({ service, config, servesMetrics = false }: TelemetryOptions): Promise<Telemetry> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, METRICS_PORT: port, HOST: host } = config;
  const metrics = createMetrics({ ofProcess: servesMetrics || port !== undefined });
  const tracing: StartedTracing | null =
    endpoint === undefined
      ? null
      : await (await import('./otel/start.ts')).startTracing(`moim-${service}`, endpoint, config);
  const server: MetricsServer | null = port === undefined ? null : await serveMetrics(metrics, { host, port });
  return {
    tracing,
    metrics,
    metricsPort: server?.port ?? null,
    async stop() {
      await Promise.all([server?.stop(), tracing?.stop()]);
    },
  };
}
