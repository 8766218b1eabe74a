export { type EventConfig, eventEnv, type Log } from './config.ts';
export { retryDeadlocks } from './deadlocks.ts';
export { decodeEnvelope, type Envelope, encodeEnvelope } from './envelope.ts';
export { type ChoreTools, type EventBus, type EventBusOptions, startEventBus } from './event-bus.ts';
export {
  DependencyUnavailableError,
  type EventHandler,
  type EventTransaction,
  on,
  onMany,
  PermanentError,
  type ReceivedEvent,
} from './handlers.ts';
export type { Chore } from './keep-house.ts';
export { IDLE } from './lease.ts';
export { type Emit, insertEventOfChanged, insertEvents, type Occurrence, type Outbox, outboxRow } from './outbox.ts';
export { type Asker, answer, type QuestionAnswer, questionSubject } from './questions.ts';
export { type Signals, signalSubject } from './signals.ts';
export { type SqlClient, sqlClient } from './sql.ts';
export { streamName } from './streams.ts';
