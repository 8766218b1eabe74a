export { applyEvent, fingerprints } from './apply-event.ts';
export { blockEvents, describeBlockEvents } from './block-events.ts';
export { describeContract } from './contract.ts';
export { type DemoDatabase, demoDatabase } from './database.ts';
export { testNamespace } from './events.ts';
export { describeExport, exportOfMinji } from './export.ts';
export type { Scale } from './global-setup.ts';
export { codeIn, Letters, letterOf, lettersTo, linkIn } from './letters.ts';
export { natsLine } from './nats-line.ts';
export { type OtlpReceiver, otlpReceiver, type ReceivedSpan } from './otlp-receiver.ts';
export { plansOf } from './plans.ts';
export {
  connectionRows,
  describePolicy,
  fieldRows,
  type PolicyClub,
  type PolicyMatrix,
  type PolicyRow,
  PolicySchema,
} from './policy-matrix.ts';
export { type TestProcessesOptions, testProcesses } from './processes.ts';
export { RedisLine } from './redis-line.ts';
export { type Relevance, recallAt10, relevanceTable } from './relevance.ts';
export { type As, type GraphQLAnswer, type Representation, type TestSubgraph, testSubgraph } from './subgraph.ts';
export { TcpLine } from './tcp-line.ts';
