import {
  type AttributeValue,
  type Context,
  context,
  createContextKey,
  type Span as OtelSpan,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import type { Attributes, Span, SpanOptions, TraceOptions, TraceRuntime } from '../tracing.ts';
import { atEdge } from './sampler.ts';

/** Whose span the current one is: several services may run in one process, as in tests. */
const TRACER = createContextKey('moim: tracer');

const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/** The tracer of the service at work; undefined outside of any trace. */
export function tracerOf(at: Context): Tracer | undefined {
  return at.getValue(TRACER) as Tracer | undefined;
}

/** Begins a span of `tracer` that continues what `parent` says. */
export function beginTrace(tracer: Tracer, name: string, { parent, isEdge = false, ...options }: TraceOptions): Span {
  const remote = typeof parent === 'string' ? parseTraceParent(parent) : null;
  const above = remote === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...remote, isRemote: true });
  return begin(tracer, isEdge ? atEdge(above) : above, name, options);
}

export const runtime: TraceRuntime = {
  current() {
    const at = context.active();
    const span = trace.getSpan(at);
    return span === undefined ? null : new SpanOf(span, at);
  },
  beginChild(name, options) {
    const at = context.active();
    const tracer = tracerOf(at);
    return tracer === undefined ? null : begin(tracer, at, name, options);
  },
  outside: (work) => context.with(ROOT_CONTEXT, work),
};

function begin(tracer: Tracer, above: Context, name: string, { kind = 'internal', attributes = {} }: SpanOptions) {
  const span = tracer.startSpan(
    name,
    { kind: KINDS[kind], attributes: attributes as Record<string, AttributeValue> },
    above,
  );
  // From ROOT_CONTEXT: what marked the parent is not the children's matter.
  return new SpanOf(span, trace.setSpan(ROOT_CONTEXT.setValue(TRACER, tracer), span));
}

class SpanOf implements Span {
  readonly #span: OtelSpan;
  readonly #context: Context;

  constructor(span: OtelSpan, at: Context) {
    this.#span = span;
    this.#context = at;
  }

  run<T>(work: () => T): T {
    return context.with(this.#context, work);
  }

  set(attributes: Attributes): void {
    this.#span.setAttributes(attributes as Record<string, AttributeValue>);
  }

  rename(name: string): void {
    this.#span.updateName(name);
  }

  fail(error: unknown): void {
    const type =
      error instanceof Error ? ((error as { code?: unknown }).code?.toString() ?? error.name) : String(error);
    // Neither message nor stack, which may hold what people wrote: the log has them, with this span's id.
    this.#span.setAttribute('error.type', type);
    this.#span.setStatus({ code: SpanStatusCode.ERROR });
  }

  end(): void {
    this.#span.end();
  }

  get traceparent(): string {
    const { traceId, spanId, traceFlags } = this.#span.spanContext();
    return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
  }

  get ids() {
    const { traceId, spanId } = this.#span.spanContext();
    return { trace_id: traceId, span_id: spanId };
  }
}
