import { type Context, context, INVALID_SPAN_CONTEXT, type SpanOptions, type Tracer, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { TelemetryConfig } from '../config.ts';
import { type Tracing, useRuntime } from '../tracing.ts';
import { sayProblems } from './problems.ts';
import { createSampler } from './sampler.ts';
import { beginTrace, runtime, tracerOf } from './spans.ts';

/** What has not been sent by then is lost when a service ends. */
const FLUSH_MS = 1_000;

export interface StartedTracing extends Tracing {
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** Loads OpenTelemetry and sends a service's spans by OTLP. A collector that is away costs nothing but the spans. */
export async function startTracing(
  service: string,
  endpoint: string,
  config: TelemetryConfig,
): Promise<StartedTracing> {
  installOnce();
  const { OTLPTraceExporter } =
    config.OTEL_EXPORTER_OTLP_PROTOCOL === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say more, or otherwise.
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'moim' }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    sampler: createSampler(config),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: config.OTEL_BSP_SCHEDULE_DELAY })],
  });
  const tracer = provider.getTracer('moim');
  return {
    begin: (name, options = {}) => beginTrace(tracer, name, options),
    async stop() {
      const late = new Promise((resolve) => setTimeout(resolve, FLUSH_MS).unref());
      await Promise.race([provider.shutdown().catch(() => {}), late]);
    },
  };
}

let isInstalled = false;

/** What is one for the process: where the current span is kept, and whose tracer libraries get that bring spans of their own. */
function installOnce(): void {
  if (isInstalled) return;
  isInstalled = true;
  sayProblems(console.log);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  // @apollo/gateway has spans of its own (gateway.plan, gateway.fetch, ...).
  trace.setGlobalTracerProvider({ getTracer: () => tracerAtWork });
  useRuntime(runtime);
}

/** The tracer of whichever service is at work; outside of any trace, none. */
const tracerAtWork: Tracer = {
  startSpan: (name: string, options?: SpanOptions, at: Context = context.active()) =>
    tracerOf(at)?.startSpan(name, options, at) ?? trace.wrapSpanContext(INVALID_SPAN_CONTEXT),
  startActiveSpan(name: string, ...rest: unknown[]) {
    const work = rest.pop() as (span: ReturnType<Tracer['startSpan']>) => unknown;
    const [options, at = context.active()] = rest as [SpanOptions?, Context?];
    const span = tracerAtWork.startSpan(name, options, at);
    // biome-ignore lint/suspicious/noExplicitAny: the interface's overloads return what `work` returns
    return context.with(tracerOf(at) ? trace.setSpan(at, span) : at, () => work(span)) as any;
  },
};
