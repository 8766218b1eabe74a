import { type Context, createContextKey, ROOT_CONTEXT } from '@opentelemetry/api';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  RandomIdGenerator,
  type Sampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';
import type { TelemetryConfig } from '../config.ts';

/** Marks a context whose parent is a stranger. */
const EDGE = createContextKey('moim: the parent is a stranger');

export function atEdge(context: Context): Context {
  return context.setValue(EDGE, true);
}

/** Which traces are kept, by OpenTelemetry's own variables. */
export function createSampler({
  OTEL_TRACES_SAMPLER: name,
  OTEL_TRACES_SAMPLER_ARG: ratio,
}: Pick<TelemetryConfig, 'OTEL_TRACES_SAMPLER' | 'OTEL_TRACES_SAMPLER_ARG'>): Sampler {
  const root: Sampler = name.endsWith('traceidratio')
    ? new TraceIdRatioBasedSampler(ratio)
    : name.endsWith('always_off')
      ? new AlwaysOffSampler()
      : new AlwaysOnSampler();
  const inside = name.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
  const ids = new RandomIdGenerator();
  return {
    shouldSample(context, traceId, spanName, kind, attributes, links) {
      // A client chooses its trace's id as well as its flag: neither may decide what is kept, so an id is drawn for the decision alone.
      return context.getValue(EDGE) === true
        ? root.shouldSample(ROOT_CONTEXT, ids.generateTraceId(), spanName, kind, attributes, links)
        : inside.shouldSample(context, traceId, spanName, kind, attributes, links);
    },
    toString: () => `EdgeSampler{${inside}}`,
  };
}
