/** What a span may be told: names by OpenTelemetry's semantic conventions. */
export type Attributes = Record<string, string | number | boolean | undefined>;

export interface SpanOptions {
  /** Default `internal`. */
  kind?: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  attributes?: Attributes;
}

/** A piece of work in a trace. */
export interface Span {
  /** Does `work` in it: spans that are begun there are its children. */
  run<T>(work: () => T): T;
  set(attributes: Attributes): void;
  rename(name: string): void;
  /** It went wrong, with this error, or for this reason: one of few. */
  fail(error: unknown): void;
  end(): void;
  /** As a header says it (W3C Trace Context), for whoever goes on with the trace. */
  readonly traceparent: string;
  /** For logs. */
  readonly ids: { trace_id: string; span_id: string };
}

export interface TraceOptions extends SpanOptions {
  /** The `traceparent` that came with the work. None, or one that is broken: a new trace. */
  parent?: string | null | undefined;
  /** The parent is a stranger's: its trace goes on, but whether it is kept is decided here. */
  isEdge?: boolean;
}

/** A service's way to begin what nobody in this process has begun: a request or an event that comes in. */
export interface Tracing {
  begin(name: string, options?: TraceOptions): Span;
}

/** What knows the current span of this process. */
export interface TraceRuntime {
  current(): Span | null;
  /** A child of the current span; null outside of any trace. */
  beginChild(name: string, options: SpanOptions): Span | null;
  outside<T>(work: () => T): T;
}

/** Null until a service of this process traces: then nothing of OpenTelemetry is loaded, and all below is a comparison. */
let runtime: TraceRuntime | null = null;

export function useRuntime(given: TraceRuntime): void {
  runtime = given;
}

/** The current span; null where nothing is traced. */
export function currentSpan(): Span | null {
  return runtime === null ? null : runtime.current();
}

/** Does what outlives the work at hand: nothing of it is a part of the current trace. */
export function outsideTraces<T>(work: () => T): T {
  return runtime === null ? work() : runtime.outside(work);
}

/** The current span as a header or a row says it; null where nothing is traced. */
export function currentTraceparent(): string | null {
  return currentSpan()?.traceparent ?? null;
}

/** The current span as a line of a log says it. */
export function logIds(): { trace_id?: string; span_id?: string } {
  return currentSpan()?.ids ?? {};
}

/** A child of the current span, to be ended by who began it; null where nothing is traced. */
export function beginSpan(name: string, options: SpanOptions = {}): Span | null {
  return runtime === null ? null : runtime.beginChild(name, options);
}

/** Does `work` in a child of the current span, which ends and fails with it. `work` gets null where nothing is traced. */
export function inSpan<T>(name: string, options: SpanOptions, work: (span: Span | null) => Promise<T>): Promise<T> {
  const span = beginSpan(name, options);
  return span === null ? work(null) : finish(span, work);
}

/** Does `work` in a span, which ends and fails with it. */
export async function finish<T>(span: Span, work: (span: Span) => Promise<T>): Promise<T> {
  try {
    return await span.run(() => work(span));
  } catch (error) {
    span.fail(error);
    throw error;
  } finally {
    span.end();
  }
}
