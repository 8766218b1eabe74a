export { type TelemetryConfig, telemetryEnv } from './config.ts';
export { answerWithoutEnd, type HttpParent, measureRequests, traceRequests } from './http.ts';
export type { Metrics } from './metrics.ts';
export { startTelemetry, type Telemetry } from './telemetry.ts';
export {
  beginSpan,
  currentSpan,
  currentTraceparent,
  finish,
  inSpan,
  logIds,
  type Span,
  type Tracing,
} from './tracing.ts';
