export { type Broker, connectBroker } from './broker.ts';
export { Databases, type DatabaseUrls } from './databases.ts';
export {
  type DeadLetter,
  type DeadLetterDetails,
  type DeadLetterFilter,
  listDeadLetters,
  showDeadLetter,
} from './dead-letters.ts';
export { AdminError } from './errors.ts';
export { type FillCount, type FillReport, fillCards } from './fill-cards.ts';
export { republish } from './republish.ts';
export { discardDeadLetters, type ReplayOutcome, replayDeadLetters, replayOutcomes, type Settled } from './settle.ts';
export { type EventStatus, readStatus } from './status.ts';
export { type StreamedEvent, tailEvents } from './tail.ts';
