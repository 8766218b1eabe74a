import { ROOT_CONTEXT, SpanKind, TraceFlags, trace } from '@opentelemetry/api';
import { SamplingDecision } from '@opentelemetry/sdk-trace';
import { describe, expect, test } from 'vitest';
import { atEdge, createSampler } from '../src/otel/sampler.ts';

/** A ratio's sampler takes it whatever the ratio, except none at all. */
const ALWAYS_TAKEN = '00000000000000000000000000000001';
const DRAWS = 2_000;

function kept(share: number, { isEdge, flags }: { isEdge: boolean; flags: TraceFlags }): number {
  const sampler = createSampler({ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: share });
  const parent = { traceId: ALWAYS_TAKEN, spanId: '00f067aa0ba902b7', traceFlags: flags, isRemote: true };
  const context = trace.setSpanContext(ROOT_CONTEXT, parent);
  const decisions = Array.from({ length: DRAWS }, () =>
    sampler.shouldSample(isEdge ? atEdge(context) : context, ALWAYS_TAKEN, 'POST /graphql', SpanKind.SERVER, {}, []),
  );
  return decisions.filter(({ decision }) => decision === SamplingDecision.RECORD_AND_SAMPLED).length / DRAWS;
}

describe('at the edge', () => {
  test.each([TraceFlags.NONE, TraceFlags.SAMPLED])(
    'neither the flag (%i) nor the id that a client chose decides',
    (flags) => {
      // Twelve standard deviations of 2,000 draws.
      expect(kept(0.25, { isEdge: true, flags })).toBeGreaterThan(0.13);
      expect(kept(0.25, { isEdge: true, flags })).toBeLessThan(0.37);
      expect(kept(0, { isEdge: true, flags })).toBe(0);
      expect(kept(1, { isEdge: true, flags })).toBe(1);
    },
  );
});

describe('behind it', () => {
  test('what was decided there holds', () => {
    expect(kept(0, { isEdge: false, flags: TraceFlags.SAMPLED })).toBe(1);
    expect(kept(1, { isEdge: false, flags: TraceFlags.NONE })).toBe(0);
  });
});
